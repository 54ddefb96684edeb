// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/user.h"

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace baonoi::cli {

std::string command_user() {
    std::array<char, 16384> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    ::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found);
    return "cli:" + (found ? std::string(found->pw_name) : std::to_string(::getuid()));
}

} // namespace baonoi::cli
