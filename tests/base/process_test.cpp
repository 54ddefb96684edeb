// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/process.h"

#include "base/error.h"
#include "fakes/folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baonoi {
namespace {

// Of a process that cannot be looked into, what is in /proc is root's; root itself may look into all.
TEST(Process, OneThatForbidsItCannotBeLookedInto) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (::getuid() == 0 && (::setuid(65534) != 0 || ::prctl(PR_SET_DUMPABLE, 1) != 0))
            ::_exit(2);
        const auto owner = [] {
            struct stat facts {};
            return ::stat("/proc/self/mem", &facts) == 0 ? facts.st_uid : 1;
        };
        const uid_t before = owner();
        forbid_looking_in();
        ::_exit(before == ::getuid() && owner() == 0 ? 0 : 1);
    }
    int status = 1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
}

TEST(Process, OneThatLivesIsNotGone) {
    EXPECT_FALSE(is_gone(this_process()));
}

TEST(Process, OneOfAnEarlierStartOfTheMachineIsGone) {
    const std::string self = this_process();
    EXPECT_TRUE(is_gone("3f1c6a52-0000-4000-8000-000000000000" + self.substr(self.find(':'))));
}

TEST(Process, OneWhoseNumberWasGivenToAnotherIsGone) {
    const std::string self = this_process();
    EXPECT_TRUE(is_gone(self.substr(0, self.rfind(':')) + ":1"));
}

TEST(Process, OneThatHasEndedIsGoneAlsoBeforeItsParentHasAsked) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const std::string self = this_process();
        const bool is_written =
            ::write(ends[1], self.data(), self.size()) == static_cast<ssize_t>(self.size());
        ::_exit(is_written ? 0 : 1);
    }
    ::close(ends[1]);
    std::string process(200, '\0');
    const ssize_t size = ::read(ends[0], process.data(), process.size());
    ::close(ends[0]);
    ASSERT_GT(size, 0);
    process.resize(static_cast<std::size_t>(size));
    siginfo_t info{};
    ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT), 0);
    EXPECT_TRUE(is_gone(process));
    ASSERT_EQ(::waitpid(child, nullptr, 0), child);
    EXPECT_TRUE(is_gone(process));
}

TEST(Process, NobodyKnowsOfAnythingElse) {
    for (const char *text : {"", "worker", "a:b", "x:12", "boot:pid:start", "::", "boot:12:"})
        EXPECT_FALSE(is_gone(text)) << text;
}

TEST(ProcessLocks, AreHeldByOneAtATimeWhoIsNamed) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "lock";
    {
        const ProcessLock lock(file, "the process 12");
        EXPECT_THROW(
            {
                try {
                    const ProcessLock second(file, "the process 13");
                } catch (const Error &error) {
                    EXPECT_EQ(error.next(), Next::stop);
                    EXPECT_EQ(error.what(), fmt::format("{} is held by the process 12", file.string()));
                    throw;
                }
            },
            Error);
    }
    const ProcessLock third(file, "14");
    EXPECT_EQ(test::read(file), "14\n");
}

} // namespace
} // namespace baonoi
