// SPDX-License-Identifier: GPL-3.0-or-later
// What a parser can do to its host (fakes/hostile_parser.cpp): nothing; and what its faults cost: one piece
// of work.
#include "base/error.h"
#include "fakes/attempt_targets.h"
#include "fakes/processes.h"
#include "lib/confined/parsers.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <vector>

namespace baonoi::confined {
namespace {

namespace fs = std::filesystem;
using test::children_of;
using test::goes_away;
using test::state_of;

constexpr WorkLimits roomy{20, 1U << 20U};

std::string asked_for(const std::string &what, const WorkLimits &limits = roomy,
                      std::string_view kind = "hostile") {
    std::string answer;
    ParserWork work(kind, "the page", limits);
    const auto take = [&](const std::string &message) { answer += message; };
    work.say(what, take);
    work.finish(take);
    return answer;
}

std::string error_of(const std::string &what, Next next, const WorkLimits &limits = roomy,
                     std::string_view kind = "hostile") {
    try {
        return "no error, but " + asked_for(what, limits, kind);
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), next) << error.what();
        return error.what();
    }
}

// The servers.
std::vector<pid_t> own_children() {
    return children_of(::getpid());
}

template <class Holds>
bool soon(Holds holds) {
    for (int i = 0; i < 1000; ++i) {
        if (holds())
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

class Parsers : public ::testing::Test {
protected:
    Parsers() { parse_by(BAONOI_HOSTILE_PARSER, {}); }
    ~Parsers() override { parse_by("", {}); }
};

// A crash, an endless loop, a bomb: one message, and the next piece of work is done by the same server.
struct Fault {
    const char *what;
    Next next;
    const char *message;
    WorkLimits limits = roomy;
};

void PrintTo(const Fault &given, std::ostream *out) {
    *out << given.what;
}

class ParserFault : public Parsers, public ::testing::WithParamInterface<Fault> {};

TEST_P(ParserFault, CostsOnePieceOfWork) {
    ASSERT_EQ(asked_for("nothing"), "succeeded");
    const std::vector<pid_t> before = own_children();
    EXPECT_EQ(error_of(GetParam().what, GetParam().next, GetParam().limits), GetParam().message);
    EXPECT_EQ(asked_for("nothing"), "succeeded");
    EXPECT_EQ(own_children(), before);
    EXPECT_TRUE(soon([&] { return children_of(before.at(0)).empty(); }));
}

#if !defined(__SANITIZE_ADDRESS__) // under which these end otherwise
INSTANTIATE_TEST_SUITE_P(
    DeathsAndBombs, ParserFault,
    ::testing::Values(Fault{"crash", Next::skip,
                            "the page could not be parsed: the parser ended by signal 4"},
                      Fault{"hoard", Next::skip,
                            "the page could not be parsed: the parser needed more than 1024 MB of memory"},
                      Fault{"abort", Next::skip, "the page could not be parsed: the parser was aborted"}),
    [](const auto &given) { return std::string(given.param.what); });
#endif

INSTANTIATE_TEST_SUITE_P(
    AllFaults, ParserFault,
    ::testing::Values(
        Fault{"hang",
              Next::skip,
              "the page could not be parsed: the parser took more than 1 s of the processor",
              {1, 1U << 20U}},
        Fault{"leave", Next::skip, "the page could not be parsed: the parser ended with code 7"},
        Fault{"babble", Next::skip, "the page could not be parsed: the parser answered with nonsense"},
        Fault{"flood", Next::skip, "the page could not be parsed: the parser answers without end"},
        Fault{"refuse", Next::skip, "line 3: not well-formed"}, Fault{"retry", Next::retry, "busy"},
        Fault{"stop", Next::skip, "all must end"}),
    [](const auto &given) { return std::string(given.param.what); });

// What a parser that was taken over can do.
struct Attempt {
    const char *what;
    const char *refused;  // the system call; empty: it just fails
    bool at_start = true; // it fails in the server, too
};

void PrintTo(const Attempt &given, std::ostream *out) {
    *out << given.what;
}

class ParserAttempt : public Parsers, public ::testing::WithParamInterface<Attempt> {
protected:
    std::string refusal() const {
        const std::string call = GetParam().refused;
        return call == "tgkill" ? "was aborted"
                                : fmt::format("asked for the system call {}, which no parser may make", call);
    }
    bool is_refused() const { return *GetParam().refused != 0; }

    test::AttemptTargets targets;
    std::string asked = targets.asked(GetParam().what);
};

TEST_P(ParserAttempt, FailsInTheChildThatParses) {
    if (is_refused()) {
        EXPECT_EQ(error_of(asked, Next::skip), "the page could not be parsed: the parser " + refusal());
    } else {
        EXPECT_EQ(asked_for(asked), "failed");
    }
    EXPECT_EQ(test::read(targets.page), "trang");
    EXPECT_FALSE(fs::exists(targets.new_file()));
    EXPECT_EQ(asked_for("nothing"), "succeeded");
}

TEST_P(ParserAttempt, FailsInTheServerThatStarts) {
    if (GetParam().at_start) {
        EXPECT_EQ(error_of("nothing", Next::stop, roomy, asked), asked + " failed");
    }
    EXPECT_EQ(test::read(targets.page), "trang");
    EXPECT_FALSE(fs::exists(targets.new_file()));
}

// That all of it can be done elsewhere is tested with the same attempts by lib/espeak/confine_test.cpp.
INSTANTIATE_TEST_SUITE_P(
    AllAttempts, ParserAttempt,
    ::testing::Values(Attempt{"read", ""}, Attempt{"list", ""}, Attempt{"memory", ""},
                      Attempt{"environment", ""}, Attempt{"descriptors", ""}, Attempt{"write", "openat"},
                      Attempt{"rename", "rename"}, Attempt{"remove", "unlink"}, Attempt{"chmod", "chmod"},
                      Attempt{"socket", "socket"}, Attempt{"connect", "socket"}, Attempt{"ptrace", "ptrace"},
                      Attempt{"copy", "process_vm_readv"}, Attempt{"kill", "kill"},
                      Attempt{"tgkill", "tgkill"}, Attempt{"pidfd", "pidfd_open"}, Attempt{"exec", "execve"},
                      Attempt{"namespace", "unshare"}, Attempt{"dumpable", "prctl"},
                      Attempt{"fork", "clone", false}, Attempt{"time", "setitimer", false},
                      Attempt{"code", "mmap", false}),
    [](const auto &given) { return std::string(given.param.what); });

TEST_F(Parsers, ReadNoFileAtAllOnceTheyHaveStarted) {
    EXPECT_EQ(asked_for("read:/usr/share/common-licenses/GPL-3"), "failed");
}

TEST_F(Parsers, AreUnderEveryLock) {
    ParserWork work("hostile", "the page", roomy);
    const pid_t server = own_children().at(0);
    ASSERT_TRUE(soon([&] { return children_of(server).size() == 1; }));
    work.say("echo", {});
    for (const pid_t pid : {server, children_of(server).at(0)}) {
        const std::string status = fmt::format("/proc/{}/status", pid);
        EXPECT_TRUE(soon([&] { return test::read(status).find("Seccomp:\t2\n") != std::string::npos; }));
        EXPECT_NE(test::read(status).find("NoNewPrivs:\t1\n"), std::string::npos);
        EXPECT_NE(test::read(fmt::format("/proc/{}/limits", pid)).find("Max core file size        0      "),
                  std::string::npos);
    }
    work.finish({});
}

TEST_F(Parsers, SeeNothingOfEachOther) {
    ParserWork other("hostile", "the page", roomy);
    other.say("echo", {});
    EXPECT_EQ(asked_for("descriptors"), "failed");
    std::string answer;
    const auto take = [&](const std::string &message) { answer += message; };
    other.say("một", take);
    other.finish(take);
    EXPECT_EQ(answer, "một");
}

TEST_F(Parsers, WorkForManyAtOnce) {
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 20; ++i) {
                const std::string text(static_cast<std::size_t>(10000 * t + i), 'x');
                std::string answer;
                ParserWork work("hostile", "the page", roomy);
                const auto take = [&](const std::string &message) { answer += message; };
                work.say("echo", take);
                work.say(text, take);
                work.finish(take);
                right += answer == text ? 1 : 0;
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(right, 160);
    EXPECT_EQ(own_children().size(), 1U);
}

// Both directions at once, and more than the sockets hold.
TEST_F(Parsers, AnswerWhileTheyAreToldMore) {
    std::size_t answered = 0, messages = 0;
    ParserWork work("hostile", "the page", {20, std::size_t{64} << 20U});
    const auto take = [&](const std::string &message) {
        answered += message.size();
        ++messages;
    };
    work.say("echo", take);
    for (int i = 0; i < 40; ++i)
        work.say(std::string(1'000'000, 'x'), take);
    work.finish(take);
    EXPECT_EQ(answered, 40'000'000U);
    EXPECT_EQ(messages, 40U);
}

TEST_F(Parsers, AreStartedAgainWhenTheServerHasDied) {
    ASSERT_EQ(asked_for("nothing"), "succeeded");
    const pid_t server = own_children().at(0);
    ASSERT_EQ(::kill(server, SIGKILL), 0);
    ASSERT_TRUE(goes_away(server));
    EXPECT_EQ(asked_for("nothing"), "succeeded");
    EXPECT_NE(own_children().at(0), server);
}

// As one that is frozen: it is there, but begins nothing.
TEST_F(Parsers, AreStartedAgainWhenTheServerBeginsNothing) {
    ASSERT_EQ(asked_for("nothing"), "succeeded");
    const pid_t server = own_children().at(0);
    ASSERT_EQ(::kill(server, SIGSTOP), 0);
    ParserWork second("hostile", "the feed", roomy);
    EXPECT_EQ(error_of("nothing", Next::retry, {20, 1U << 20U, 20, 0.2}),
              "the page could not be parsed: the parser did not begin in 0.2 s");
    EXPECT_TRUE(goes_away(server));
    try {
        second.finish({});
        FAIL();
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::retry);
        EXPECT_STREQ(error.what(), "the feed could not be parsed: the process that parses was lost");
    }
    EXPECT_EQ(asked_for("nothing"), "succeeded");
    EXPECT_NE(own_children().at(0), server);
}

TEST_F(Parsers, AreLostWithTheirServer) {
    ParserWork work("hostile", "the page", roomy);
    work.say("echo", {});
    ASSERT_EQ(::kill(own_children().at(0), SIGKILL), 0);
    try {
        work.finish({});
        FAIL();
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::retry);
        EXPECT_STREQ(error.what(), "the page could not be parsed: the process that parses was lost");
    }
}

