// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/folder.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/file.h"

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <random>
#include <sys/file.h>
#include <unistd.h>

namespace baonoi {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view temporary_mark = ".baonoi-";
constexpr std::size_t temporary_digits = 16;
constexpr mode_t plain_mode = 0644;

std::string temporary_name() {
    std::random_device random;
    return fmt::format("{}{:08x}{:08x}", temporary_mark, random(), random());
}

UniqueFd open_folder(int parent, const char *name, int flags) {
    return UniqueFd(::openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags));
}

bool has_name(const UniqueFd &fd) {
    struct stat facts {};
    return ::fstat(fd.value(), &facts) == 0 && facts.st_nlink > 0;
}

struct CloseDirectory {
    void operator()(DIR *directory) const { ::closedir(directory); }
};

} // namespace

Folder::Folder(const fs::path &path)
    : path_(path.empty() ? fs::path(".") : path), fd_(open_folder(AT_FDCWD, path_.c_str(), 0)) {
    if (!fd_)
        fail_to_write("open the folder", path_, errno);
}

std::optional<Folder> Folder::below(const fs::path &relative) const {
    fs::path path = path_;
    UniqueFd fd = open_folder(fd_.value(), ".", 0);
    for (const fs::path &name : relative) {
        if (name == "." || name.empty())
            continue;
        path /= name;
        UniqueFd next = name == ".." ? UniqueFd() : open_folder(fd.value(), name.c_str(), O_NOFOLLOW);
        if (!next && name != ".." && errno == ENOENT)
            return std::nullopt;
        if (!next) {
            const int code = name == ".." ? ELOOP : errno;
            struct stat facts {};
            if (::fstatat(fd.value(), name.c_str(), &facts, AT_SYMLINK_NOFOLLOW) == 0 &&
                S_ISLNK(facts.st_mode))
                throw Error(next_after_write(ELOOP),
                            fmt::format("{} is a symbolic link; make it a folder", path.string()));
            fail_to_write("open the folder", path, code);
        }
        fd = std::move(next);
    }
    if (!fd)
        fail_to_write("open the folder", path, errno);
    return Folder(path, std::move(fd));
}

std::optional<struct stat> Folder::facts(const std::string &name) const {
    struct stat facts {};
    if (::fstatat(fd_.value(), name.c_str(), &facts, AT_SYMLINK_NOFOLLOW) == 0)
        return facts;
    if (errno == ENOENT)
        return std::nullopt;
    fail_to_read(path_of(name), errno);
}

std::optional<std::string> Folder::read(const std::string &name, std::size_t limit) const {
    const auto file = open(name);
    return file ? std::optional(read_open_file(*file, path_of(name), limit)) : std::nullopt;
}

