// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "synthesise/pronunciation.h"
#include "synthesise/samples.h"
#include "synthesise/voice_letters.h"

#include <gtest/gtest.h>

namespace baonoi::synthesise {
namespace {

using test::english;
using test::message_of;
using test::token;

constexpr auto header = "syllable\tsaid\treason\n";

std::string said(const Pronunciation &pronunciation, const Token &token) {
    std::string text;
    for (const espeak::EngineWord &word : pronunciation.pieces(token)) {
        text += text.empty() ? "" : " ";
        text += word.kind == espeak::EngineWordKind::phonemes  ? "[" + word.text + "]"
                : word.kind == espeak::EngineWordKind::english ? "en:" + word.text
                                                               : word.text;
    }
    return text;
}

Pronunciation small() {
    Pronunciation result;
    result.add_respellings(std::string(header) + "gi\tdi\tvowel\nveo\t[[v'Ew]]\tenglish\ntivi\tti vi\tloan\n",
                           "a.tsv");
    result.add_latin("letter\twritten\nü\tu\nß\tss\n", "b.tsv");
    return result;
}

TEST(Pronunciation, SaysWordsInLowerCase) {
    EXPECT_EQ(said(small(), token("Hà Nội")), "hà nội");
    EXPECT_EQ(said(small(), token("ĐẮK LẮK")), "đắk lắk");
    EXPECT_EQ(said(small(), token("Ma-lai-xi-a")), "ma lai xi a");
}

TEST(Pronunciation, RespellsWhatTheEngineReadsWrong) {
    EXPECT_EQ(said(small(), token("cái Gi")), "cái di");
    EXPECT_EQ(said(small(), token("tivi VEO")), "ti vi [v'Ew]");
}

TEST(Pronunciation, KeepsTheCaseOfEnglishWordsAndNothingButTheirLetters) {
    EXPECT_EQ(said(small(), english("World Cup")), "en:World en:Cup");
    EXPECT_EQ(said(small(), english("Müller-Straße")), "en:Muller en:Strasse");
    EXPECT_EQ(said(small(), english("O'Brien")), "en:OBrien");
    EXPECT_EQ(said(small(), english("McDonald’s")), "en:McDonalds");
}

TEST(Pronunciation, PhonemesOfTheLexiconReplaceTheWord) {
    Token word = token("Pleiku");
    word.phonemes = "pl'e j ku";
    EXPECT_EQ(said(small(), word), "[pl'e] [j] [ku]");
}

TEST(Pronunciation, RefusesWhatIsNotWrittenInLetters) {
    const auto refusal = [](const Token &word) { return message_of([&] { small().pieces(word); }); };
    EXPECT_EQ(refusal(token("năm 2024")), "\"2024\" is not written in Vietnamese letters");
    EXPECT_EQ(refusal(token("[[x]]")), "\"[[x]]\" is not written in Vietnamese letters");
    EXPECT_EQ(refusal(token("A.B.C")), "\"A.B.C\" is not written in Vietnamese letters");
    EXPECT_EQ(refusal(token("h\x01")), "\"h\x01\" is not written in Vietnamese letters");
    EXPECT_EQ(refusal(token("a\u0301")), "\"a\u0301\" is not written in Vietnamese letters");
    EXPECT_EQ(refusal(english("x2")), "\"x2\" is not written in letters");
    EXPECT_EQ(refusal(english("''''")), "\"''''\" is not written in letters");
    EXPECT_EQ(refusal(token(" - ")), "\" - \" has nothing to say");
    EXPECT_EQ(refusal(token(std::string(49, 'a'))),
              "\"" + std::string(49, 'a') + "\" has more than 48 characters");
    Token word = token("x");
    word.phonemes = "a]] tệ [[b";
    EXPECT_EQ(refusal(word), "\"a]] tệ [[b\" is not a list of phonemes");
}

Token foreign(std::string spoken, std::string language) {
    Token word = token(std::move(spoken));
    word.language = std::move(language);
    return word;
}

TEST(Pronunciation, WordsOfALanguageThatTheEngineSpeaksAreHeardInIt) {
    Pronunciation pronunciation = small();
    pronunciation.add_languages("language\tvoice\tphonemes\nru\tzle/ru\tRU\n", "languages.tsv");
    const espeak::EngineWord expected{espeak::EngineWordKind::foreign, "Саратов", {"zle/ru", "RU"}};
    EXPECT_EQ(pronunciation.pieces(foreign("Саратов", "ru")), std::vector{expected});
    EXPECT_EQ(said(pronunciation, foreign("Саратов", "uk")), "en:Saratov");
    EXPECT_EQ(said(pronunciation, foreign("Сара\u2019тов", "ru")), "Саратов");
}

TEST(Pronunciation, OtherScriptsAreWrittenInLatinLetters) {
    EXPECT_EQ(said(small(), foreign("Ρόδος", "el")), "en:Rodos");
    EXPECT_EQ(said(small(), foreign("漢字", "zh")), "en:han en:zi");
    EXPECT_EQ(said(small(), foreign("부산", "ko")), "en:busan");
    EXPECT_EQ(said(small(), foreign("Ŧoŋ", "und")), "en:Ton");
}

TEST(Pronunciation, LongForeignWordsAreCut) {
    EXPECT_EQ(said(small(), english(std::string(100, 'a'))),
              "en:" + std::string(48, 'a') + " en:" + std::string(48, 'a') + " en:aaaa");
}

TEST(Pronunciation, NoPhonemesLeaveTheirBrackets) {
    EXPECT_TRUE(are_phonemes("bw'iE3t["));
    EXPECT_TRUE(are_phonemes("t['O2N"));
    for (const char *bad : {"", "a]]b", "a[[b", "a]", "a b", "a\"", "<a>", "a\n", "_^_EN", "é"})
        EXPECT_FALSE(are_phonemes(bad)) << bad;
}

TEST(Respellings, MistakesNameFileAndLine) {
    const auto fails = [](const std::string &rows) {
        return message_of([&] { Pronunciation().add_respellings(rows, "respell.tsv"); });
    };
    EXPECT_EQ(fails("word\tsaid\n"),
              "respell.tsv:1: the first row must be the header \"syllable<tab>said<tab>reason\"");
    EXPECT_EQ(fails(std::string("# note\n") + header + "gi\tdi\n"),
              "respell.tsv:3: a row has 3 fields, none empty, separated by tabs");
    EXPECT_EQ(fails(std::string(header) + "gi\t\twhy\n"),
              "respell.tsv:2: a row has 3 fields, none empty, separated by tabs");
    EXPECT_EQ(fails(std::string(header) + "Gi\tdi\twhy\n"),
              "respell.tsv:2: \"Gi\" is no syllable in lower-case Vietnamese letters");
    EXPECT_EQ(fails(std::string(header) + "gi\tdi\twhy\ngi\tdi\twhy\n"),
              "respell.tsv:3: \"gi\" is in line 2 already");
    EXPECT_EQ(fails(std::string(header) + "gi\td1\twhy\n"),
              "respell.tsv:2: \"d1\" is no word of Vietnamese letters");
    EXPECT_EQ(fails(std::string(header) + "gi\t[[a b]]\twhy\n"), "respell.tsv:2: \"a b\" are no phonemes");
    EXPECT_EQ(fails(std::string(header) + "gi\t-\twhy\n"), "respell.tsv:2: nothing is said");
    EXPECT_EQ(message_of([] {
                  Pronunciation().add_languages("language\tvoice\tphonemes\nru\tzle/ru\tru\n",
                                                "languages.tsv");
              }),
              "languages.tsv:2: \"ru\" is no table of phonemes such as \"RU\"");
    EXPECT_EQ(message_of([] { Pronunciation().add_latin("letter\twritten\nab\tc\n", "latin.tsv"); }),
              "latin.tsv:2: a row has one letter and the ASCII letters written for it");
}

} // namespace
} // namespace baonoi::synthesise
