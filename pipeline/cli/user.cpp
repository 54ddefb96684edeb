// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/user.h"

#include "base/error.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace baonoi::cli {

namespace {

// What the unit of that name has made, unless the environment says otherwise.
void set_if_there(const char *variable, const std::string &folder) {
    std::error_code ignored;
    if (std::filesystem::is_directory(folder, ignored))
        ::setenv(variable, folder.c_str(), 0);
}

} // namespace

std::string command_user() {
    std::array<char, 16384> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    ::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found);
    return "cli:" + (found ? std::string(found->pw_name) : std::to_string(::getuid()));
}

void become_user(const std::string &name) {
    std::array<char, 16384> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    ::getpwnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
    if (!found)
        throw Error(Next::stop, fmt::format("there is no user {}", name));
    if (::geteuid() != found->pw_uid) {
        if (::initgroups(name.c_str(), found->pw_gid) != 0 || ::setgid(found->pw_gid) != 0 ||
            ::setuid(found->pw_uid) != 0)
            throw Error(Next::stop, fmt::format("cannot become the user {}: {}; run this as root", name,
                                                errno_text(errno)));
        ::prctl(PR_SET_DUMPABLE, 1); // as a program that was started by that user
    }
    ::setenv("HOME", found->pw_dir, 1);
    for (const char *variable : {"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
        ::unsetenv(variable);
    set_if_there("CREDENTIALS_DIRECTORY", fmt::format("/run/credentials/{}.service", name));
    set_if_there("CACHE_DIRECTORY", fmt::format("/var/cache/{}", name));
}

} // namespace baonoi::cli
