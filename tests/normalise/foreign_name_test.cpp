// SPDX-License-Identifier: GPL-3.0-or-later
// Names in no lexicon inside sentences: how they are heard, by which language, and what is left alone.
#include "normalise/sample_reader.h"

#include "normalise/context.h"
#include "normalise/syllable.h"

#include <gtest/gtest.h>

namespace baonoi::test {

using namespace normalise;
namespace {

// "ha ran đa; …": what is said for the names in no lexicon.
std::string names_of(const std::vector<Utterance> &utterances) {
    std::string out;
    for (const Utterance &utterance : utterances)
        for (const Token &token : utterance.tokens)
            if (token.rule == "foreign name")
                out += (out.empty() ? "" : "; ") + token.spoken;
    return out;
}

std::string names(std::string_view line) {
    return names_of(read_line(line, shipped_reader()).utterances);
}

Script article(const std::vector<std::string> &paragraphs) {
    Script script;
    for (const std::string &text : paragraphs)
        script.blocks.push_back({BlockKind::paragraph, text, {}});
    return script;
}

} // namespace

TEST(ForeignNames, TheCountryNearbyTellsTheLanguage) {
    EXPECT_EQ(names("Làng Jaranda ở Tây Ban Nha đón khách."), "ha ran đa");
    EXPECT_EQ(names("Làng Jaranda ở Indonesia đón khách."), "gia ran đa");
    EXPECT_EQ(names("Làng Cefalone nằm ở miền nam Italia."), "chê pha lô nê");
    EXPECT_EQ(names("Huyện Xiangzhou của Trung Quốc."), "xi ang châu");
    EXPECT_EQ(names("Phường Seongbukdong ở Hàn Quốc."), "xâng búc đông");
}

TEST(ForeignNames, GivenNamesOfVietnameseAreNoCountries) {
    const std::string without = names("Chị Hoa tới Waizer.");
    for (const char *line :
         {"Chị Nga tới Waizer.", "Anh Đức tới Waizer.", "Cô Lê Thúy Nga tới Waizer.",
          "Hôm qua Minh Đức tới Waizer.", "Huyện Nga Sơn đón Waizer.", "Nguyễn Đức tới Waizer."})
        EXPECT_EQ(names(line), without) << line;
    for (const char *line : {"Đoàn xe của Đức tới Waizer.", "Phía Đức đón Waizer.", "Đức đón Waizer."})
        EXPECT_NE(names(line), without) << line;
}

TEST(ForeignNames, TheLettersTellTheLanguage) {
    EXPECT_EQ(names("Hồ Tsukigawa và núi Asamori."), "xu ki ga oa; a xa mô ri");
    EXPECT_EQ(names("Làng Grozdanov đón khách du lịch."), "gờ rốt đa nốp");
    EXPECT_EQ(names("Ga Oberhausbach đóng cửa."), "ô bê hao xờ bách");
}

TEST(ForeignNames, AreReadLetterByLetterWhenNothingTellsTheLanguage) {
    EXPECT_EQ(names("Làng Taromine đón khách."), "ta rô mi nê");
    EXPECT_EQ(names("Làng Taromine ở Mỹ đón khách."), "ta rô min");
}

TEST(ForeignNames, WordsThatBeginLikeACountryAreNone) {
    EXPECT_EQ(names("Ý kiến của Cefalone."), names("Bài viết của Cefalone."));
    EXPECT_EQ(names("Áo dài của Waizer."), names("Khăn dài của Waizer."));
    EXPECT_NE(names("Ý và Cefalone."), names("Bài viết của Cefalone."));
}

TEST(ForeignNames, TheYOfJapaneseOpensASyllable) {
    EXPECT_EQ(names("Ông Nakayama, bà Harayuki, núi Toyosawa ở Nhật Bản."),
              "na ca ia ma; ha ra iu ki; tô i ô xa oa");
}

TEST(ForeignNames, HaveOneReadingInAnArticle) {
    const Script script =
        article({"Làng Jaranda đón khách.", "Jaranda ở Tây Ban Nha.", "Chợ Jaranda mở cửa."});
    EXPECT_EQ(names_of(normalise::normalise(script, shipped_reader())), "ha ran đa; ha ran đa; ha ran đa");
}

TEST(ForeignNames, WordsOfEnglishAndTheirPhrasesStayEnglish) {
    EXPECT_EQ(names("Global Gateway Forum khai mạc."), "");
    EXPECT_EQ(names_of(normalise::normalise(article({"Quỹ Zentrix Holdings mở cửa.", "Zentrix nói gì?"}),
                                            shipped_reader())),
              "");
}

TEST(ForeignNames, AreWrittenAsTheyStandInTheLine) {
    EXPECT_EQ(read("Làng Jaranda ở Tây Ban Nha."), "Làng Jaranda ở Tây Ban Nha.");
    EXPECT_EQ(read("Tổng thống Erdoğan đến."), "Tổng thống Erdoğan đến.");
    EXPECT_EQ(names("Tổng thống Erdoğan đến."), "ê đô gan");
}

TEST(ForeignNames, MayKeepTheirLanguage) {
    const Reader reader({}, {.original_names = true});
    const ReadLine line = read_line("Làng Jaranda ở Tây Ban Nha.", reader);
    EXPECT_EQ(names_of(line.utterances), "");
}

TEST(ForeignNames, VietnameseWordsAreNone) {
    EXPECT_EQ(names("Thành phố Đà Nẵng, ông Lênin, bà Nguyễn Thị Hoa, chợ Bến Thành, Hồng Kông."), "");
}

TEST(ForeignNames, OfTheCentralHighlandsKeepTheirTone) {
    EXPECT_EQ(names("Xã Ea Ktur, xã Đắk Pơ, làng Ngọk Năng, ông Y Lưm Kđoh."), "cờ tu; đắc; ngọc; cờ đo");
}

// Random letters, in every language: what is said are syllables, whatever the letters.
TEST(NameRules, SayOnlySyllablesOfVietnamese) {
    const NameRules &rules = shipped_reader().parts().name_rules;
    std::uint32_t state = 12345;
    const auto next = [&](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return static_cast<std::size_t>(state >> 8U) % below;
    };
    constexpr std::string_view letters = "aaabcdeeefghiiijklmnooopqrstuuuvwxyz";
    std::vector<std::string> languages = rules.languages();
    languages.emplace_back("und");
    for (int i = 0; i < 40'000; ++i) {
        std::string name;
        for (std::size_t n = next(10) + 2; n > 0; --n)
            name += letters[next(letters.size())];
        const std::string said = rules.read(name, languages[next(languages.size())]);
        for (std::size_t at = 0; at < said.size();) {
            const std::size_t end = std::min(said.find(' ', at), said.size());
            EXPECT_TRUE(is_syllable(std::string_view(said).substr(at, end - at))) << name << ": " << said;
            at = end + 1;
        }
    }
}

} // namespace baonoi::test