std::optional<UniqueFd> Folder::open(const std::string &name) const {
    UniqueFd file(::openat(fd_.value(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file && errno == ENOENT)
        return std::nullopt;
    if (!file)
        fail_to_read(path_of(name), errno);
    return file;
}

std::vector<std::string> Folder::names() const {
    const int again = ::openat(fd_.value(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, CloseDirectory> directory(again < 0 ? nullptr : ::fdopendir(again));
    if (!directory)
        fail_to_read(path_, errno);
    std::vector<std::string> names;
    errno = 0;
    while (const dirent *entry = ::readdir(directory.get())) {
        const std::string_view name(entry->d_name);
        if (name != "." && name != "..")
            names.emplace_back(name);
        errno = 0;
    }
    if (errno != 0)
        fail_to_read(path_, errno);
    return names;
}

void Folder::write(const std::string &name, std::string_view bytes) const {
    copy(LongBytes::lent(bytes), name);
}

void Folder::copy(const LongBytes &bytes, const std::string &name) const {
    TemporaryFile file(*this, name);
    file.copy(bytes);
    file.set_mode(plain_mode);
    file.sync();
    fault_point("file.written");
    file.rename(name);
    fault_point("file.renamed");
    sync();
}

void Folder::link(const std::string &from, const std::string &to) const {
    const auto old = facts(to), target = facts(from);
    if (old && target && old->st_dev == target->st_dev && old->st_ino == target->st_ino)
        return; // rename() would leave both names
    const UniqueFd locked(::openat(fd_.value(), from.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!locked || ::flock(locked.value(), LOCK_SH) != 0)
        fail_to_read(path_of(from), errno);
    std::string name = temporary_name();
    if (::linkat(fd_.value(), from.c_str(), fd_.value(), name.c_str(), 0) != 0)
        return copy({static_cast<std::uint64_t>(target->st_size),
                     [&](std::uint64_t at, std::span<char> piece) {
                         if (const int code = read_all(locked, at, piece); code != 0)
                             fail_to_read(path_of(from), code);
                     }},
                    to);
    fault_point("file.linked");
    if (::renameat(fd_.value(), name.c_str(), fd_.value(), to.c_str()) != 0) {
        const int code = errno;
        ::unlinkat(fd_.value(), name.c_str(), 0);
        fail_to_write("replace", path_of(to), code);
    }
}

void Folder::rename(const std::string &from, const std::string &to) const {
    if (::renameat(fd_.value(), from.c_str(), fd_.value(), to.c_str()) != 0)
        fail_to_write("rename", path_of(from), errno);
}

void Folder::remove(const std::string &name) const {
    if (::unlinkat(fd_.value(), name.c_str(), 0) != 0 && errno != ENOENT)
        fail_to_write("remove", path_of(name), errno);
}

void Folder::touch(const std::string &name) const {
    if (::utimensat(fd_.value(), name.c_str(), nullptr, AT_SYMLINK_NOFOLLOW) != 0)
        fail_to_write("set the time of", path_of(name), errno);
}

void Folder::sync() const {
    if (::fsync(fd_.value()) != 0)
        fail_to_write("sync the folder", path_, errno);
}

TemporaryFile::TemporaryFile(const Folder &folder, std::string target)
    : folder_(folder), target_(std::move(target)) {
    do {
        name_ = temporary_name();
        fd_ = UniqueFd(
            ::openat(folder_.fd(), name_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (!fd_ || ::flock(fd_.value(), LOCK_EX) != 0)
            fail_to_write("write", folder_.path_of(target_), errno);
    } while (!has_name(fd_)); // taken for a leftover before it was locked
}

TemporaryFile::~TemporaryFile() {
    if (!name_.empty())
        ::unlinkat(folder_.fd(), name_.c_str(), 0);
}

void TemporaryFile::write(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd_.value(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail_to_write("write", folder_.path_of(target_), errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void TemporaryFile::copy(const LongBytes &bytes) const {
    bytes.each([this](std::string_view piece) { write(piece); });
}

void TemporaryFile::set_mode(mode_t mode) const {
    if (::fchmod(fd_.value(), mode) != 0)
        fail_to_write("set the mode of", folder_.path_of(target_), errno);
}

void TemporaryFile::begin_sync() const {
    ::sync_file_range(fd_.value(), 0, 0, SYNC_FILE_RANGE_WRITE); // sync() tells what goes wrong
}

void TemporaryFile::sync() const {
    if (::fsync(fd_.value()) != 0)
        fail_to_write("sync", folder_.path_of(target_), errno);
}

void TemporaryFile::rename(const std::string &name) {
    if (::renameat(folder_.fd(), name_.c_str(), folder_.fd(), name.c_str()) != 0)
        fail_to_write("replace", folder_.path_of(target_), errno);
    name_.clear();
}

bool TemporaryFile::is_name(std::string_view name) {
    return name.starts_with(temporary_mark) && name.size() == temporary_mark.size() + temporary_digits &&
           name.find_first_not_of("0123456789abcdef", temporary_mark.size()) == std::string_view::npos;
}

} // namespace baonoi
