// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/data_folder.h"
#include "base/error.h"
#include "base/handle.h"
#include "base/shared_library.h"
#include "base/version.h"
#include "fakes/folder.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <gtest/gtest.h>

namespace baonoi {
namespace {

namespace fs = std::filesystem;

std::string stop_of(const std::function<void()> &work) {
    try {
        work();
    } catch (const Error &error) {
        EXPECT_EQ(Next::stop, error.next());
        return error.what();
    }
    return "nothing was thrown";
}

bool is_open(int fd) {
    return ::fcntl(fd, F_GETFD) != -1;
}

int closed = 0;
void count_close(int *) {
    ++closed;
}

TEST(Handles, CloseOnceWithTheirFunction) {
    int thing = 0;
    {
        Handle<int, count_close> first(&thing);
        const Handle<int, count_close> second = std::move(first);
        EXPECT_EQ(0, closed);
    }
    EXPECT_EQ(1, closed);
}

TEST(Descriptors, CloseWhenTheyGo) {
    int number = -1;
    {
        const UniqueFd fd(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        ASSERT_TRUE(fd);
        number = fd.value();
        EXPECT_TRUE(is_open(number));
    }
    EXPECT_FALSE(is_open(number));
}

TEST(Descriptors, MoveTheirOwnership) {
    UniqueFd first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const int number = first.value();
    UniqueFd second(std::move(first));
    EXPECT_EQ(number, second.value());
    UniqueFd third;
    EXPECT_FALSE(third);
    third = std::move(second);
    EXPECT_EQ(number, third.value());
    EXPECT_EQ(0, third.close());
    EXPECT_FALSE(is_open(number));
    EXPECT_EQ(0, third.close());
}

TEST(Descriptors, TellAFailedClose) {
    UniqueFd fd(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    ::close(fd.value());
    EXPECT_EQ(EBADF, fd.close());
}

TEST(SharedLibraries, GiveTheirFunctions) {
    const SharedLibrary library("libm.so.6", "libc6");
    const auto cosine = library.function<double (*)(double)>("cos");
    EXPECT_EQ(1.0, cosine(0.0));
}

TEST(SharedLibraries, NameThePackageOfAMissingOne) {
    EXPECT_EQ("cannot load libbaonoi-none.so.7: libbaonoi-none.so.7: cannot open shared object file: No such "
              "file or directory; install the package libbaonoi-none7",
              stop_of([] { SharedLibrary("libbaonoi-none.so.7", "libbaonoi-none7"); }));
}

TEST(SharedLibraries, NameAMissingFunction) {
    EXPECT_EQ("libm.so.6 has no function baonoi_none",
              stop_of([] { SharedLibrary("libm.so.6", "libc6").function<void (*)()>("baonoi_none"); }));
}

class DataFolder : public ::testing::Test {
protected:
    ~DataFolder() override { ::unsetenv("BAONOI_DATA"); }

    const test::TemporaryFolder temporary_;
    const fs::path folder_ = temporary_.path();
};

TEST_F(DataFolder, IsTheOneThatTheUserNames) {
    fs::create_directory(folder_ / "voices");
    ::setenv("BAONOI_DATA", folder_.c_str(), 1);
    EXPECT_EQ(folder_, data_folder());
}

TEST_F(DataFolder, IsRefusedWithoutVoices) {
    ::setenv("BAONOI_DATA", folder_.c_str(), 1);
    EXPECT_EQ("BAONOI_DATA=" + folder_.string() + " has no folder voices", stop_of([] { data_folder(); }));
}

TEST_F(DataFolder, IsFoundWithoutBeingNamed) {
    ::unsetenv("BAONOI_DATA");
    EXPECT_TRUE(fs::is_directory(data_folder() / "voices"));
}

TEST(Versions, AreThoseOfTheBuild) {
    for (const std::string_view text :
         {version(), espeak_version(), lame_version_text(), curl_version_text()}) {
        EXPECT_NE(std::string_view::npos, text.find('.')) << text;
        EXPECT_TRUE(text.front() >= '0' && text.front() <= '9') << text;
    }
}

} // namespace
} // namespace baonoi
