// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page_text.h"

#include <gtest/gtest.h>

namespace baonoi::extract {

TEST(NoteMarks, AreNumbersAfterWordsButNotPowers) {
    for (const char *before : {"hương ước", "tháng ba.", "ông nói\""})
        EXPECT_TRUE(is_note_mark("2", before)) << before;
    for (const char *before : {"3.600 m", "42 km", "10", ""})
        EXPECT_FALSE(is_note_mark("2", before)) << before;
    for (const char *mark : {"*", "**", "[1]", "(12)", "[2, 3]"})
        EXPECT_TRUE(is_note_mark(mark, "m")) << mark;
    for (const char *mark : {"", "th", "(a)", "2+"})
        EXPECT_FALSE(is_note_mark(mark, "hương ước")) << mark;
}

TEST(References, AreCutOut) {
    std::string text = "Cầu thay tre mỗi năm[1], do làng góp [2-4] công [a].";
    std::vector<std::string> found;
    cut_references(text, [&](std::string mark, std::size_t) { found.push_back(std::move(mark)); });
    EXPECT_EQ(text, "Cầu thay tre mỗi năm, do làng góp công [a].");
    EXPECT_EQ(found, (std::vector<std::string>{"[1]", "[2-4]"}));
}

} // namespace baonoi::extract
