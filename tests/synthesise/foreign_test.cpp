// SPDX-License-Identifier: GPL-3.0-or-later
// No word of another script makes the voice refuse.
#include "base/data_folder.h"
#include "synthesise/samples.h"
#include "synthesise/synthesise.h"
#include "synthesise/voice.h"

#include <gtest/gtest.h>

namespace baonoi::synthesise {
namespace {

using test::token;

Utterance sentence(const std::vector<std::pair<std::string, std::string>> &words) {
    Utterance utterance;
    for (const auto &[spoken, language] : words) {
        utterance.tokens.push_back(token(spoken));
        utterance.tokens.back().language = language;
    }
    return utterance;
}

double seconds_of(Voice &voice, const std::string &word, const std::string &language) {
    const SpokenUtterance spoken = voice.speak(sentence({{word, language}}));
    return static_cast<double>(spoken.samples.size()) / voice.facts().sample_rate;
}

TEST(ForeignWords, EveryLanguageIsHeard) {
    const auto voice = make_voice(data_folder() / "voices", "vi-north", 1);
    for (const auto &[word, language] : std::vector<std::pair<std::string, std::string>>{
             {"Саратов", "ru"}, {"Чернівці", "uk"}, {"Његош", "sr"},     {"Ѓорче", "mk"},
             {"Ρόδος", "el"},   {"漢字", "zh"},     {"サッカー", "ja"},  {"부산", "ko"},
             {"الأهرام", "ar"}, {"پژمان", "fa"},    {"הארץ", "he"},      {"Weißensee", "de"},
             {"Logroño", "es"}, {"Besançon", "fr"}, {"Guimarães", "pt"}, {"Trzęsacz", "pl"},
             {"Tromsø", "da"},  {"Åkesson", "sv"},  {"Kırıkkale", "tr"}, {"Kovačić", "hr"},
             {"Plzeň", "cs"},   {"Ľubovňa", "sk"},  {"Győr", "hu"},      {"Chișinău", "ro"},
             {"Húsavík", "is"}, {"ภูเก็ต", "th"},     {"សៀមរាប", "km"},    {"ປາກເຊ", "lo"},
             {"मुंबई", "hi"},     {"Ереван", "und"}}) {
        const double seconds = seconds_of(*voice, word, language);
        EXPECT_GT(seconds, 0.2) << word;
        EXPECT_LT(seconds, 1.6) << word;
    }
}

// The French voice takes these letters for an English word and says so with a mark inside the phonemes.
TEST(ForeignWords, WhatALanguageCannotSayIsSaidAsEnglish) {
    const auto voice = make_voice(data_folder() / "voices", "vi-north", 1);
    EXPECT_NEAR(seconds_of(*voice, "skiÿyëky", "fr"), seconds_of(*voice, "skiyyeky", "en"), 0.001);
}

TEST(ForeignWords, LongRunsAreSpoken) {
    const auto voice = make_voice(data_folder() / "voices", "vi-north", 1);
    std::string run;
    for (int i = 0; i < 200; ++i)
        run += "漢字";
    EXPECT_GT(seconds_of(*voice, run, "zh"), 40);
}

} // namespace
} // namespace baonoi::synthesise
