// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"

#include "base/error.h"
#include "base/handle.h"
#include "fakes/folder.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baonoi {
namespace {

namespace fs = std::filesystem;

class Files : public ::testing::Test {
protected:
    fs::path write(const std::string &name, const std::string &bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return folder_ / name;
    }
    std::size_t count() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }

    const test::TemporaryFolder temporary_;
    const fs::path folder_ = temporary_.path();
};

std::pair<Next, std::string> refusal_of(const std::function<void()> &work) {
    try {
        work();
    } catch (const Error &error) {
        return {error.next(), error.what()};
    }
    return {Next::stop, "nothing was thrown"};
}

mode_t mode_of(const fs::path &path) {
    struct stat facts {};
    EXPECT_EQ(0, ::stat(path.c_str(), &facts));
    return facts.st_mode & 07777U;
}

TEST_F(Files, AreReadWhole) {
    const std::string bytes = std::string("a\0b\r\n", 5) + std::string(70000, 'x');
    EXPECT_EQ(bytes, read_file(write("a", bytes), 100000));
    EXPECT_EQ("", read_file(write("empty", ""), 0));
    EXPECT_EQ("abc", read_file(write("b", "abc"), 3));
}

TEST_F(Files, AreReadWhenTheirSizeIsNotKnownBefore) {
    EXPECT_TRUE(read_file("/proc/self/status", 1U << 20U).starts_with("Name:"));
    EXPECT_EQ("/proc/self/status has more than 10 bytes, the limit",
              refusal_of([] { read_file("/proc/self/status", 10); }).second);
}

TEST_F(Files, AreRefusedBeyondTheLimit) {
    const fs::path path = write("a", "abcd");
    const auto [next, message] = refusal_of([&] { read_file(path, 3); });
    EXPECT_EQ(Next::skip, next);
    EXPECT_EQ(path.string() + " has 4 bytes; the limit is 3", message);
}

TEST_F(Files, AreRefusedWhenMissing) {
    const auto [next, message] = refusal_of([&] { read_file(folder_ / "a", 3); });
    EXPECT_EQ(Next::skip, next);
    EXPECT_EQ("cannot read " + (folder_ / "a").string() + ": No such file or directory", message);
}

TEST_F(Files, AreRefusedWhenTheyAreSomethingElse) {
    EXPECT_EQ("cannot read " + folder_.string() + ": it is not a file",
              refusal_of([&] { read_file(folder_, 3); }).second);
    ASSERT_EQ(0, ::mkfifo((folder_ / "pipe").c_str(), 0600));
    EXPECT_EQ("cannot read " + (folder_ / "pipe").string() + ": it is not a file",
              refusal_of([&] { read_file(folder_ / "pipe", 3); }).second);
    EXPECT_EQ("cannot read /dev/zero: it is not a file",
              refusal_of([] { read_file("/dev/zero", 3); }).second);
}

TEST_F(Files, AreReplacedKeepingTheMode) {
    const fs::path path = write("a", "old");
    ASSERT_EQ(0, ::chmod(path.c_str(), 0604));
    write_file_atomically(path, "new");
    EXPECT_EQ("new", read_file(path, 10));
    EXPECT_EQ(0604U, mode_of(path));
    EXPECT_EQ(1U, count());
}

TEST_F(Files, WhatPassesIsTriedAgainAndWhatTheFolderLacksHoldsItsOwner) {
    for (const int code : {EIO, ESTALE, EMFILE, ENFILE, ENOMEM, EINTR}) {
        EXPECT_EQ(Next::retry, next_after_read(code)) << errno_text(code);
        EXPECT_EQ(Next::retry, next_after_write(code)) << errno_text(code);
    }
    for (const int code : {ENOENT, EACCES, ELOOP})
        EXPECT_EQ(Next::skip, next_after_read(code)) << errno_text(code);
    for (const int code : {EACCES, EPERM, EROFS, ENOENT, ENOTDIR, ELOOP, ENOSPC, EDQUOT})
        EXPECT_EQ(Next::hold, next_after_write(code)) << errno_text(code);
    for (const int code : {ENAMETOOLONG, EISDIR, EFBIG})
        EXPECT_EQ(Next::retry, next_after_write(code)) << errno_text(code);
}