TEST_F(Parsers, ThatSayNothingAreGivenUpAndEndedWithTheirServer) {
    EXPECT_EQ(error_of("deaf", Next::retry, {20, 1U << 20U, 0.5}),
              "the page could not be parsed: the parser was not done in 0.5 s");
    const pid_t server = own_children().at(0);
    std::vector<pid_t> deaf;
    ASSERT_TRUE(soon([&] { return !(deaf = children_of(server)).empty(); }));
    EXPECT_TRUE(soon([&] { return state_of(server) == "Z"; }));
    EXPECT_EQ(asked_for("nothing"), "succeeded");
    EXPECT_TRUE(goes_away(deaf.at(0)));
}

// It closes the pipe by which its end is noticed, and goes on.
TEST_F(Parsers, ThatFeignTheirEndKeepNobodyWaiting) {
    ParserWork feigned("hostile", "the page", roomy);
    feigned.say("feign", {});
    const pid_t server = own_children().at(0);
    EXPECT_EQ(asked_for("nothing"), "succeeded");
    EXPECT_TRUE(soon([&] { return state_of(server) == "Z"; }));
    EXPECT_EQ(asked_for("nothing"), "succeeded");
}

// Each word in time, but never the last one.
TEST_F(Parsers, ThatDragOnAreGivenUp) {
    EXPECT_EQ(error_of("drag", Next::retry, {20, 1U << 20U, 1}),
              "the page could not be parsed: the parser was not done in 1 s");
}

