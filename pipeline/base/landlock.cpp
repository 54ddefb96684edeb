// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/landlock.h"

#include "base/error.h"
#include "base/handle.h"

#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace baonoi {

namespace {

// Rights that a version of Landlock does not know are an error to it.
std::uint64_t rights_of(long version) {
    constexpr std::uint64_t first = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1; // all from EXECUTE on
    std::uint64_t rights = first;
    if (version >= 2)
        rights |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3)
        rights |= std::uint64_t{1} << 14U; // LANDLOCK_ACCESS_FS_TRUNCATE
    return rights;
}

[[noreturn]] void fail(const char *call) {
    throw Error(Next::stop, fmt::format("cannot confine a process: {}: {}", call, errno_text(errno)));
}

} // namespace

bool read_only_below(const std::vector<std::filesystem::path> &paths) {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return false;
    struct landlock_ruleset_attr all {};
    all.handled_access_fs = rights_of(version);
    const UniqueFd rules(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0)));
    if (!rules)
        fail("landlock_create_ruleset");
    for (const std::filesystem::path &path : paths) {
        const UniqueFd place(::open(path.c_str(), O_PATH | O_CLOEXEC));
        struct stat facts {};
        if (!place || ::fstat(place.value(), &facts) != 0)
            continue;
        struct landlock_path_beneath_attr beneath {};
        beneath.parent_fd = place.value();
        beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
        if (S_ISDIR(facts.st_mode))
            beneath.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
        if (::syscall(SYS_landlock_add_rule, rules.value(), LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) != 0)
            fail("landlock_add_rule");
    }
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        fail("prctl");
    if (::syscall(SYS_landlock_restrict_self, rules.value(), 0) != 0)
        fail("landlock_restrict_self");
    return true;
}

} // namespace baonoi
