// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/fault.h"

#include <csignal>
#include <cstdlib>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baonoi {
namespace {

// How often the child got past the point before it was killed, or 10 when it was not.
int times_passed(const char *fault) {
    int ends[2];
    if (::pipe(ends) != 0)
        return -1;
    const pid_t child = ::fork();
    if (child == 0) {
        ::setenv("BAONOI_FAULT", fault, 1);
        for (int i = 0; i < 10; ++i) {
            fault_point("another");
            fault_point("here");
            if (::write(ends[1], "x", 1) != 1)
                ::_exit(1);
        }
        ::_exit(0);
    }
    ::close(ends[1]);
    int passed = 0;
    for (char byte = 0; ::read(ends[0], &byte, 1) == 1;)
        ++passed;
    ::close(ends[0]);
    int status = -1;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(passed < 10, WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    return passed;
}

TEST(Fault, KillsAtTheNamedPoint) {
#ifdef BAONOI_FAULTS
    EXPECT_EQ(times_passed("here"), 0);
    EXPECT_EQ(times_passed("here:4"), 3);
#endif
    EXPECT_EQ(times_passed("elsewhere"), 10);
    EXPECT_EQ(times_passed(""), 10);
}

} // namespace
} // namespace baonoi
