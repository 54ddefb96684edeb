// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/confined/forked.h"

#include "base/error.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baonoi::confined {

Forked fork_child(const std::function<int()> &work) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw Error(Next::retry, "could not be started: " + errno_text(errno));
    Forked child{0, UniqueFd(ends[0])};
    const UniqueFd held(ends[1]);
    child.pid = ::fork();
    if (child.pid < 0)
        throw Error(Next::retry, "could not be started: " + errno_text(errno));
    if (child.pid > 0)
        return child;
    int code = EXIT_FAILURE;
    try {
        child.life.close();
        code = work();
    } catch (const std::exception &) { // its code says that it failed
    }
    ::_exit(code);
}

int reap(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

} // namespace baonoi::confined
