// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

#include <gtest/gtest.h>

namespace baonoi {
namespace {

const std::string mark = "\xEF\xBF\xBD"; // U+FFFD

// The text with its replacements, and their number.
std::pair<std::string, std::size_t> mended(std::string_view text) {
    std::size_t replaced = 0;
    std::string valid = valid_utf8(text, &replaced);
    return {valid, replaced};
}

TEST(Utf8, StepsThroughCharacters) {
    const std::string text = "aạ日🔊";
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        points += point.value;
        at += point.length;
    }
    EXPECT_EQ(U"aạ日🔊", points);
}

TEST(Utf8, WritesWhatItReads) {
    for (const char32_t value :
         {0x1U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
        std::string text;
        append_utf8(text, value);
        EXPECT_EQ(value, decode_utf8(text, 0).value);
        EXPECT_EQ(text.size(), decode_utf8(text, 0).length);
        EXPECT_EQ(std::make_pair(text, std::size_t{0}), mended(text));
    }
}

TEST(Utf8, WritesNoSurrogatesAndNothingBeyondUnicode) {
    std::string text;
    append_utf8(text, 0xD800);
    append_utf8(text, 0xDFFF);
    append_utf8(text, 0x110000);
    EXPECT_EQ(mark + mark + mark, text);
}

TEST(Utf8, ReplacesMaximalSubparts) {
    EXPECT_EQ(std::make_pair(mark + "a", std::size_t{1}), mended("\xFF"
                                                                 "a"));
    EXPECT_EQ(std::make_pair(mark + mark, std::size_t{2}), mended("\xC0\x80")) << "overlong";
    EXPECT_EQ(std::make_pair(mark + mark + mark, std::size_t{3}), mended("\xED\xA0\x80")) << "surrogate";
    EXPECT_EQ(std::make_pair(mark + "b", std::size_t{1}), mended("\xE1\xBA"
                                                                 "b"))
        << "cut short";
    EXPECT_EQ(std::make_pair(mark, std::size_t{1}), mended("\xF0\x9F\x94")) << "cut at the end";
    EXPECT_EQ(std::make_pair(mark + mark + mark + mark, std::size_t{4}), mended("\xF4\x90\x80\x80"))
        << "too large";
    EXPECT_EQ(std::make_pair(mark + mark, std::size_t{2}), mended("\x80\xBF")) << "stray";
    EXPECT_EQ(std::make_pair(mark + mark + mark, std::size_t{3}), mended("\xE0\x9F\xBF")) << "overlong";
}

TEST(Utf8, DoesNotCountAReplacementThatWasThere) {
    EXPECT_EQ(std::make_pair("a" + mark + "b", std::size_t{0}), mended("a" + mark + "b"));
    EXPECT_EQ("a", valid_utf8("a"));
}

TEST(ValidUtf8, FindsABrokenByteAtEveryPlace) {
    for (std::size_t at = 0; at < 20; ++at) {
        std::string text(20, 'a');
        text[at] = '\xFF';
        std::size_t replaced = 0;
        EXPECT_EQ(std::string(at, 'a') + "\xEF\xBF\xBD" + std::string(19 - at, 'a'),
                  valid_utf8(text, &replaced));
        EXPECT_EQ(1U, replaced);
    }
}

TEST(Blanks, AreAllKindsOfWhiteSpace) {
    for (const char32_t value : {0x9U, 0xAU, 0xDU, 0x20U, 0x7FU, 0x85U, 0xA0U, 0xADU, 0x2003U, 0x200BU,
                                 0x2028U, 0x202FU, 0x205FU, 0x2060U, 0x3000U, 0xFEFFU})
        EXPECT_TRUE(is_blank(value)) << std::hex << static_cast<unsigned>(value);
    for (const char32_t value : {U'a', U'0', U'.', U'Á', U'\u200C', U'\u2010', U'\u0300'})
        EXPECT_FALSE(is_blank(value)) << std::hex << static_cast<unsigned>(value);
}

TEST(Blanks, BecomeOneSpace) {
    EXPECT_EQ("a b c", fold_blanks(" \t a \xC2\xA0\r\n b\xE3\x80\x80"
                                   "c\xEF\xBB\xBF"));
    EXPECT_EQ("", fold_blanks(" \n\xC2\xA0"));
    EXPECT_EQ("", fold_blanks(""));
    EXPECT_EQ("ạ", fold_blanks("ạ"));
}

TEST(CountCharacters, CountsCodePoints) {
    EXPECT_EQ(0U, count_characters(""));
    EXPECT_EQ(5U, count_characters("đượm "));
}

TEST(Shorten, CutsBetweenCharacters) {
    EXPECT_EQ("abc", shorten("abc", 3));
    EXPECT_EQ("ab…", shorten("abc", 2));
    EXPECT_EQ("a…", shorten("aạb", 3));
    EXPECT_EQ("aạ…", shorten("aạb", 4));
    EXPECT_EQ("…", shorten("ạ", 1));
    EXPECT_EQ("", shorten("", 0));
}

} // namespace
} // namespace baonoi
