// SPDX-License-Identifier: GPL-3.0-or-later
// What a library in eSpeak NG's place (fakes/hostile_espeak.cpp) can do: in a program that confines nothing
// all of it, in the voice program nothing.
#include "fakes/attempt_targets.h"
#include "fakes/folder.h"
#include "lib/espeak/espeak_client.h"
#include "test_paths.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baonoi::espeak {
namespace {

namespace fs = std::filesystem;

const std::string no_sound = "found no sound for a word";

std::string refusal(const std::string &call) {
    return fmt::format("asked for the system call {}, which no voice may make", call);
}

std::string refusal_at_start(const std::string &call) {
    return fmt::format(
        "the voice program asked for the system call {}, which no voice may make; install eSpeak NG "
        "(libespeak-ng1, espeak-ng-data) as your system provides it",
        call);
}

std::string no_voice(const std::string &name) {
    return "eSpeak NG has no voice " + name;
}

struct Case {
    const char *what;
    std::string child; // the reason why a word fails
    std::string start; // the message when the voice of that name cannot start; empty: it may
};

void PrintTo(const Case &given, std::ostream *out) {
    *out << given.what;
}

class Confinement : public ::testing::TestWithParam<Case> {
protected:
    std::string asked(const std::string &what) const { return targets.asked(what); }

    test::AttemptTargets targets;
};

EngineSettings voice(const std::string &name) {
    return {name, "vi", 160, 50, 50, 60, 2};
}

Spoken say(const std::string &word) {
    VoiceServer server(voice("nothing"), BAONOI_HOSTILE_VOICE);
    return server.speak({{{EngineWordKind::text, word}}});
}

// The same library in a process that gave nothing up.
bool succeeds_unconfined(const std::string &asked) {
    const pid_t child = ::fork();
    if (child == 0) {
        void *library = ::dlopen(BAONOI_HOSTILE_LIBRARY, RTLD_NOW);
        auto *attempt =
            library ? reinterpret_cast<bool (*)(const char *)>(::dlsym(library, "attempt")) : nullptr;
        ::_exit(attempt && attempt(asked.c_str()) ? 0 : 1);
    }
    int status = 1;
    ::waitpid(child, &status, 0);
    return status == 0;
}

TEST_P(Confinement, IsNothingThatTheLibraryCouldNotDoElsewhere) {
    EXPECT_TRUE(std::string_view(GetParam().what) == "memory" // of which page 0 cannot be read
                || succeeds_unconfined(asked(GetParam().what)));
}

TEST_P(Confinement, HoldsTheChildThatSpeaks) {
    const Spoken spoken = say(asked(GetParam().what));
    EXPECT_FALSE(spoken.spoken);
    EXPECT_EQ(spoken.reason, GetParam().child);
    EXPECT_EQ(test::read(targets.page), "trang");
    EXPECT_FALSE(fs::exists(targets.new_file()));
}

TEST_P(Confinement, HoldsTheServerThatStarts) {
    const std::string name = asked(GetParam().what);
    std::string message;
    try {
        VoiceServer server(voice(name), BAONOI_HOSTILE_VOICE);
        server.facts();
    } catch (const std::exception &error) {
        message = error.what();
    }
    EXPECT_EQ(message, GetParam().start == "no voice" ? no_voice(name) : GetParam().start);
    EXPECT_EQ(test::read(targets.page), "trang");
    EXPECT_FALSE(fs::exists(targets.new_file()));
}

INSTANTIATE_TEST_SUITE_P(
    AllAttempts, Confinement,
    ::testing::Values(Case{"constructor", no_sound, "no voice"}, Case{"read", no_sound, "no voice"},
                      Case{"list", no_sound, "no voice"}, Case{"memory", no_sound, "no voice"},
                      Case{"environment", no_sound, "no voice"}, Case{"descriptors", no_sound, "no voice"},
                      Case{"write", refusal("openat"), refusal_at_start("openat")},
                      Case{"rename", refusal("rename"), refusal_at_start("rename")},
                      Case{"remove", refusal("unlink"), refusal_at_start("unlink")},
                      Case{"chmod", refusal("chmod"), refusal_at_start("chmod")},
                      Case{"socket", refusal("socket"), refusal_at_start("socket")},
                      Case{"connect", refusal("socket"), refusal_at_start("socket")},
                      Case{"ptrace", refusal("ptrace"), refusal_at_start("ptrace")},
                      Case{"copy", refusal("process_vm_readv"), refusal_at_start("process_vm_readv")},
                      Case{"kill", refusal("kill"), refusal_at_start("kill")},
                      Case{"tgkill", "was aborted", "the voice program was aborted"},
                      Case{"pidfd", refusal("pidfd_open"), refusal_at_start("pidfd_open")},
                      Case{"exec", refusal("execve"), refusal_at_start("execve")},
                      Case{"namespace", refusal("unshare"), refusal_at_start("unshare")},
                      Case{"dumpable", refusal("prctl"), refusal_at_start("prctl")},
                      Case{"fork", refusal("clone"), ""}, Case{"time", refusal("setitimer"), ""},
                      Case{"code", refusal("mmap"), ""}),
    [](const auto &given) { return std::string(given.param.what); });

TEST(VoiceProgram, ReadsItsData) {
    EXPECT_TRUE(say("data").spoken);
}

TEST(VoiceProgram, TakesNoMoreClausesThanWereAskedFor) {
    EXPECT_EQ(say("flood").reason, "lost its server");
}

// Its time is told by a signal: when it takes none, baonoi ends it with its server.
TEST(VoiceProgram, IsEndedWhenItTakesNoSignals) {
    EngineSettings settings = voice("nothing");
    settings.time_limit = 1;
    VoiceServer server(settings, BAONOI_HOSTILE_VOICE);
    EXPECT_EQ(server.speak({{{EngineWordKind::text, "deaf"}}}).reason, "lost its server");
}

TEST(VoiceProgram, IsUnderEveryLock) {
    VoiceServer server(voice("nothing"), BAONOI_HOSTILE_VOICE);
    server.facts();
    const std::string status = test::read(fmt::format("/proc/{}/status", server.pid()));
    EXPECT_NE(status.find("NoNewPrivs:\t1\n"), std::string::npos);
    EXPECT_NE(status.find("Seccomp:\t2\n"), std::string::npos);
    EXPECT_NE(
        test::read(fmt::format("/proc/{}/limits", server.pid())).find("Max core file size        0      "),
        std::string::npos);
}

// Of a process that cannot be looked into, what is in /proc is root's. Root itself may look into all: here
// the one who starts it is not root.
TEST(VoiceProgram, CannotBeLookedInto) {
    const test::TemporaryFolder folder;
    const fs::path program = folder.path() / "voice";
    fs::copy_file(BAONOI_FRAGILE_VOICE, program);
    const pid_t child = ::fork();
    if (child == 0) {
        if (::getuid() == 0 && ::setuid(65534) != 0)
            ::_exit(2);
        VoiceServer server(voice("nothing"), program);
        struct stat facts {};
        const bool is_there = server.facts().sample_rate &&
                              ::stat(fmt::format("/proc/{}/mem", server.pid()).c_str(), &facts) == 0;
        ::_exit(is_there && facts.st_uid != ::getuid() ? 0 : 1);
    }
    int status = 1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
}

} // namespace
} // namespace baonoi::espeak
