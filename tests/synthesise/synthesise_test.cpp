// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fake_voice.h"
#include "fakes/thread_starts.h"
#include "synthesise/samples.h"
#include "synthesise/synthesise.h"
#include "test_paths.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <gtest/gtest.h>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace baonoi::synthesise {
namespace {

using test::english;
using test::FakeVoice;
using test::message_of;
using test::token;
using test::utterance;

std::filesystem::path voices() {
    return std::filesystem::path(BAONOI_SOURCE_DIR) / "voices";
}

std::vector<Utterance> news() {
    std::vector<Utterance> utterances;
    for (const char *text :
         {"sáng nay mưa lớn trên diện rộng ở miền núi phía bắc , nhiều tuyến đường bị sạt lở",
          "chính quyền xã đã đưa hơn bốn mươi hộ dân đến nơi an toàn",
          "giá gạo xuất khẩu tăng nhẹ , đạt năm trăm hai mươi đô la mỹ một tấn",
          "ông giọa hỏi vì sao đoàn thanh niên chưa đến", "thuỷ thủ veo qua boóc tăng"})
        utterances.push_back(utterance(text));
    utterances[1].tokens.push_back(english("Facebook"));
    utterances[2].tokens.insert(utterances[2].tokens.begin(), token("", Pause::dash));
    utterances.push_back(Utterance());
    return utterances;
}

void expect_one_time_for_each_word(const std::vector<Utterance> &utterances, const test::Speech &speech) {
    std::size_t next = 0;
    Samples last{0};
    for (std::size_t i = 0; i < utterances.size(); ++i)
        for (std::size_t j = 0; j < utterances[i].tokens.size(); ++j) {
            if (utterances[i].tokens[j].spoken.empty())
                continue;
            ASSERT_LT(next, speech.words.size());
            const SpokenWord &word = speech.words[next++];
            EXPECT_EQ(word.utterance, i);
            EXPECT_EQ(word.token, j);
            EXPECT_GE(word.begin, last);
            EXPECT_GT(word.end, word.begin);
            last = word.end;
        }
    EXPECT_EQ(next, speech.words.size());
    EXPECT_LE(last.count, static_cast<std::int64_t>(speech.samples.size()));
}

TEST(Synthesise, JoinsUtterancesInOrder) {
    FakeVoice voice(3);
    std::atomic<std::size_t> most = 0, calls = 0;
    const auto utterances = news();
    const test::Speech speech = test::speech_of(utterances, voice, [&](std::size_t done) {
        ++calls;
        most = std::max<std::size_t>(most, done);
    });
    EXPECT_EQ(calls, utterances.size());
    EXPECT_EQ(most, utterances.size());
    expect_one_time_for_each_word(utterances, speech);
}

TEST(Synthesise, OfNothingIsSilence) {
    FakeVoice voice;
    const test::Speech speech = test::speech_of({}, voice);
    EXPECT_TRUE(speech.samples.empty());
}

TEST(Synthesise, HandsOnWhatTheVoiceThrows) {
    FakeVoice voice(2);
    voice.unspeakable = "hai";
    EXPECT_EQ(message_of([&] {
                  synthesise({utterance("một"), utterance("hai")}, voice,
                             [](std::size_t, const SpokenUtterance &) {});
              }),
              "the voice fake cannot speak \"hai\"");
}

TEST(Synthesise, EndsWhenASpeakersThreadCannotBeStarted) {
    FakeVoice voice(3);
    const std::vector<Utterance> utterances(100, utterance("một"));
    const test::FewThreads few(1);
    EXPECT_THROW(synthesise(utterances, voice, [](std::size_t, const SpokenUtterance &) {}),
                 std::system_error);
}

// Takes its time, another one for each utterance.
class SlowVoice : public FakeVoice {
public:
    using FakeVoice::FakeVoice;
    SpokenUtterance speak(const Utterance &utterance) override {
        const int now = ++speaking;
        for (int most = most_speaking; now > most && !most_speaking.compare_exchange_weak(most, now);) {
        }
        std::this_thread::sleep_for(std::chrono::microseconds(utterance.tokens.size() * 7919 % 3000));
        SpokenUtterance spoken = FakeVoice::speak(utterance);
        --speaking;
        ++spoken_utterances;
        return spoken;
    }
    std::atomic<int> speaking = 0, most_speaking = 0, spoken_utterances = 0;
};

std::vector<Utterance> many() {
    std::vector<Utterance> utterances;
    for (std::size_t i = 0; i < 100; ++i) {
        std::string text = "câu";
        for (std::size_t word = 0; word < i * 31 % 7; ++word)
            text += " chữ";
        utterances.push_back(utterance(text));
    }
    return utterances;
}

TEST(Synthesise, DelaysOfTheVoiceCannotBeHeard) {
    FakeVoice quick;
    const test::Speech expected = test::speech_of(many(), quick);
    for (const int workers : {1, 4}) {
        SlowVoice slow(workers);
        const test::Speech speech = test::speech_of(many(), slow);
        EXPECT_EQ(slow.most_speaking, workers);
        EXPECT_EQ(speech.samples, expected.samples);
        EXPECT_EQ(speech.words, expected.words);
    }
}

TEST(Synthesise, TheVoiceIsNotFarAheadOfWhatIsTaken) {
    SlowVoice voice(2);
    int most = 0;
    synthesise(many(), voice, [&](std::size_t index, const SpokenUtterance &) {
        std::this_thread::sleep_for(std::chrono::milliseconds(index < 10 ? 5 : 0));
        most = std::max(most, voice.spoken_utterances - static_cast<int>(index));
    });
    EXPECT_EQ(voice.spoken_utterances, 100);
    EXPECT_LE(most, 20);
}

TEST(Synthesise, EndsWhenNobodyTakesAnyMore) {
    SlowVoice voice(2);
    EXPECT_EQ(message_of([&] {
                  synthesise(many(), voice, [](std::size_t index, const SpokenUtterance &) {
                      if (index == 3)
                          throw std::runtime_error("the disk is full");
                  });
              }),
              "the disk is full");
    EXPECT_LE(voice.spoken_utterances, 25);
}

class EveryVoice : public ::testing::TestWithParam<const char *> {};

TEST_P(EveryVoice, GivesTheSameBytesInTwoRunsAndForOneAndFourWorkers) {
    const auto utterances = news();
    const auto one = make_voice(voices(), GetParam(), 1);
    const auto four = make_voice(voices(), GetParam(), 4);
    EXPECT_EQ(four->workers(), 4);
    const test::Speech first = test::speech_of(utterances, *one);
    const test::Speech again = test::speech_of(utterances, *one);
    const test::Speech parallel = test::speech_of(utterances, *four);
    EXPECT_EQ(first.samples, again.samples);
    EXPECT_EQ(first.words, again.words);
    EXPECT_EQ(first.samples, parallel.samples);
    EXPECT_EQ(first.words, parallel.words);
    expect_one_time_for_each_word(utterances, first);
    EXPECT_EQ(one->facts().fingerprint, four->facts().fingerprint);
}

TEST_P(EveryVoice, SpeaksAtTheRateOfNewsWithoutSaturation) {
    const auto voice = make_voice(voices(), GetParam(), 1);
    const Utterance text =
        utterance("sáng nay mưa lớn trên diện rộng ở miền núi phía bắc nhiều tuyến đường bị sạt lở");
    const SpokenUtterance speech = voice->speak(text);
    const double minutes =
        static_cast<double>(speech.words.back().end.count) / voice->facts().sample_rate / 60;
    const double rate = static_cast<double>(text.tokens.size()) / minutes;
    EXPECT_GT(rate, 190);
    EXPECT_LT(rate, 290);
    int peak = 0;
    for (const std::int16_t sample : speech.samples)
        peak = std::max(peak, std::abs(int{sample}));
    EXPECT_GT(peak, 8000);
    EXPECT_LT(peak, 32000);
}

TEST_P(EveryVoice, KeepsThePaceThatIsAskedFor) {
    const Utterance text = utterance("sáng nay mưa lớn trên diện rộng ở miền núi phía bắc");
    const auto words_and_pause = [&](const Pace &pace, std::string &fingerprint) {
        const auto voice = make_voice(voices(), GetParam(), 1, pace);
        fingerprint = voice->facts().fingerprint;
        const SpokenUtterance speech = voice->speak(text);
        const std::int64_t words = speech.words.back().end.count;
        return std::pair(words, static_cast<std::int64_t>(speech.samples.size()) - words);
    };
    std::string usual, quick, calm;
    const auto [words, pause] = words_and_pause({}, usual);
    const auto [quick_words, quick_pause] = words_and_pause({150, 100}, quick);
    const auto [calm_words, calm_pause] = words_and_pause({100, 200}, calm);
    EXPECT_LT(quick_words, words * 4 / 5);
    EXPECT_EQ(calm_words, words);
    EXPECT_EQ(calm_pause, 2 * pause);
    EXPECT_NE(usual, quick);
    EXPECT_NE(usual, calm);
}

TEST_P(EveryVoice, SurvivesStrangeEnglish) {
    const auto voice = make_voice(voices(), GetParam(), 1);
    Utterance text;
    for (const char *word :
         {"XKCD", "qrtzk", "IBM", "aaaaaaaaaaaaaaaaaaaa", "a", "ZZZZZZ", "McDonald's", "Thị-xã"})
        text.tokens.push_back(english(word));
    EXPECT_EQ(voice->speak(text).words.size(), text.tokens.size());
}

INSTANTIATE_TEST_SUITE_P(Voices, EveryVoice, ::testing::Values("vi-north", "vi-north-female"),
                         [](const auto &voice) { return voice.index == 0 ? "north" : "north_female"; });

} // namespace
} // namespace baonoi::synthesise
