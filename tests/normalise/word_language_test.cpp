// SPDX-License-Identifier: GPL-3.0-or-later
// Words of other languages: their marks, and that none is lost.
#include "normalise/sample_reader.h"
#include "test_paths.h"

#include "base/utf8.h"

#include <gtest/gtest.h>

namespace baonoi::test {

using namespace normalise;
namespace {

// "Москва/ru" for every foreign or unread token, when names keep their language.
std::string marks(std::string_view line) {
    static const Reader reader({std::filesystem::path(BAONOI_SOURCE_DIR) / "config/lexicon"},
                               {.original_names = true});
    std::string out;
    const ReadLine read = read_line(line, reader);
    for (const Utterance &utterance : read.utterances)
        for (const Token &token : utterance.tokens)
            if (token.language != "vi" || token.rule == "no reading")
                out += (out.empty() ? "" : " ") + read.text.substr(token.source.begin, token.source.size()) +
                       "/" + (token.spoken.empty() ? "-" : token.language);
    return out;
}

} // namespace

TEST(Languages, TheScriptTellsTheLanguage) {
    EXPECT_EQ(marks("Thủ đô là Саратов"), "Саратов/ru");
    EXPECT_EQ(marks("thành phố Чернівці và Ніш, Његош"), "Чернівці/uk Ніш/uk Његош/sr");
    EXPECT_EQ(marks("đảo Ρόδος"), "Ρόδος/el");
    EXPECT_EQ(marks("chữ 漢字 và 부산, サッカー, ひらがな"), "漢字/zh 부산/ko サッカー/ja ひらがな/ja");
    EXPECT_EQ(marks("báo الأهرام và پژمان, הארץ"), "الأهرام/ar پژمان/fa הארץ/he");
    EXPECT_EQ(marks("ภูเก็ต, សៀមរាប, ປາກເຊ"), "ภูเก็ต/th សៀមរាប/km ປາກເຊ/lo");
    EXPECT_EQ(marks("मुंबई"), "मुंबई/hi");
}

TEST(Languages, LettersTellTheLanguageOfLatinWords) {
    EXPECT_EQ(marks("Weißensee, Logroño, Trzęsacz, Tromsø, Açaílândia"),
              "Weißensee/de Logroño/es Trzęsacz/pl Tromsø/da Açaílândia/pt");
    EXPECT_EQ(marks("Kırıkkale, Marušić, Székesfehérvár, Győr, Târgoviște"),
              "Kırıkkale/tr Marušić/hr Székesfehérvár/es Győr/hu Târgoviște/ro");
    EXPECT_EQ(marks("Blendwerk"), "Blendwerk/en");
    EXPECT_EQ(marks("Ŧoŋ"), "Ŧoŋ/und");
}

TEST(Languages, EachScriptOfAWordIsReadByItself) {
    EXPECT_EQ(marks("東京タワー"), "東京/zh タワー/ja");
    EXPECT_EQ(read("xin chàoПривет"), "xin chào Привет");
    EXPECT_EQ(read("США họp"), "США họp");
    EXPECT_EQ(read("ООН"), "ООН");
}

TEST(Languages, LongRunsWithoutBlanksAreReadInParts) {
    std::string run;
    for (int i = 0; i < 50; ++i)
        run += "漢";
    const ReadLine line = read_line(run, shipped_reader());
    ASSERT_EQ(line.utterances.size(), 1U);
    ASSERT_EQ(line.utterances[0].tokens.size(), 3U);
    EXPECT_EQ(line.utterances[0].tokens[0].source, (ByteSpan{0, 72}));
    EXPECT_EQ(line.utterances[0].tokens[2].source, (ByteSpan{144, 150}));
}

TEST(Languages, AScriptThatNobodyReadsIsReported) {
    const ReadLine line = read_line("chữ བོད", shipped_reader());
    const Token &token = line.utterances.at(0).tokens.back();
    EXPECT_EQ(token.rule, "no reading");
    EXPECT_EQ(token.spoken, "");
    EXPECT_TRUE(token.unknown);
}

TEST(Languages, EveryLetterOfUnicodeIsSpokenOrReported) {
    for (char32_t value = 0x80; value < 0x30000; ++value) {
        if (value >= 0xD800 && value < 0xF900)
            continue;
        std::string word;
        for (int i = 0; i < 3; ++i)
            append_utf8(word, value);
        const ReadLine line = read_line(word, shipped_reader());
        for (const Utterance &utterance : line.utterances)
            for (const Token &token : utterance.tokens)
                ASSERT_TRUE(!token.spoken.empty() || !token.rule.empty()) << static_cast<unsigned>(value);
        ASSERT_EQ(line.utterances.empty() ? line.text.size() : line.utterances.back().source.end,
                  line.text.size())
            << static_cast<unsigned>(value);
    }
}

} // namespace baonoi::test
