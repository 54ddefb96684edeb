// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/page_replacement.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/log.h"
#include "lib/openssl/digest.h"
#include "systems/site/site_page.h"
#include "systems/site/whole_attributes.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace baonoi::systems::site {

namespace fs = std::filesystem;

namespace {

// ".baonoi-page-<page>-<before>-<after>": the first digits of the SHA-256 of its name and of its bytes.
constexpr std::string_view left_mark = ".baonoi-page-";
constexpr std::size_t digits = 16;
constexpr std::size_t left_size = left_mark.size() + 3 * digits + 2;

std::string short_hash(const std::string &bytes) {
    return openssl::sha256_hex(bytes).substr(0, digits);
}

std::string name_of_replacement(const std::string &page, const std::string &before,
                                const std::string &after) {
    return fmt::format("{}{}-{}-{}", left_mark, short_hash(page), short_hash(before), short_hash(after));
}

// False: the file system cannot.
bool exchange_names(const Folder &folder, const std::string &a, const std::string &b) {
    if (::syscall(SYS_renameat2, folder.fd(), a.c_str(), folder.fd(), b.c_str(), RENAME_EXCHANGE) == 0)
        return true;
    if (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP)
        return false;
    fail_to_write("replace", folder.path_of(b), errno);
}

// Whether somebody has the file open for writing; not known for other users' files and on some file systems.
// A lease is asked for and given back: it is refused while somebody writes.
bool is_being_written(const Folder &folder, const std::string &name) {
    const UniqueFd file(::openat(folder.fd(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file || ::fcntl(file.value(), F_SETSIG, SIGURG) != 0) // which is ignored
        return false;
    if (::fcntl(file.value(), F_SETLEASE, F_RDLCK) != 0)
        return errno == EAGAIN;
    ::fcntl(file.value(), F_SETLEASE, F_UNLCK);
    return false;
}

// Which file has a name, and what it holds.
struct State {
    ino_t file = 0;
    std::string bytes;
    bool operator==(const State &) const = default;
};

State state_of(const Folder &folder, const std::string &name) {
    const auto facts = folder.facts(name);
    return {facts ? facts->st_ino : 0, folder.read(name, max_page).value_or("")};
}

[[noreturn]] void fail_changed(const Folder &folder, const std::string &page) {
    throw Error(Next::retry, fmt::format("{} changed while its audio was being made; run again",
                                         folder.path_of(page).string()));
}

// A page is one article's: what keeps it from being written holds nobody else's.
template <class Work>
void of_the_page(Work work) {
    try {
        work();
    } catch (const Error &error) {
        throw Error(Next::retry, error.what());
    }
}

} // namespace

PageReplacement::PageReplacement(const Folder &folder, std::string page, std::string before,
                                 std::string after)
    : folder_(folder), page_(std::move(page)), before_(std::move(before)), after_(std::move(after)) {
    if (before_ == after_)
        return;
    of_the_page([&] {
        refuse_what_cannot_be_kept(folder_, page_);
        TemporaryFile file(folder_, page_);
        file.write(after_);
        give_all_attributes(folder_, page_, file.fd());
        file.sync();
        const std::string name = name_of_replacement(page_, before_, after_);
        if (folder_.facts(name))
            recover_page(folder_, name);
        // Locked without a gap, and not open for writing: nobody could tell that from an editor.
        file_ = UniqueFd(::openat(folder_.fd(), file.name().c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
        if (!file_ || ::flock(file.fd(), LOCK_SH) != 0 || ::flock(file_.value(), LOCK_SH) != 0)
            fail_to_write("write", folder_.path_of(page_), errno);
        file.rename(name);
        prepared_ = name;
    });
}

PageReplacement::~PageReplacement() {
    drop_prepared();
}

void PageReplacement::drop_prepared() {
    if (!prepared_.empty())
        ::unlinkat(folder_.fd(), prepared_.c_str(), 0);
    prepared_.clear();
}

void PageReplacement::commit() {
    of_the_page([&] {
        const FolderLock lock(folder_);
        fault_point("page.ready");
        if (!is_as_read(page_))
            fail_changed(folder_, page_);
        if (prepared_.empty())
            return;
        fault_point("page.compared");
        exchange();
        folder_.sync();
    });
}

void PageReplacement::exchange() {
    if (!exchange_names(folder_, prepared_, page_)) {
        folder_.rename(prepared_, page_);
        prepared_.clear();
        return;
    }
    fault_point("page.exchanged");
    if (!is_as_read(prepared_)) {
        put_back();
        drop_prepared();
        fail_changed(folder_, page_);
    }
    fault_point("page.verified");
    drop_prepared();
}

bool PageReplacement::is_as_read(const std::string &name) const {
    return !is_being_written(folder_, name) && folder_.read(name, max_page) == before_;
}

// Until what comes out is what was put there: an editor may save again and again, and its last save counts.
void PageReplacement::put_back() {
    constexpr int most_times = 100;
    struct stat ours {};
    ::fstat(file_.value(), &ours);
    State placed{ours.st_ino, after_};
    for (int time = 0; time < most_times; ++time) {
        State saved = state_of(folder_, prepared_);
        fault_point("page.put_back");
        if (!exchange_names(folder_, prepared_, page_))
            break;
        if (state_of(folder_, prepared_) == placed && !is_being_written(folder_, prepared_))
            return;
        placed = std::move(saved);
    }
    log(LogLevel::warning, fmt::format("{} is saved all the time; {} holds one of the versions",
                                       folder_.path_of(page_).string(), folder_.path_of(prepared_).string()));
    prepared_.clear();
}

bool is_left_of_replacement(const fs::path &file) {
    const std::string name = file.filename().string();
    return name.starts_with(left_mark) && name.size() == left_size;
}

void recover_page(const Folder &folder, const std::string &left) {
    const FolderLock lock(folder);
    const UniqueFd file(::openat(folder.fd(), left.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file || ::flock(file.value(), LOCK_EX | LOCK_NB) != 0)
        return; // it is gone, or about to be put in its place
    const auto part = [&](std::size_t index) {
        return left.substr(left_mark.size() + index * (digits + 1), digits);
    };
    const std::string hash = short_hash(read_open_file(file, folder.path_of(left), max_page));
    if (hash == part(1) || hash == part(2))
        return folder.remove(left);
    for (const std::string &page : folder.names()) {
        if (short_hash(page) != part(0))
            continue;
        const std::string kept = folder.path_of(left).string(), path = folder.path_of(page).string();
        if (short_hash(folder.read(page, max_page).value_or("")) != part(2) ||
            !exchange_names(folder, left, page)) {
            log(LogLevel::warning,
                fmt::format("{} holds what somebody saved of {} when baonoi was killed, and the page was "
                            "saved again since; compare the two and remove it",
                            kept, path));
            return;
        }
        log(LogLevel::warning,
            fmt::format("{} is again what was saved when baonoi was killed while it wrote the page", path));
        return folder.remove(left);
    }
}

} // namespace baonoi::systems::site
