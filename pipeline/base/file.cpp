// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"

#include "base/folder.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace baonoi {

namespace fs = std::filesystem;

Next next_after_read(int code) {
    switch (code) {
    case EIO:
    case ESTALE:
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case EINTR:
    case EAGAIN:
    case EBUSY:
    case ETIMEDOUT:
        return Next::retry;
    default:
        return Next::skip;
    }
}

Next next_after_write(int code) {
    switch (code) {
    case ENAMETOOLONG:
    case EFBIG:
    case EISDIR:
    case EEXIST:
    case ENOTEMPTY:
    case ETXTBSY:
    case EMLINK:
        return Next::retry;
    default:
        return next_after_read(code) == Next::retry ? Next::retry : Next::hold;
    }
}

void fail_to_write(std::string_view doing, const fs::path &path, int code) {
    throw Error(next_after_write(code),
                fmt::format("cannot {} {}: {}", doing, path.string(), errno_text(code)));
}

void fail_to_read(const fs::path &path, int code) {
    throw Error(next_after_read(code), fmt::format("cannot read {}: {}", path.string(), errno_text(code)));
}

namespace {

UniqueFd opened(const fs::path &path) {
    UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file)
        fail_to_read(path, errno);
    return file;
}

// Of a regular file that is not too large.
std::size_t size_of(const UniqueFd &file, const fs::path &path, std::size_t limit) {
    struct stat facts {};
    if (::fstat(file.value(), &facts) != 0)
        fail_to_read(path, errno);
    if (!S_ISREG(facts.st_mode))
        throw Error(Next::skip, fmt::format("cannot read {}: it is not a file", path.string()));
    const auto size = static_cast<std::size_t>(facts.st_size);
    if (size > limit)
        throw Error(Next::skip, fmt::format("{} has {} bytes; the limit is {}", path.string(), size, limit));
    return size;
}

} // namespace

std::string read_file(const fs::path &path, std::size_t limit) {
    return read_open_file(opened(path), path, limit);
}

LongBytes open_file(const fs::path &path, std::size_t limit) {
    const auto file = std::make_shared<const UniqueFd>(opened(path));
    return {size_of(*file, path, limit), [file, path](std::uint64_t at, std::span<char> piece) {
                if (const int code = read_all(*file, at, piece); code != 0)
                    throw Error(Next::retry,
                                fmt::format("cannot read {}: {}", path.string(), errno_text(code)));
            }};
}

std::string read_open_file(const UniqueFd &file, const fs::path &path, std::size_t limit) {
    std::string bytes(size_of(file, path, limit) + 1, '\0');
    std::size_t filled = 0;
    while (true) {
        const ssize_t got =
            ::pread(file.value(), bytes.data() + filled, bytes.size() - filled, static_cast<off_t>(filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            fail_to_read(path, errno);
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
        if (filled > limit)
            throw Error(Next::skip,
                        fmt::format("{} has more than {} bytes, the limit", path.string(), limit));
        if (filled == bytes.size())
            bytes.resize(bytes.size() * 2);
    }
    bytes.resize(filled);
    return bytes;
}

void write_file_atomically(const fs::path &path, std::string_view bytes) {
    copy_to_file_atomically(LongBytes::lent(bytes), path);
}

void copy_to_file_atomically(const LongBytes &bytes, const fs::path &path) {
    const Folder folder(path.parent_path());
    const std::string name = path.filename().string();
    TemporaryFile file(folder, name);
    file.copy(bytes);
    const auto old = folder.facts(name);
    const bool replaces = old && S_ISREG(old->st_mode);
    // Only root can give a file away; others keep it as their own.
    if (replaces && ::fchown(file.fd(), old->st_uid, old->st_gid) != 0 && errno != EPERM)
        fail_to_write("set the owner of", path, errno);
    file.set_mode(replaces ? old->st_mode & 0777U : 0644U);
    file.sync();
    file.rename(name);
    folder.sync();
}

std::size_t remove_leftovers(const fs::path &folder, Reach reach) {
    std::size_t removed = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error),
         end;
         !error && at != end; at.increment(error)) {
        if (reach == Reach::folder)
            at.disable_recursion_pending();
        const std::string name = at->path().filename().string();
        std::error_code unknown;
        if (!TemporaryFile::is_name(name) || at->symlink_status(unknown).type() != fs::file_type::regular)
            continue;
        const UniqueFd fd(::open(at->path().c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
        if (fd && ::flock(fd.value(), LOCK_EX | LOCK_NB) == 0 && ::unlink(at->path().c_str()) == 0)
            ++removed;
    }
    return removed;
}

std::string file_stamp(const fs::path &path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0)
        return "";
    return fmt::format("{}:{}:{}:{}.{:09}:{}.{:09}", facts.st_dev, facts.st_ino, facts.st_size,
                       facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, facts.st_ctim.tv_sec,
                       facts.st_ctim.tv_nsec);
}

void make_folder(const fs::path &path) {
    std::error_code error;
    const bool made = fs::create_directories(path, error);
    if (error)
        fail_to_write("make the folder", path, error.value());
    if (made)
        Folder(path.parent_path()).sync();
}

FolderLock::FolderLock(const fs::path &folder)
    : fd_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    lock(folder);
}

FolderLock::FolderLock(const Folder &folder)
    : fd_(::openat(folder.fd(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    lock(folder.path());
}

void FolderLock::lock(const fs::path &folder) {
    int locked = fd_ ? 0 : -1;
    while (fd_ && (locked = ::flock(fd_.value(), LOCK_EX)) != 0 && errno == EINTR) {
    }
    if (locked != 0)
        fail_to_write("lock the folder", folder, errno);
}

} // namespace baonoi
