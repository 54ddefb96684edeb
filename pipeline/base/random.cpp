// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"

#include "base/error.h"

#include <array>
#include <cassert>
#include <cerrno>
#include <fmt/format.h>
#include <sys/random.h>

namespace baonoi {

std::string random_hex(std::size_t bytes) {
    std::array<unsigned char, 256> random{};
    assert(bytes <= random.size());
    if (::getrandom(random.data(), bytes, 0) != static_cast<ssize_t>(bytes))
        throw Error(Next::stop, fmt::format("no random numbers: {}", errno_text(errno)));
    std::string hex;
    for (std::size_t i = 0; i < bytes; ++i)
        hex += fmt::format("{:02x}", random[i]);
    return hex;
}

} // namespace baonoi
