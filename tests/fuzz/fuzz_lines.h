// SPDX-License-Identifier: GPL-3.0-or-later
// An input of several parts: its first lines are headers and the like, what follows is the body.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <string>

namespace baonoi::test {

inline std::string take_line(std::string &input) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    std::string line = input.substr(0, end);
    input.erase(0, end + 1);
    return line;
}

inline void check(bool holds) {
    if (!holds)
        std::abort();
}

} // namespace baonoi::test
