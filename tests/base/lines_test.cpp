// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/lines.h"

#include "base/error.h"
#include "fakes/folder.h"

#include <fstream>
#include <gtest/gtest.h>
#include <vector>

namespace baonoi::test {

namespace {

class LinesOfAFile : public ::testing::Test {
protected:
    std::string path_of(const std::string &text) const {
        const std::filesystem::path path = folder_.path() / "lines.txt";
        std::ofstream(path, std::ios::binary) << text;
        return path.string();
    }
    std::vector<std::string> lines_of(const std::string &text) {
        Lines lines(path_of(text), 1000);
        std::vector<std::string> all;
        for (std::string_view line; lines.next(line, [&] { ++waits_; });)
            all.emplace_back(line);
        return all;
    }

    TemporaryFolder folder_;
    int waits_ = 0;
};

} // namespace

TEST_F(LinesOfAFile, AreGivenOutOneByOne) {
    EXPECT_EQ(lines_of("a\n\nb"), (std::vector<std::string>{"a", "", "b"}));
    EXPECT_EQ(lines_of("a\n"), (std::vector<std::string>{"a"}));
    EXPECT_EQ(lines_of(""), (std::vector<std::string>{}));
}

TEST_F(LinesOfAFile, WaitOnlyWhenNoWholeLineIsLeft) {
    lines_of("a\nb\nc\n");
    EXPECT_EQ(waits_, 2);
}

TEST_F(LinesOfAFile, MayBeManyMoreThanAreReadAtOnce) {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "dòng " + std::to_string(i) + "\n";
    const std::vector<std::string> lines = lines_of(text);
    ASSERT_EQ(lines.size(), 20'000U);
    EXPECT_EQ(lines[19'999], "dòng 19999");
}

TEST_F(LinesOfAFile, ThatAreTooLongAreNamed) {
    try {
        lines_of("a\n" + std::string(1001, 'x') + "\n");
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_EQ(std::string(error.what()), (folder_.path() / "lines.txt").string() +
                                                 ":2: the line has more than 1000 bytes: break it into its "
                                                 "paragraphs");
    }
}

} // namespace baonoi::test
