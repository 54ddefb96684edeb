// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/spawn.h"

#include "base/error.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <unistd.h>

namespace baonoi {

namespace {

class SpawnSetup {
public:
    explicit SpawnSetup(std::initializer_list<FdGrant> grants) {
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawnattr_init(&attributes);
        const auto is_granted = [&](int number) {
            return std::any_of(grants.begin(), grants.end(),
                               [&](const FdGrant &grant) { return grant.number == number; });
        };
        for (const FdGrant &grant : grants) // the child's own copy, without close-on-exec
            ::posix_spawn_file_actions_adddup2(&actions, grant.ours, grant.number);
        if (!is_granted(STDIN_FILENO))
            ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        if (!is_granted(STDOUT_FILENO))
            ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawnattr_setpgroup(&attributes, 0);
        sigset_t none, all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&attributes, &none);
        ::posix_spawnattr_setsigdefault(&attributes, &all);
        ::posix_spawnattr_setflags(&attributes,
                                   POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    SpawnSetup(const SpawnSetup &) = delete;
    SpawnSetup &operator=(const SpawnSetup &) = delete;
    ~SpawnSetup() {
        ::posix_spawn_file_actions_destroy(&actions);
        ::posix_spawnattr_destroy(&attributes);
    }

    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
};

} // namespace

pid_t spawn(const std::filesystem::path &program, const std::vector<std::string> &arguments,
            std::initializer_list<FdGrant> grants, Environment environment) {
    std::vector<std::string> words{program == "/proc/self/exe" ? program_invocation_short_name
                                                               : program.filename().string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char *> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const SpawnSetup setup(grants);
    pid_t pid = 0;
    char *none = nullptr;
    char **const variables = environment == Environment::ours ? environ : &none;
    // posix_spawn returns its error.
    if (const int code = ::posix_spawn(&pid, program.c_str(), &setup.actions, &setup.attributes,
                                       pointers.data(), variables);
        code != 0)
        throw Error(Next::retry,
                    fmt::format("cannot start {}: posix_spawn: {}", program.string(), errno_text(code)));
    return pid;
}

} // namespace baonoi
