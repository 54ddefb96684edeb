// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/folder.h"

#include "base/error.h"
#include "fakes/folder.h"

#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace baonoi {
namespace {

namespace fs = std::filesystem;

std::string refusal_of(const std::function<void()> &work) {
    try {
        work();
    } catch (const Error &error) {
        return fmt::format("{} {}", error.next() == Next::hold ? "hold:" : "other:", error.what());
    }
    return "nothing was thrown";
}

class OpenFolder : public ::testing::Test {
protected:
    std::size_t count() const { return folder_.names().size(); }

    const test::TemporaryFolder temporary_;
    const fs::path path_ = temporary_.path();
    const Folder folder_{path_};
};

TEST_F(OpenFolder, WritesAFileWhoseNameIsAsLongAsCanBe) {
    const std::string name(255, 'a');
    folder_.write(name, "x");
    folder_.write(name, "y");
    EXPECT_EQ("y", folder_.read(name, 9));
    EXPECT_EQ(1U, count());
}

TEST_F(OpenFolder, GivesAFileASecondNameThatReplacesWhatHadIt) {
    folder_.write("bản.mp3", "mới");
    folder_.write("bài.mp3", "cũ");
    for (int time = 0; time < 2; ++time) {
        folder_.link("bản.mp3", "bài.mp3");
        EXPECT_TRUE(fs::equivalent(path_ / "bản.mp3", path_ / "bài.mp3"));
        EXPECT_EQ(2U, count());
    }
    folder_.remove("bản.mp3");
    folder_.remove("bản.mp3");
    EXPECT_EQ("mới", folder_.read("bài.mp3", 9));
    EXPECT_EQ("other: cannot read " + (path_ / "bản.mp3").string() + ": No such file or directory",
              refusal_of([&] { folder_.link("bản.mp3", "bài.mp3"); }));
}

TEST_F(OpenFolder, IsTheSameFolderWhateverItsNameLeadsToNow) {
    const test::TemporaryFolder other;
    fs::create_directory(path_ / "audio");
    const Folder audio = folder_.below("audio").value();
    fs::rename(path_ / "audio", path_ / "old");
    fs::create_directory_symlink(other.path(), path_ / "audio");
    audio.write("a.mp3", "x");
    audio.link("a.mp3", "b.mp3");
    EXPECT_TRUE(fs::is_empty(other.path()));
    EXPECT_EQ("x", test::read(path_ / "old/b.mp3"));
    EXPECT_EQ("hold: " + (path_ / "audio").string() + " is a symbolic link; make it a folder",
              refusal_of([&] { folder_.below("audio"); }));
    EXPECT_EQ("hold: cannot open the folder " + (path_ / "old/..").string() +
                  ": Too many levels of symbolic links",
              refusal_of([&] { folder_.below("old/../audio"); }));
    EXPECT_FALSE(folder_.below("nothing"));
}

TEST_F(OpenFolder, ReplacesALinkAndNeverWhatItLeadsTo) {
    const test::TemporaryFolder other;
    const fs::path planted = other.path() / "planted";
    test::write(planted, "x");
    ASSERT_EQ(0, ::chmod(planted.c_str(), 04755));
    fs::create_symlink(planted, path_ / "a.mp3");
    EXPECT_EQ("other: cannot read " + (path_ / "a.mp3").string() + ": Too many levels of symbolic links",
              refusal_of([&] { folder_.read("a.mp3", 9); }));
    folder_.write("a.mp3", "new");
    EXPECT_EQ("x", test::read(planted));
    EXPECT_EQ(0100644U, folder_.facts("a.mp3")->st_mode);
}

TEST_F(OpenFolder, LeavesNothingOfAFileThatCannotBeReplaced) {
    fs::create_directory(path_ / "b");
    EXPECT_EQ("other: cannot replace " + (path_ / "b").string() + ": Is a directory",
              refusal_of([&] { folder_.write("b", "x"); }));
    EXPECT_EQ(1U, count());
}

} // namespace
} // namespace baonoi
