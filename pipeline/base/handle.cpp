// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/handle.h"

#include <cerrno>

namespace baonoi {

int UniqueFd::close() {
    const int fd = std::exchange(fd_, -1);
    if (fd < 0)
        return 0;
    return ::close(fd) == 0 ? 0 : errno;
}

int read_all(const UniqueFd &file, std::uint64_t at, std::span<char> piece) {
    while (!piece.empty()) {
        const ssize_t got = ::pread(file.value(), piece.data(), piece.size(), static_cast<off_t>(at));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got < 0 ? errno : EIO;
        piece = piece.subspan(static_cast<std::size_t>(got));
        at += static_cast<std::uint64_t>(got);
    }
    return 0;
}

} // namespace baonoi
