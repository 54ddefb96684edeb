// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/confined/helper_process.h"

#include "base/error.h"
#include "base/spawn.h"
#include "lib/confined/forked.h"
#include "lib/confined/packets.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>

namespace baonoi::confined {

namespace {

constexpr int helper_fd = 3;

} // namespace

// Our copies of the helper's end are closed when this returns: only the helper's death may close it then.
void HelperProcess::start(const std::filesystem::path &program, std::vector<std::string> arguments) {
    PacketPair pair = packet_pair();
    socket_ = std::move(pair.ours);
    // Above 3, so that the child's dup2 to 3 neither closes it nor is one to itself.
    const UniqueFd moved(::fcntl(pair.theirs.value(), F_DUPFD_CLOEXEC, helper_fd + 1));
    if (!moved)
        throw Error(Next::retry, fmt::format("cannot start a helper: fcntl: {}", errno_text(errno)));
    arguments.push_back(std::to_string(helper_fd));
    pid_ = spawn(program, arguments, {{moved.value(), helper_fd}}, Environment::empty);
}

void HelperProcess::stop() {
    if (!pid_)
        return;
    socket_ = UniqueFd();
    ::kill(pid_, SIGKILL);
    reap(pid_);
    pid_ = 0;
}

} // namespace baonoi::confined