TEST_F(Files, AreReadLaterWhenTooManyAreOpen) {
    const fs::path path = write("a", "x");
    const pid_t child = ::fork();
    if (child == 0) {
        // A sanitizer opens files when it meets a type for the first time.
        refusal_of([&] { read_file(folder_ / "missing", 9); });
        const rlimit limit{0, 0};
        const bool limited = ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
        const auto refusal = refusal_of([&] { read_file(path, 9); });
        const bool right =
            refusal == std::pair(Next::retry, "cannot read " + path.string() + ": " + errno_text(EMFILE));
        ::_exit(limited && right ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(child, ::waitpid(child, &status, 0));
    EXPECT_EQ(0, status);
}

TEST_F(Files, DoNotTakeSpecialRightsFromWhatTheyReplace) {
    const fs::path planted = write("planted", "x");
    ASSERT_EQ(0, ::chmod(planted.c_str(), 04755));
    fs::create_symlink(planted, folder_ / "link");
    write_file_atomically(folder_ / "link", "new");
    EXPECT_EQ(0644U, mode_of(folder_ / "link"));
    write_file_atomically(planted, "new");
    EXPECT_EQ(0755U, mode_of(planted));
}

TEST_F(Files, AreNewWithTheUsualMode) {
    const mode_t mask = ::umask(077);
    write_file_atomically(folder_ / "a", std::string(1000000, 'x'));
    ::umask(mask);
    EXPECT_EQ(1000000U, fs::file_size(folder_ / "a"));
    EXPECT_EQ(0644U, mode_of(folder_ / "a"));
    EXPECT_EQ(1U, count());
}

TEST_F(Files, KeepTheirOwner) {
    const fs::path path = write("a", "old");
    const bool root = ::geteuid() == 0;
    ASSERT_EQ(0, ::chown(path.c_str(), root ? 65534 : ::getuid(), root ? 65534 : ::getgid()));
    write_file_atomically(path, "new");
    struct stat facts {};
    ASSERT_EQ(0, ::stat(path.c_str(), &facts));
    EXPECT_EQ(root ? 65534 : ::getuid(), facts.st_uid);
    EXPECT_EQ(root ? 65534 : ::getgid(), facts.st_gid);
}

TEST_F(Files, AreWrittenInTheCurrentFolder) {
    const fs::path before = fs::current_path();
    fs::current_path(folder_);
    write_file_atomically("a", "x");
    make_folder("b");
    fs::current_path(before);
    EXPECT_EQ("x", read_file(folder_ / "a", 10));
    EXPECT_TRUE(fs::is_directory(folder_ / "b"));
}

TEST_F(Files, AreNotWrittenIntoNothing) {
    const auto [next, message] = refusal_of([&] { write_file_atomically(folder_ / "no/a", "x"); });
    EXPECT_EQ(Next::hold, next);
    EXPECT_EQ("cannot open the folder " + (folder_ / "no").string() + ": No such file or directory", message);
    fs::create_directory(folder_ / "b");
    EXPECT_EQ("cannot replace " + (folder_ / "b").string() + ": Is a directory",
              refusal_of([&] { write_file_atomically(folder_ / "b", "x"); }).second);
    EXPECT_EQ(1U, count());
}

TEST_F(Files, StayAsTheyWereWhenTheNewOneDoesNotFit) {
    const fs::path path = write("a", "old");
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1000, 1000};
        const bool limited = ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
        const auto [next, message] = refusal_of([&] { write_file_atomically(path, std::string(2000, 'x')); });
        const bool right =
            next == Next::retry && message == "cannot write " + path.string() + ": " + errno_text(EFBIG);
        ::_exit(limited && right ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(child, ::waitpid(child, &status, 0));
    EXPECT_EQ(0, status);
    EXPECT_EQ("old", read_file(path, 10));
    EXPECT_EQ(1U, count());
}

TEST_F(Files, OfKilledWritersAreRemovedAndNoOthers) {
    const fs::path deep = folder_ / "trang/audio";
    fs::create_directories(deep);
    std::ofstream(deep / ".baonoi-0123456789abcdef") << "half";
    std::ofstream(folder_ / "trang/.baonoi-fedcba9876543210") << "half";
    const fs::path written = deep / ".baonoi-0000000000000000";
    std::ofstream(written) << "a writer lives";
    const fs::path mine = deep / "c.baonoi-notes";
    std::ofstream(mine) << "longer ending";
    std::ofstream(folder_ / "trang/bai-0.html.baonoi-backup") << "of a person";
    fs::create_directory(deep / ".baonoi-abcdefabcdefabcd");
    const UniqueFd held(::open(written.c_str(), O_RDONLY));
    ASSERT_EQ(0, ::flock(held.value(), LOCK_EX));
    EXPECT_EQ(1U, remove_leftovers(folder_ / "trang", Reach::folder));
    EXPECT_EQ(1U, remove_leftovers(folder_));
    EXPECT_EQ(0U, remove_leftovers(folder_));
    EXPECT_TRUE(fs::exists(written));
    EXPECT_TRUE(fs::exists(mine));
    EXPECT_TRUE(fs::exists(folder_ / "trang/bai-0.html.baonoi-backup"));
    EXPECT_TRUE(fs::exists(deep / ".baonoi-abcdefabcdefabcd"));
    EXPECT_EQ(0U, remove_leftovers(folder_ / "nothing"));
}

TEST_F(Files, GetFoldersMade) {
    make_folder(folder_ / "a/b/c");
    make_folder(folder_ / "a/b/c");
    EXPECT_TRUE(fs::is_directory(folder_ / "a/b/c"));
    write("file", "");
    const auto [next, message] = refusal_of([&] { make_folder(folder_ / "file/a"); });
    EXPECT_EQ(Next::hold, next);
    EXPECT_EQ("cannot make the folder " + (folder_ / "file/a").string() + ": Not a directory", message);
}

} // namespace
} // namespace baonoi
