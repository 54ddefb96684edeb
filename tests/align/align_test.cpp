// SPDX-License-Identifier: GPL-3.0-or-later
// The male voice of eSpeak NG is the reference, the female one stands for a voice that tells no times: what
// align() finds is compared with the times that it told all the same.
#include "align/align.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "synthesise/samples.h"
#include "synthesise/voice.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace baonoi::align {
namespace {

using test::message_of;
using test::utterance;

constexpr auto text =
    "sáng nay hai chiếc thuyền nan chở đầy dưa hấu , mít và chuối từ bên kia sông sang chợ phiên";

SpokenUtterance spoken_by(const char *name, const std::string &words) {
    static const auto male = synthesise::make_voice(data_folder() / "voices", "vi-north", 1);
    static const auto female = synthesise::make_voice(data_folder() / "voices", "vi-north-female", 1);
    return (std::string(name) == "male" ? male : female)->speak(utterance(words));
}

const SpokenUtterance &reference() {
    static const SpokenUtterance spoken = spoken_by("male", text);
    return spoken;
}

const SpokenUtterance &foreign() {
    static const SpokenUtterance spoken = spoken_by("female", text);
    return spoken;
}

constexpr int voice_rate = 22'050;

Alignment align_to(const std::vector<std::int16_t> &samples, int rate = voice_rate) {
    return align(reference(), voice_rate, samples, rate);
}

std::string told(const Alignment &alignment) {
    return describe(alignment.faults, utterance(text), reference());
}

std::string told_of(const std::string &words) {
    return told(align_to(spoken_by("female", words).samples));
}

// Of the words' beginnings, in ms.
double greatest_error(const std::vector<SpokenUtterance::Word> &found,
                      const std::vector<SpokenUtterance::Word> &true_words, double scale = 1) {
    double greatest = 0;
    for (std::size_t w = 0; w < true_words.size(); ++w)
        greatest = std::max(greatest, std::abs(static_cast<double>(found.at(w).begin.count) -
                                               scale * static_cast<double>(true_words[w].begin.count)));
    return greatest / (voice_rate * scale) * 1000;
}

std::vector<std::int16_t> with_silence(const SpokenUtterance &speech, std::size_t before_word,
                                       double seconds) {
    std::vector<std::int16_t> samples = speech.samples;
    samples.insert(samples.begin() + speech.words.at(before_word).begin.count,
                   static_cast<std::size_t>(seconds * voice_rate), 0);
    return samples;
}

TEST(Align, FindsEveryWordOfAnotherVoice) {
    const Alignment found = align_to(foreign().samples);
    EXPECT_EQ(told(found), "");
    ASSERT_EQ(found.words.size(), foreign().words.size());
    EXPECT_LT(greatest_error(found.words, foreign().words), 100);
}

TEST(Align, NamesTheTokensOfTheWords) {
    const Alignment found = align_to(foreign().samples);
    for (std::size_t w = 0; w < found.words.size(); ++w)
        EXPECT_EQ(found.words[w].token, reference().words[w].token);
}

TEST(Align, GivesTimesThatDoNotOverlap) {
    const Alignment found = align_to(foreign().samples);
    for (std::size_t w = 0; w < found.words.size(); ++w) {
        EXPECT_LT(found.words[w].begin, found.words[w].end) << w;
        if (w > 0) {
            EXPECT_LE(found.words[w - 1].end, found.words[w].begin) << w;
        }
    }
}

TEST(Align, FindsItselfToTheFrame) {
    EXPECT_LE(greatest_error(align_to(reference().samples).words, reference().words), 20);
}

TEST(Align, LeavesAPauseInsideToNoWord) {
    const Alignment found = align_to(with_silence(foreign(), 6, 1.5));
    EXPECT_EQ(told(found), "");
    const auto pause_begin = static_cast<double>(foreign().words[6].begin.count);
    EXPECT_NEAR(static_cast<double>(found.words[5].end.count), pause_begin, 0.06 * voice_rate);
    EXPECT_NEAR(static_cast<double>(found.words[6].begin.count), pause_begin + 1.5 * voice_rate,
                0.06 * voice_rate);
}

TEST(Align, TakesSilenceAroundTheSpeech) {
    std::vector<std::int16_t> samples = with_silence(foreign(), 0, 2);
    samples.resize(samples.size() + 3 * voice_rate);
    const Alignment found = align_to(samples);
    EXPECT_EQ(told(found), "");
    EXPECT_NEAR(static_cast<double>(found.begin.count), 2 * voice_rate, 0.04 * voice_rate);
    EXPECT_NEAR(static_cast<double>(found.end.count),
                static_cast<double>(2 * voice_rate + foreign().words.back().end.count), 0.04 * voice_rate);
}

TEST(Align, TakesAnotherRateAndLoudness) {
    std::vector<std::int16_t> samples;
    for (const std::int16_t sample : foreign().samples)
        samples.insert(samples.end(), 2, static_cast<std::int16_t>(sample / 8));
    const Alignment found = align_to(samples, 2 * voice_rate);
    EXPECT_EQ(told(found), "");
    EXPECT_LT(greatest_error(found.words, foreign().words, 2), 100);
}

TEST(Align, NamesWordsThatAreMissing) {
    EXPECT_EQ(told_of("sáng nay hai chiếc thuyền nan chở đầy dưa hấu , mít và chuối sang chợ phiên"),
              "\"từ bên kia sông\" is not heard (words 14 to 17 of 20)");
}

TEST(Align, NamesTheEndThatWasCutOff) {
    std::vector<std::int16_t> samples = foreign().samples;
    samples.resize(static_cast<std::size_t>(foreign().words[16].begin.count));
    EXPECT_EQ(told(align_to(samples)), "\"sông sang chợ phiên\" is not heard (words 17 to 20 of 20)");
}

TEST(Align, NamesThePlaceOfARepetition) {
    EXPECT_TRUE(told_of("sáng nay hai chiếc thuyền nan chở đầy hai chiếc thuyền nan chở đầy dưa hấu , mít và "
                        "chuối từ bên kia sông sang chợ phiên")
                    .find("s of other speech at \"") != std::string::npos);
}

TEST(Align, HearsThatAnotherSentenceIsSpoken) {
    EXPECT_NE(told_of("bảo tàng tỉnh mở cửa miễn phí cho học sinh trong cả tháng này , kể cả ngày lễ lớn"),
              "");
}

TEST(Align, MissesAllWordsInSilence) {
    const Alignment found = align_to(std::vector<std::int16_t>(voice_rate, 0));
    ASSERT_EQ(found.faults.size(), 1U);
    EXPECT_EQ(found.faults[0].kind, Fault::Kind::missing);
    EXPECT_EQ(found.faults[0].first, 0U);
    EXPECT_EQ(found.faults[0].last, 19U);
    EXPECT_EQ(align_to({}).faults, found.faults);
}

TEST(Align, RefusesSpeechOfAnotherLength) {
    std::vector<std::int16_t> samples;
    for (int i = 0; i < 4; ++i)
        samples.insert(samples.end(), foreign().samples.begin(), foreign().samples.end());
    const Alignment found = align_to(samples);
    ASSERT_EQ(found.faults.size(), 1U);
    EXPECT_EQ(found.faults[0].kind, Fault::Kind::unlike);
}

TEST(Align, HearsSpeechWhereNoWordIs) {
    const SpokenUtterance empty;
    EXPECT_TRUE(align(empty, voice_rate, std::vector<std::int16_t>(100, 0), voice_rate).faults.empty());
    const Alignment found = align(empty, voice_rate, foreign().samples, voice_rate);
    ASSERT_EQ(found.faults.size(), 1U);
    EXPECT_TRUE(describe(found.faults, {}, empty).ends_with(" s of speech where no word is to be spoken"));
}

TEST(Align, IsTheSameAtEveryCall) {
    const Alignment one = align_to(foreign().samples), two = align_to(foreign().samples);
    EXPECT_EQ(one.costs, two.costs);
    EXPECT_EQ(greatest_error(one.words, two.words), 0);
}

TEST(Align, RefusesMoreThanAMinute) {
    SpokenUtterance longest = reference();
    longest.samples.resize(61 * voice_rate);
    EXPECT_EQ(
        message_of([&] { align(longest, voice_rate, foreign().samples, voice_rate); }),
        "a sentence of 61 s cannot be aligned: the longest that can takes 60 s; cut it into shorter ones");
}

TEST(Align, RefusesARateThatNoVoiceHas) {
    EXPECT_EQ(message_of([&] { align_to(foreign().samples, 4000); }),
              "speech of 4000 samples a second cannot be aligned: 8000 to 192000 can; let the voice give "
              "another rate");
}

TEST(CheckAndTime, GivesTheSpeechWithoutTheSilenceAroundItAndThePauseOfTheReference) {
    const Checked checked =
        check_and_time(utterance(text), reference(), voice_rate, with_silence(foreign(), 0, 2), voice_rate);
    EXPECT_EQ(checked.fault, "");
    ASSERT_EQ(checked.spoken.words.size(), 20U);
    EXPECT_EQ(checked.spoken.words[0].begin.count, 0);
    EXPECT_LT(greatest_error(checked.spoken.words, foreign().words), 100);
    const auto speech = static_cast<double>(foreign().words.back().end.count);
    const auto pause = static_cast<double>(reference().samples.size()) -
                       static_cast<double>(reference().words.back().end.count);
    EXPECT_NEAR(static_cast<double>(checked.spoken.samples.size()), speech + pause, 0.08 * voice_rate);
}

TEST(CheckAndTime, GivesNoSpeechWithAFault) {
    const Checked checked = check_and_time(utterance(text), reference(), voice_rate, {}, voice_rate);
    EXPECT_EQ(checked.fault, "\"sáng nay hai chiếc thuyền nan chở đầy dưa hấu mít và chuối từ…\" is not "
                             "heard (words 1 to 20 of 20)");
    EXPECT_TRUE(checked.spoken.samples.empty());
    EXPECT_TRUE(checked.spoken.words.empty());
}

TEST(Describe, TellsThreeFaultsAndCountsTheRest) {
    const std::vector<Fault> faults{{Fault::Kind::missing, 0, 1, {0.5}},
                                    {Fault::Kind::extra, 4, 5, {1.24}},
                                    {Fault::Kind::unlike, 9, 9, {0.3}},
                                    {Fault::Kind::missing, 12, 12, {0.2}},
                                    {Fault::Kind::missing, 15, 15, {0.2}}};
    EXPECT_EQ(describe(faults, utterance(text), reference()),
              "\"sáng nay\" is not heard (words 1 to 2 of 20); 1.2 s of other speech at \"thuyền nan\" "
              "(words 5 to 6 of "
              "20); something else is heard for \"hấu\" (word 10 of 20); and 2 more");
}

} // namespace
} // namespace baonoi::align
