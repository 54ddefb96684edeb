// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/handle.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace baonoi {

namespace fs = std::filesystem;

std::string read_file(const fs::path &path, std::size_t limit) {
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd)
        throw Error(Next::skip, fmt::format("cannot read {}: {}", path.string(), errno_text(errno)));
    struct stat facts {};
    if (::fstat(fd.value(), &facts) != 0)
        throw Error(Next::skip, fmt::format("cannot read {}: {}", path.string(), errno_text(errno)));
    if (!S_ISREG(facts.st_mode))
        throw Error(Next::skip, fmt::format("cannot read {}: it is not a file", path.string()));
    if (static_cast<std::size_t>(facts.st_size) > limit)
        throw Error(Next::skip, fmt::format("{} has {} bytes; the limit is {}", path.string(),
                                            static_cast<std::size_t>(facts.st_size), limit));
    std::string bytes(static_cast<std::size_t>(facts.st_size) + 1, '\0');
    std::size_t filled = 0;
    while (true) {
        const ssize_t got = ::read(fd.value(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw Error(Next::skip, fmt::format("cannot read {}: {}", path.string(), errno_text(errno)));
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

namespace {

[[noreturn]] void fail(std::string_view doing, const fs::path &path, int code) {
    throw Error(Next::stop, fmt::format("cannot {} {}: {}", doing, path.string(), errno_text(code)));
}

void write_all(const UniqueFd &fd, std::string_view bytes, const fs::path &path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd.value(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail("write", path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void sync_folder(const fs::path &folder) {
    const UniqueFd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd || ::fsync(fd.value()) != 0)
        fail("sync the folder", folder, errno);
}

constexpr std::string_view temporary_mark = ".baonoi-";
constexpr std::string_view temporary_digits = "XXXXXX";

bool has_name(const UniqueFd &fd) {
    struct stat facts {};
    return ::fstat(fd.value(), &facts) == 0 && facts.st_nlink > 0;
}

// Locked as long as its writer lives. Removes the file unless the rename has made it the real one.
class TemporaryFile {
public:
    explicit TemporaryFile(const fs::path &target) {
        do {
            path_ = fmt::format("{}{}{}", target.string(), temporary_mark, temporary_digits);
            fd_ = UniqueFd(::mkostemp(path_.data(), O_CLOEXEC));
            if (!fd_ || ::flock(fd_.value(), LOCK_EX) != 0)
                fail("write", target, errno);
        } while (!has_name(fd_)); // taken for a leftover before it was locked
    }
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;
    ~TemporaryFile() {
        if (!kept_)
            ::unlink(path_.c_str());
    }

    // old: the facts of the file to replace, or nullptr.
    void commit(std::string_view bytes, const struct stat *old, const fs::path &target) {
        write_all(fd_, bytes, target);
        // Only root can give a file away; others keep it as their own.
        if (old && ::fchown(fd_.value(), old->st_uid, old->st_gid) != 0 && errno != EPERM)
            fail("set the owner of", target, errno);
        const mode_t mode = old ? old->st_mode & 07777U : 0644U;
        if (::fchmod(fd_.value(), mode) != 0)
            fail("set the mode of", target, errno);
        if (::fsync(fd_.value()) != 0)
            fail("sync", target, errno);
        fault_point("file.written");
        if (::rename(path_.c_str(), target.c_str()) != 0)
            fail("replace", target, errno);
        kept_ = true;
        fault_point("file.renamed");
    }

private:
    std::string path_;
    UniqueFd fd_;
    bool kept_ = false;
};

} // namespace

void write_file_atomically(const fs::path &path, std::string_view bytes) {
    struct stat facts {};
    const bool replaces = ::stat(path.c_str(), &facts) == 0;
    TemporaryFile(path).commit(bytes, replaces ? &facts : nullptr, path);
    sync_folder(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

namespace {

// A name beside target that nothing has, or nothing when from cannot have a second name there.
std::optional<std::string> linked_temporarily(const fs::path &from, const fs::path &target) {
    while (true) {
        std::string name = fmt::format("{}{}{}", target.string(), temporary_mark, temporary_digits);
        const UniqueFd unused(::mkostemp(name.data(), O_CLOEXEC));
        if (!unused)
            fail("write", target, errno);
        ::unlink(name.c_str());
        if (::link(from.c_str(), name.c_str()) == 0)
            return name;
        if (errno != EEXIST)
            return std::nullopt;
    }
}

} // namespace

void link_file_atomically(const fs::path &from, const fs::path &to) {
    std::error_code unknown;
    if (fs::equivalent(from, to, unknown))
        return; // rename() would leave both names
    const UniqueFd fd(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd || ::flock(fd.value(), LOCK_SH) != 0)
        fail("read", from, errno);
    const auto name = linked_temporarily(from, to);
    if (!name)
        return write_file_atomically(to, read_file(from, static_cast<std::size_t>(fs::file_size(from))));
    fault_point("file.linked");
    if (::rename(name->c_str(), to.c_str()) != 0) {
        const int code = errno;
        ::unlink(name->c_str());
        fail("replace", to, code);
    }
    sync_folder(to.has_parent_path() ? to.parent_path() : fs::path("."));
}

std::size_t remove_leftovers(const fs::path &folder) {
    std::size_t removed = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error),
         end;
         !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        const std::size_t mark = name.rfind(temporary_mark);
        std::error_code unknown;
        if (mark == std::string::npos ||
            name.size() - mark != temporary_mark.size() + temporary_digits.size() ||
            at->symlink_status(unknown).type() != fs::file_type::regular)
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
        fail("make the folder", path, error.value());
    if (made)
        sync_folder(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

FolderLock::FolderLock(const fs::path &folder)
    : fd_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    int locked = fd_ ? 0 : -1;
    while (fd_ && (locked = ::flock(fd_.value(), LOCK_EX)) != 0 && errno == EINTR) {
    }
    if (locked != 0)
        fail("lock the folder", folder, errno);
}

} // namespace baonoi
