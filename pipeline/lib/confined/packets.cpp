// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/confined/packets.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace baonoi::confined {

namespace {

// Calls again what a signal interrupted.
template <class Call>
ssize_t uninterrupted(Call call) {
    ssize_t result = 0;
    do
        result = call();
    while (result < 0 && errno == EINTR);
    return result;
}

// A packet and room for one descriptor beside it, as the kernel takes and gives them.
struct MessageWithFd {
    MessageWithFd(char *bytes, std::size_t size) : part{bytes, size} {
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
    }
    MessageWithFd(const MessageWithFd &) = delete; // it points into itself
    MessageWithFd &operator=(const MessageWithFd &) = delete;

    struct iovec part;
    alignas(struct cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    struct msghdr message {};
};

} // namespace

PacketPair packet_pair() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        throw Error(Next::retry, fmt::format("cannot talk to a helper: socketpair: {}", errno_text(errno)));
    return {UniqueFd(ends[0]), UniqueFd(ends[1])};
}

bool send_packet(int fd, std::string_view packet) {
    return uninterrupted([&] { return ::send(fd, packet.data(), packet.size(), MSG_NOSIGNAL); }) ==
           static_cast<ssize_t>(packet.size());
}

bool send_packet_with(int fd, std::string_view packet, int passed) {
    std::string bytes(packet);
    MessageWithFd room(bytes.data(), bytes.size());
    struct cmsghdr *header = CMSG_FIRSTHDR(&room.message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &passed, sizeof passed);
    return uninterrupted([&] { return ::sendmsg(fd, &room.message, MSG_NOSIGNAL); }) ==
           static_cast<ssize_t>(packet.size());
}

std::string_view receive_packet(int fd, std::string &buffer) {
    buffer.resize(largest_packet);
    const ssize_t got = uninterrupted([&] { return ::read(fd, buffer.data(), buffer.size()); });
    return std::string_view(buffer).substr(0, static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
}

bool poll_until(Deadline deadline, int fd, short events) {
    while (true) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - Deadline::clock::now()).count();
        if (left <= 0)
            return false;
        struct pollfd waiting {
            fd, events, 0
        };
        const int ready = ::poll(&waiting, 1, static_cast<int>(left));
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return false;
    }
}

std::string_view receive_packet_by(Deadline deadline, int fd, std::string &buffer) {
    return poll_until(deadline, fd, POLLIN) ? receive_packet(fd, buffer) : std::string_view();
}

PacketWithFd receive_packet_with_fd(int fd) {
    std::array<char, 256> bytes{};
    MessageWithFd room(bytes.data(), bytes.size());
    const ssize_t got = uninterrupted([&] { return ::recvmsg(fd, &room.message, MSG_CMSG_CLOEXEC); });
    if (got <= 0)
        return {};
    PacketWithFd received{{bytes.data(), static_cast<std::size_t>(got)}, {}};
    const struct cmsghdr *header = CMSG_FIRSTHDR(&room.message);
    if (header && header->cmsg_type == SCM_RIGHTS) {
        int passed = -1;
        std::memcpy(&passed, CMSG_DATA(header), sizeof passed);
        received.passed = UniqueFd(passed);
    }
    return received;
}

} // namespace baonoi::confined
