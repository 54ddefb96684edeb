// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/spool.h"

#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <span>
#include <unistd.h>
#include <vector>

namespace baonoi {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t worth_writing = std::size_t{64} << 10U; // bytes

std::vector<fs::path> folders_from(const fs::path &first) {
    std::vector<fs::path> folders;
    if (!first.empty())
        folders.push_back(first);
    if (const char *given = std::getenv("TMPDIR"); given && *given)
        folders.emplace_back(given);
    folders.insert(folders.end(), {"/var/tmp", "/tmp"});
    return folders;
}

UniqueFd nameless_file(const fs::path &folder) {
    UniqueFd file(::open(folder.c_str(), O_TMPFILE | O_EXCL | O_RDWR | O_CLOEXEC, 0600));
    if (file || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
        return file;
    // A file system that knows no files without a name: it loses its name at once.
    const Folder open(folder);
    const TemporaryFile named(open, "a temporary file");
    return UniqueFd(::fcntl(named.fd(), F_DUPFD_CLOEXEC, 0));
}

[[noreturn]] void fail(Next next, std::string_view doing, const fs::path &folder, int code) {
    throw Error(
        next, fmt::format("cannot {} a temporary file in {}: {}", doing, folder.string(), errno_text(code)));
}

} // namespace

Spool::Spool(const fs::path &folder) {
    std::string failures;
    for (const fs::path &place : folders_from(folder)) {
        try {
            if (place == folder)
                make_folder(place);
            UniqueFd file = nameless_file(place);
            if (!file)
                fail(Next::hold, "make", place, errno);
            file_ = std::make_shared<const File>(File{std::move(file), place});
            return;
        } catch (const Error &error) {
            failures += fmt::format("{}{}", failures.empty() ? "" : "; ", error.what());
        }
    }
    throw Error(Next::hold, failures);
}

void Spool::add(std::string_view bytes) {
    waiting_ += bytes;
    if (waiting_.size() >= worth_writing)
        flush();
}

void Spool::replace(std::uint64_t at, std::string_view bytes) {
    flush();
    write(at, bytes);
}

LongBytes Spool::bytes() {
    flush();
    return {written_, [file = file_](std::uint64_t at, std::span<char> piece) {
                if (const int code = read_all(file->fd, at, piece); code != 0)
                    fail(Next::retry, "read", file->folder, code);
            }};
}

void Spool::flush() {
    write(written_, waiting_);
    written_ += waiting_.size();
    waiting_.clear();
}

void Spool::write(std::uint64_t at, std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t written =
            ::pwrite(file_->fd.value(), bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail(next_after_write(errno), "write", file_->folder, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
        at += static_cast<std::uint64_t>(written);
    }
}

} // namespace baonoi