TEST_F(Parsers, EndWhenTheirAskerHasGone) {
    {
        ParserWork work("hostile", "the page", roomy);
        work.say("echo", {});
        ASSERT_TRUE(soon([] { return children_of(own_children().at(0)).size() == 1; }));
    }
    const pid_t server = own_children().at(0);
    EXPECT_TRUE(soon([&] { return children_of(server).empty(); }));
    EXPECT_EQ(asked_for("nothing"), "succeeded");
    EXPECT_EQ(own_children().at(0), server);
}

TEST_F(Parsers, EndTheWorkWhenTheTakerThrows) {
    ParserWork work("hostile", "the page", roomy);
    const auto take = [](const std::string &) { throw std::runtime_error("enough"); };
    EXPECT_THROW(
        {
            work.say("nothing", take);
            work.finish(take);
        },
        std::runtime_error);
    EXPECT_EQ(asked_for("nothing"), "succeeded");
}

TEST_F(Parsers, AreMissedWithTheNameOfTheProgram) {
    parse_by("/nowhere/baonoi", {});
    EXPECT_EQ(error_of("nothing", Next::retry),
              "cannot start /nowhere/baonoi: posix_spawn: No such file or directory");
}

// What is in /proc of a process that cannot be looked into is root's; the one who starts it here is not.
TEST_F(Parsers, CannotBeLookedInto) {
    const test::TemporaryFolder folder;
    const fs::path program = folder.path() / "parser";
    fs::copy_file(BAONOI_HOSTILE_PARSER, program);
    const pid_t child = ::fork();
    if (child == 0) {
        if (::getuid() == 0 && ::setuid(65534) != 0)
            ::_exit(2);
        parse_by(program, {});
        if (asked_for("nothing") != "succeeded")
            ::_exit(3);
        struct stat facts {};
        const std::string memory = fmt::format("/proc/{}/mem", own_children().at(0));
        ::_exit(::stat(memory.c_str(), &facts) == 0 && facts.st_uid != ::getuid() ? 0 : 1);
    }
    int status = 1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
}

} // namespace
} // namespace baonoi::confined
