// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/letters.h"

#include "normalise/numbers.h"
#include "normalise/pieces.h"
#include "normalise/syllable.h"

#include <gtest/gtest.h>

namespace baonoi::test {

using namespace normalise;

TEST(Syllables, KnowVietnameseFromForeignWords) {
    for (const char *word :
         {"nghiêng", "Hòa", "hoà", "thuỷ", "quốc", "giếng", "gì", "khuya", "yêu", "lý", "ĐƯỜNG", "quyển"})
        EXPECT_TRUE(is_syllable(word)) << word;
    for (const char *word :
         {"web", "chat", "jazz", "kat", "cê", "ngê", "thuậm", "strong", "facebook", "bat", "hoàá", ""})
        EXPECT_FALSE(is_syllable(word)) << word;
}

TEST(Letters, FoldCaseAndTonePlacement) {
    EXPECT_EQ(fold("HOÀ"), "hòa");
    EXPECT_EQ(fold("Thuỷ"), "thủy");
    EXPECT_EQ(fold("quý"), "quý");
    EXPECT_EQ(fold("hoàn"), "hoàn");
    EXPECT_EQ(fold_tones("HOÀ"), "HÒA");
}

TEST(Numbers, RomanNumbersAreWellFormed) {
    EXPECT_EQ(roman_value("XLIV"), 44);
    EXPECT_EQ(roman_value("XXI"), 21);
    EXPECT_EQ(roman_value("IIX"), 0);
    EXPECT_EQ(roman_value("VV"), 0);
}

TEST(Numbers, SayEmptyGroupsAsNothing) {
    std::string out;
    say_integer(out, "3000000000000007", {});
    EXPECT_EQ(out, "ba triệu tỷ không trăm linh bảy");
}

TEST(Pieces, CleanTextLeadsBackToItsSource) {
    const CleanText clean("a\xC2\xAD"
                          "b１");
    EXPECT_EQ(clean.text(), "ab1");
    EXPECT_EQ(clean.source(1), 3U);
    EXPECT_EQ(clean.source(3), 7U);
}

} // namespace baonoi::test
