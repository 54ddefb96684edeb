// SPDX-License-Identifier: GPL-3.0-or-later
// Packets between baonoi and its helpers (voices, parsers): a SOCK_SEQPACKET pair, so that a process that
// dies leaves no half packet.
#pragma once

#include "base/handle.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace baonoi::confined {

constexpr std::size_t largest_packet = std::size_t{96} * 1024;

struct PacketPair {
    UniqueFd ours, theirs;
};
// Throws retry when there are no descriptors left.
PacketPair packet_pair();

// False when the other end is closed. Waits while it takes none.
bool send_packet(int fd, std::string_view packet);
// The same, and the other end gets its own copy of a descriptor.
bool send_packet_with(int fd, std::string_view packet, int passed);

// Waits for a packet; empty when the other end is closed. Valid as long as buffer is not changed.
std::string_view receive_packet(int fd, std::string &buffer);

using Deadline = std::chrono::time_point<std::chrono::steady_clock, std::chrono::duration<double>>;
inline Deadline in_seconds(double seconds) {
    return std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
}
// Waits for one of the events of poll(); false when none has come by then.
bool poll_until(Deadline deadline, int fd, short events);
// As receive_packet(), empty also when none has come by then.
std::string_view receive_packet_by(Deadline deadline, int fd, std::string &buffer);

struct PacketWithFd {
    std::string packet;
    UniqueFd passed;
};
// For packets of send_packet_with(): at most 256 bytes.
PacketWithFd receive_packet_with_fd(int fd);

} // namespace baonoi::confined
