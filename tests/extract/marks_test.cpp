// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/marks.h"

#include "base/error.h"
#include "golden/golden.h"

#include <fmt/format.h>
#include <unistd.h>

namespace baonoi::extract {

namespace fs = std::filesystem;

TEST(Marks, WordsAreFoundHoweverTheyAreJoined) {
    const PageWords words = PageWords::load(test::source_folder() / "config/extract");
    for (const char *value : {"tin-lien-quan", "tin_lien_quan", "tinLienQuan", "TinLienQuan",
                              "box tin-lien-quan-2", "tinlienquan", "a tinlienquan b"})
        EXPECT_TRUE(words.marks_of(value).has(Mark::related)) << value;
    EXPECT_TRUE(words.marks_of("noi-dung").has(Mark::article));
    EXPECT_TRUE(words.marks_of("PhotoCMS_Caption").has(Mark::caption));
}

TEST(Marks, PartsOfWordsAreNotFound) {
    const PageWords words = PageWords::load(test::source_folder() / "config/extract");
    for (const char *value : {"", "header", "loading", "shadow", "adapted", "tin lien", "lien-quanh"})
        EXPECT_FALSE(words.marks_of(value).any()) << value;
    EXPECT_FALSE(words.marks_of("tin lien quan-tam").has(Mark::article));
}

TEST(Phrases, AreFoundAtTheirPlaces) {
    const PageWords words = PageWords::load(test::source_folder() / "config/extract");
    EXPECT_TRUE(words.begins("xem thêm: lúa", Phrase::insert));
    EXPECT_FALSE(words.begins("hãy xem thêm", Phrase::insert));
    EXPECT_TRUE(words.is("quảng cáo", Phrase::scrap));
    EXPECT_FALSE(words.is("quảng cáo nhiều", Phrase::scrap));
    EXPECT_EQ(words.last("ghe. ảnh: a", Phrase::credit), 5U);
    EXPECT_EQ(words.last("ghe", Phrase::credit), std::string::npos);
}

TEST(PageWords, NamesTheLineThatIsWrong) {
    const fs::path folder = fs::temp_directory_path() / fmt::format("baonoi-words-{}", ::getpid());
    fs::create_directories(folder);
    std::ofstream(folder / "words.tsv") << "# words\nlead\tsapo\nnonsense\tx\n";
    std::string message;
    try {
        PageWords::load(folder);
    } catch (const Error &error) {
        message = error.what();
    }
    fs::remove_all(folder);
    EXPECT_EQ(message.substr(0, message.find("; the kinds")),
              (folder / "words.tsv").string() + ":3: a line must be a kind, a tab and words");
}

} // namespace baonoi::extract
