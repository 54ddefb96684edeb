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

} // namespace baonoi
