// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/whole_attributes.h"

#include "base/error.h"
#include "base/file.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/stat.h>
#include <map>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace baonoi::systems::site {

namespace {

constexpr std::size_t most_bytes = 1U << 16U; // of a list and of a value: the kernel's limit

[[noreturn]] void refuse(const Folder &folder, const std::string &page, const std::string &why) {
    throw Error(Next::retry, fmt::format("{} {}", folder.path_of(page).string(), why));
}

using Attributes = std::map<std::string, std::string>; // by name; access control lists are among them

Attributes extended_attributes(int file) {
    Attributes attributes;
    std::string names(most_bytes, '\0');
    const ssize_t size = ::flistxattr(file, names.data(), names.size());
    if (size < 0 && errno != ENOTSUP)
        throw Error(Next::retry, fmt::format("flistxattr: {}", errno_text(errno)));
    names.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
    for (std::size_t at = 0; at < names.size(); at = names.find('\0', at) + 1) {
        const std::string name = names.c_str() + at;
        std::string value(most_bytes, '\0');
        const ssize_t bytes = ::fgetxattr(file, name.c_str(), value.data(), value.size());
        if (bytes < 0)
            throw Error(Next::retry, fmt::format("fgetxattr {}: {}", name, errno_text(errno)));
        value.resize(static_cast<std::size_t>(bytes));
        attributes[name] = value;
    }
    return attributes;
}

// What cannot be set or removed is seen afterwards.
void give_extended_attributes(const Attributes &wanted, int file) {
    for (const auto &[name, value] : extended_attributes(file))
        if (!wanted.contains(name))
            ::fremovexattr(file, name.c_str());
    for (const auto &[name, value] : wanted)
        ::fsetxattr(file, name.c_str(), value.data(), value.size(), 0);
}

} // namespace

void refuse_what_cannot_be_kept(const Folder &folder, const std::string &page) {
    struct statx facts {};
    if (::syscall(SYS_statx, folder.fd(), page.c_str(), AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &facts) != 0)
        refuse(folder, page, fmt::format("cannot be read: {}", errno_text(errno)));
    if (!S_ISREG(facts.stx_mode))
        refuse(folder, page, "is not a file any more");
    if ((facts.stx_attributes & (STATX_ATTR_IMMUTABLE | STATX_ATTR_APPEND)) != 0)
        refuse(folder, page, "cannot be replaced, it is immutable or append-only; see lsattr and chattr");
    if (facts.stx_nlink > 1)
        refuse(
            folder, page,
            fmt::format("has {} hard links, and a new page would have one of them; make it a file of its own",
                        facts.stx_nlink));
}

void give_all_attributes(const Folder &folder, const std::string &page, int file) {
    const UniqueFd old(::openat(folder.fd(), page.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat wanted {
    }, given{};
    if (!old || ::fstat(old.value(), &wanted) != 0 || ::fstat(file, &given) != 0)
        refuse(folder, page, fmt::format("cannot be read: {}", errno_text(errno)));
    const bool has_owner = wanted.st_uid == given.st_uid && wanted.st_gid == given.st_gid;
    if (!has_owner && ::fchown(file, wanted.st_uid, wanted.st_gid) != 0)
        refuse(folder, page,
               fmt::format(
                   "belongs to user {} and group {}, and a page that baonoi writes as user {} would not; "
                   "run baonoi as that user, or give it the page",
                   wanted.st_uid, wanted.st_gid, ::geteuid()));
    const Attributes attributes = extended_attributes(old.value());
    give_extended_attributes(attributes, file);
    if (::fchmod(file, wanted.st_mode & 07777U) != 0)
        fail_to_write("set the mode of", folder.path_of(page), errno);
    if (::fstat(file, &given) != 0 || given.st_uid != wanted.st_uid || given.st_gid != wanted.st_gid ||
        given.st_mode != wanted.st_mode || extended_attributes(file) != attributes)
        refuse(
            folder, page,
            "has a mode, an access control list or extended attributes that baonoi cannot give a new page; "
            "run baonoi as the owner of the page, or take them away");
}

} // namespace baonoi::systems::site
