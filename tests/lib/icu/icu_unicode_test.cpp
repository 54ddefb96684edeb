// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/icu/unicode.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lib/icu/ascii_letters.h"

#include <gtest/gtest.h>

namespace baonoi::icu {
namespace {

const std::string mark = "\xEF\xBF\xBD"; // U+FFFD

TEST(Nfc, ComposesVietnamese) {
    EXPECT_EQ("ệ", nfc("e\xCC\xA3\xCC\x82"));
    EXPECT_EQ("ệ", nfc("e\xCC\x82\xCC\xA3"));
    EXPECT_EQ("ệ", nfc("ê\xCC\xA3"));
    EXPECT_EQ("Đường", nfc("Đươ\xCC\x80ng"));
    EXPECT_EQ("plain", nfc("plain"));
    EXPECT_EQ("", nfc(""));
}

// The ideograph behind it is not plain, so that ICU is asked.
TEST(Nfc, LeavesEveryPlainCharacterAsItIs) {
    std::size_t plain = 0;
    for (char32_t value = 1; value < 0x3000; ++value) {
        std::string text = "e";
        append_utf8(text, value);
        if (!is_plainly_nfc(text))
            continue;
        ++plain;
        EXPECT_EQ(text + "一", nfc(text + "一")) << static_cast<std::uint32_t>(value);
    }
    EXPECT_GT(plain, 500U);
    EXPECT_FALSE(is_plainly_nfc("a\xCC\x80"));
    EXPECT_FALSE(is_plainly_nfc("\xC3"));
}

TEST(Nfc, MendsBrokenText) {
    EXPECT_EQ("a" + mark + "ệ", nfc("a\xFF"
                                    "e\xCC\xA3\xCC\x82"));
}

TEST(LowerCase, KnowsVietnamese) {
    EXPECT_EQ("đường ẩm thấp 12 abc", lower_case("ĐƯỜNG ẨM THẤP 12 ABC"));
    EXPECT_EQ("", lower_case(""));
}

TEST(Charsets, HaveOneNameForAllLabels) {
    EXPECT_EQ("UTF-8", charset_name("utf8"));
    EXPECT_EQ("UTF-8", charset_name("UTF-8"));
    EXPECT_EQ("windows-1258", charset_name("CP1258"));
    EXPECT_EQ("windows-1258", charset_name("windows-1258"));
    EXPECT_EQ("UTF-16LE", charset_name("utf-16le"));
    EXPECT_EQ("UTF-16BE", charset_name("UTF-16BE"));
    EXPECT_EQ(std::nullopt, charset_name(""));
    EXPECT_EQ(std::nullopt, charset_name("x-no-such-charset"));
    EXPECT_EQ(std::nullopt, charset_name(std::string(5000, 'x')));
}

TEST(Decoding, DropsTheByteOrderMark) {
    EXPECT_EQ("ạ", decode("\xEF\xBB\xBF\xE1\xBA\xA1", "utf8").text);
    EXPECT_EQ("aạ", decode(std::string("\xFF\xFE"
                                       "a\0\xA1\x1E",
                                       6),
                           "UTF-16LE")
                        .text);
    EXPECT_EQ("aạ", decode(std::string("\xFE\xFF\0a\x1E\xA1", 6), "UTF-16BE").text);
    EXPECT_EQ("aạ", decode(std::string("\xFF\xFE"
                                       "a\0\xA1\x1E",
                                       6),
                           "UTF-16")
                        .text);
    EXPECT_EQ("aạ", decode(std::string("\xFE\xFF\0a\x1E\xA1", 6), "UTF-16").text);
}

TEST(Decoding, ReadsWindows1258) {
    const Decoded decoded = decode("Vi\xEA\xF2t \xD0\xF4\xF0", "windows-1258");
    EXPECT_EQ("windows-1258", decoded.charset);
    EXPECT_EQ("Viê\xCC\xA3t Đôđ", decoded.text);
    EXPECT_EQ("Việt Đôđ", nfc(decoded.text));
    EXPECT_EQ(0U, decoded.broken_bytes);
}

TEST(Decoding, ReplacesAndCountsBrokenBytes) {
    const Decoded utf8 = decode("a\xFF"
                                "b\xE1\xBA",
                                "UTF-8");
    EXPECT_EQ("a" + mark + "b" + mark, utf8.text);
    EXPECT_EQ(2U, utf8.broken_bytes);
    const Decoded lone = decode(std::string("\x00\xD8"
                                            "a\0",
                                            4),
                                "UTF-16LE");
    EXPECT_EQ(mark + "a", lone.text);
    EXPECT_EQ(1U, lone.broken_bytes);
    const Decoded cut = decode(std::string("a\0b", 3), "UTF-16LE");
    EXPECT_EQ("a" + mark, cut.text);
    EXPECT_EQ(1U, cut.broken_bytes);
    const Decoded unmapped = decode("a\xFF"
                                    "b",
                                    "Shift_JIS");
    EXPECT_EQ("a" + mark + "b", unmapped.text);
    EXPECT_EQ(1U, unmapped.broken_bytes);
}

TEST(Decoding, RefusesUnknownCharsets) {
    try {
        decode("a", "x-no-such-charset");
        FAIL();
    } catch (const Error &error) {
        EXPECT_EQ(Next::skip, error.next());
        EXPECT_STREQ("unknown charset x-no-such-charset", error.what());
    }
}

// For every character of the decoded text: the bytes from its original offset on decode to the rest of the
// text.
void expect_offsets(const std::string &bytes, const std::string &charset, const std::string &rest_charset) {
    const std::string text = decode(bytes, charset).text;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
            continue;
        const std::size_t original = original_offset(bytes, charset, at);
        ASSERT_LE(original, bytes.size());
        EXPECT_EQ(text.substr(at), decode(bytes.substr(original), rest_charset).text) << charset << " " << at;
    }
}

TEST(OriginalOffset, LeadsToTheSameCharacter) {
    expect_offsets("aạb日🔊c", "UTF-8", "UTF-8");
    expect_offsets("\xEF\xBB\xBF"
                   "aạb\xFF"
                   "c\xE1\xBA"
                   "d",
                   "UTF-8", "UTF-8");
    expect_offsets("Vi\xEA\xF2t \xD0\xF4\xF0 \xCC", "windows-1258", "windows-1258");
    expect_offsets(std::string("\xFF\xFE"
                               "a\0\xA1\x1E=\xD8\x0A\xDD"
                               "b\0",
                               12),
                   "UTF-16LE", "UTF-16LE");
    expect_offsets(std::string("\xFE\xFF\0a\x1E\xA1\0b", 8), "UTF-16", "UTF-16BE");
}

TEST(OriginalOffset, IsBehindTheMarkAtTheBeginning) {
    EXPECT_EQ(3U, original_offset("\xEF\xBB\xBF"
                                  "a",
                                  "UTF-8", 0));
    EXPECT_EQ(2U, original_offset(std::string("\xFF\xFE"
                                              "a\0",
                                              4),
                                  "UTF-16LE", 0));
    EXPECT_EQ(0U, original_offset("a", "UTF-8", 0));
    EXPECT_EQ(1U, original_offset("a", "UTF-8", 99));
}

TEST(AsciiLetters, LoseTheirMarks) {
    EXPECT_EQ("Dong Thap so 2", ascii_letters("Đồng Tháp số ②"));
    EXPECT_EQ("dung nuoc", ascii_letters("đu\xCC\x81ng nước"));
    EXPECT_EQ("--", ascii_letters("日本"));
    EXPECT_EQ("", ascii_letters(""));
}

} // namespace
} // namespace baonoi::icu
