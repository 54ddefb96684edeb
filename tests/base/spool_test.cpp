// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/spool.h"

#include "base/error.h"
#include "base/file.h"
#include "fakes/folder.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <optional>
#include <sys/resource.h>

namespace baonoi {
namespace {

namespace fs = std::filesystem;

class Spools : public ::testing::Test {
protected:
    std::string refusal(std::string_view bytes) {
        try {
            Spool spool(folder_);
            spool.add(bytes);
            return "kept " + std::to_string(spool.bytes().size());
        } catch (const Error &error) {
            return (error.next() == Next::hold ? "hold: " : "retry: ") + std::string(error.what());
        }
    }

    const test::TemporaryFolder temporary_;
    const fs::path folder_ = temporary_.path() / "cache";
};

TEST_F(Spools, GiveBackWhatWasAddedAndReplaced) {
    std::string expected;
    Spool spool(folder_);
    for (int i = 0; i < 50'000; ++i) {
        const std::string piece = std::to_string(i);
        spool.add(piece);
        expected += piece;
    }
    EXPECT_EQ(spool.size(), expected.size());
    spool.replace(7, "khác");
    expected.replace(7, std::string("khác").size(), "khác");
    const LongBytes bytes = spool.bytes();
    EXPECT_EQ(bytes.size(), expected.size());
    EXPECT_EQ(bytes.text(), expected);
    std::string all;
    bytes.each([&](std::string_view piece) { all += piece; });
    EXPECT_EQ(all, expected);
    std::string part(11, '\0');
    bytes.read(100'001, part);
    EXPECT_EQ(part, expected.substr(100'001, 11));
}

TEST_F(Spools, LeaveNoNameInTheFolder) {
    std::optional<LongBytes> bytes;
    {
        Spool spool(folder_);
        spool.add(std::string(200'000, 'x'));
        EXPECT_TRUE(fs::is_empty(folder_));
        bytes = spool.bytes();
    }
    EXPECT_EQ(bytes->text(), std::string(200'000, 'x')) << "they live as long as somebody has them";
    EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(Spools, GoElsewhereWhereNoFileCanBeMade) {
    ::setenv("TMPDIR", temporary_.path().c_str(), 1);
    Spool spool("/dev/null/baonoi");
    ::unsetenv("TMPDIR");
    spool.add("bản tin");
    EXPECT_EQ(spool.bytes().text(), "bản tin");
}

TEST_F(Spools, SayWhichFolderIsFull) {
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 100'000;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const std::string small_enough = refusal(std::string(100'000, 'x'));
    const std::string too_large = refusal(std::string(100'001, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_EQ(small_enough, "kept 100000");
    EXPECT_EQ(too_large, "retry: cannot write a temporary file in " + folder_.string() + ": File too large");
}

TEST(LongBytes, AreReadAcrossTheirParts) {
    const std::string lent = "giữa";
    const LongBytes bytes = LongBytes::joined({"đầu ", LongBytes(), LongBytes::lent(lent), " cuối"});
    const std::string whole = "đầu giữa cuối";
    EXPECT_EQ(bytes.size(), whole.size());
    EXPECT_EQ(bytes.text(), whole);
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (std::size_t size = 0; at + size <= whole.size(); ++size) {
            std::string part(size, '\0');
            bytes.read(at, part);
            EXPECT_EQ(part, whole.substr(at, size));
        }
    EXPECT_EQ(LongBytes().text(), "");
}

TEST_F(Spools, AFileThatBecameShorterIsNoLongerRead) {
    test::write(folder_ / "a.mp3", "0123456789");
    const LongBytes bytes = open_file(folder_ / "a.mp3", 10);
    EXPECT_EQ(bytes.text(), "0123456789");
    fs::resize_file(folder_ / "a.mp3", 4);
    EXPECT_THROW(bytes.text(), Error);
    EXPECT_THROW(open_file(folder_ / "a.mp3", 3), Error);
    EXPECT_THROW(open_file(folder_, 3), Error);
}

} // namespace
} // namespace baonoi
