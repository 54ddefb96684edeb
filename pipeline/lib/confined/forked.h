// SPDX-License-Identifier: GPL-3.0-or-later
// A child of a helper, for one piece of work. Its end is noticed without a signal and without asking again
// and again: it alone holds one end of a pipe.
#pragma once

#include "base/handle.h"

#include <functional>
#include <sys/types.h>

namespace baonoi::confined {

struct Forked {
    pid_t pid = 0;
    UniqueFd life; // hangs up when the child has ended
};

// The child does the work, whose value is its exit code; an exception is EXIT_FAILURE. Throws retry when it
// cannot be started. Threads: the process has one only.
Forked fork_child(const std::function<int()> &work);

// The status of waitpid(), of a child that has ended or is about to.
int reap(pid_t child);

} // namespace baonoi::confined
