// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "synthesise/espeak_voice.h"
#include "synthesise/samples.h"
#include "synthesise/synthesise.h"
#include "test_paths.h"

#include <atomic>
#include <csignal>
#include <gtest/gtest.h>
#include <thread>

namespace baonoi::synthesise {
namespace {

using test::message_of;
using test::token;
using test::utterance;

EspeakVoiceSettings fragile(double time_limit = 0.5) {
    EspeakVoiceSettings settings;
    settings.name = "mong-manh";
    settings.engine = {"any", "vi", 160, 50, 50, 60, time_limit};
    settings.pauses = test::pauses();
    return settings;
}

EspeakVoice fragile_voice(int workers) {
    return {fragile(), workers, BAONOI_FRAGILE_VOICE};
}

constexpr auto advice = "; a lexicon entry that says it otherwise mends this";

TEST(EspeakVoice, SpeaksWordsWithExactSilences) {
    EspeakVoice voice = fragile_voice(1);
    const SpokenUtterance speech = voice.speak(utterance("một hai , ba"));
    // 0.1 s a word, 0.2 s after the comma, 0.7 s after the sentence, at 8,000 Hz.
    EXPECT_EQ(speech.samples.size(), 3U * 800 + 1600 + 5600);
    ASSERT_EQ(speech.words.size(), 3U);
    EXPECT_EQ(speech.words[1].begin.count, 800);
    EXPECT_EQ(speech.words[1].end.count, 1600);
    EXPECT_EQ(speech.words[2].token, 3U);
    EXPECT_EQ(speech.words[2].begin.count, 3200);
    EXPECT_EQ(speech.words[2].end.count, 4000);
}

TEST(EspeakVoice, SaysNothingForAnUtteranceWithoutWords) {
    EspeakVoice voice = fragile_voice(1);
    const SpokenUtterance speech = voice.speak(Utterance());
    EXPECT_TRUE(speech.samples.empty());
    EXPECT_TRUE(speech.words.empty());
}

TEST(EspeakVoice, NamesTheWordThatCrashesTheEngine) {
    EspeakVoice voice(fragile(10), 1, BAONOI_FRAGILE_VOICE); // a flood takes its time on a busy machine
    EXPECT_EQ(message_of([&] { voice.speak(utterance("một hai , ba bốn chết năm , sáu")); }),
              std::string("the voice mong-manh cannot speak \"chết\": it was killed by signal 4") + advice);
    EXPECT_EQ(message_of([&] { voice.speak(utterance("a thoát b")); }),
              std::string("the voice mong-manh cannot speak \"thoát\": it ended with code 7") + advice);
    EXPECT_EQ(message_of([&] { voice.speak(utterance("a im")); }),
              std::string("the voice mong-manh cannot speak \"im\": it found no sound for a word") + advice);
    EXPECT_EQ(message_of([&] { voice.speak(utterance("lụt")); }),
              std::string("the voice mong-manh cannot speak \"lụt\": it makes sound without end") + advice);
    EXPECT_EQ(voice.speak(utterance("bảy")).words.size(), 1U);
}

TEST(EspeakVoice, NamesTheWordThatHangsTheEngine) {
    EspeakVoice voice = fragile_voice(1);
    EXPECT_EQ(message_of([&] { voice.speak(utterance("một treo")); }),
              std::string("the voice mong-manh cannot speak \"treo\": it took longer than 0.5 s") + advice);
}

TEST(EspeakVoice, SpeaksApartWhatCrashesTogether) {
    EspeakVoice voice = fragile_voice(1);
    const SpokenUtterance speech = voice.speak(utterance("một đôi hai đôi , ba"));
    ASSERT_EQ(speech.words.size(), 5U);
    EXPECT_EQ(speech.samples.size(), 5U * 800 + 1600 + 5600);
    EXPECT_EQ(speech.words[3].begin.count, 2400);
}

TEST(EspeakVoice, RefusesWhatIsNoWord) {
    EspeakVoice voice = fragile_voice(1);
    try {
        voice.speak(utterance("năm 2013"));
        FAIL();
    } catch (const Error &error) {
        EXPECT_STREQ(error.what(),
                     "the voice mong-manh cannot speak \"2013\" is not written in Vietnamese letters");
        EXPECT_EQ(error.next(), Next::skip);
    }
}

TEST(EspeakVoice, GoesOnAfterItsServersWereKilled) {
    EspeakVoice voice = fragile_voice(2);
    const SpokenUtterance before = voice.speak(utterance("một hai"));
    ASSERT_FALSE(voice.server_pids().empty());
    for (const pid_t pid : voice.server_pids())
        ASSERT_EQ(::kill(pid, SIGKILL), 0);
    EXPECT_EQ(voice.speak(utterance("một hai")).samples, before.samples);
}

TEST(EspeakVoice, SpeaksMoreClausesThanARequestHolds) {
    EspeakVoice voice = fragile_voice(1);
    Utterance text;
    for (int i = 0; i < 100; ++i)
        text.tokens.push_back(token("một", Pause::bracket));
    const SpokenUtterance speech = voice.speak(text);
    EXPECT_EQ(speech.words.size(), 100U);
    EXPECT_EQ(speech.words.back().begin.count, 99 * (800 + 800));
}

TEST(EspeakVoice, SharesItsServersFairlyAmongMoreThreadsThanItHas) {
    EspeakVoice voice = fragile_voice(1);
    constexpr int each = 20;
    std::atomic<int> alone = 0, together = 0, alone_at_their_end = 0;
    const auto speak = [&](std::atomic<int> &done) {
        for (int i = 0; i < each; ++i) {
            voice.speak(utterance("một hai ba bốn năm"));
            ++done;
        }
    };
    {
        std::vector<std::jthread> threads;
        threads.emplace_back([&] { speak(alone); });
        while (alone == 0)
            std::this_thread::yield();
        for (int i = 0; i < 3; ++i)
            threads.emplace_back([&] {
                speak(together);
                if (together == 3 * each)
                    alone_at_their_end = alone.load();
            });
    }
    EXPECT_EQ(alone, each);
    EXPECT_GE(alone_at_their_end, each / 2);
}

TEST(EspeakVoice, FingerprintFollowsSettingsAndData) {
    const auto fingerprint = [](const EspeakVoiceSettings &settings) {
        return EspeakVoice(settings, 1, BAONOI_FRAGILE_VOICE).facts().fingerprint;
    };
    EspeakVoiceSettings settings = fragile();
    const std::string first = fingerprint(settings);
    EXPECT_EQ(first.size(), 64U);
    EXPECT_EQ(fingerprint(settings), first);
    settings.data_hash = "other";
    const std::string second = fingerprint(settings);
    EXPECT_NE(second, first);
    settings.engine.rate = 150;
    const std::string third = fingerprint(settings);
    EXPECT_NE(third, second);
    settings.pauses.breath = Seconds{0.3};
    EXPECT_NE(fingerprint(settings), third);
}

TEST(Synthesise, ThrowsTheFirstFailureForAnyNumberOfWorkers) {
    std::vector<Utterance> utterances(12, utterance("một hai ba"));
    utterances[5] = utterance("một im");
    utterances[6] = utterance("thoát");
    utterances[9] = utterance("2013");
    for (const int workers : {1, 4}) {
        EspeakVoice voice = fragile_voice(workers);
        EXPECT_EQ(message_of([&] { test::speech_of(utterances, voice); }),
                  std::string("the voice mong-manh cannot speak \"im\": it found no sound for a word") +
                      advice);
    }
}

} // namespace
} // namespace baonoi::synthesise
