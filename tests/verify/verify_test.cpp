// SPDX-License-Identifier: GPL-3.0-or-later
// Each check passes on a good recording and fails, with its exact words, on the same recording spoilt.
#include "verify/verify.h"

#include "base/error.h"
#include "encode/decoded.h"
#include "encode/sample_speech.h"
#include "lib/ebur128/meter.h"
#include "lib/openssl/digest.h"
#include "sound/mp3_layout.h"
#include "verify/good_recording.h"
#include "verify/listen.h"

#include <gtest/gtest.h>

namespace baonoi::verify {
namespace {

using test::Good;
constexpr int rate = test::good_rate;

TEST(Verify, AGoodRecordingPassesEveryCheck) {
    const Good good;
    const Verdict verdict = good.verdict();
    EXPECT_TRUE(verdict.passed()) << good.first_failure();
    EXPECT_EQ(verdict.first_failure(), nullptr);
    std::string names;
    for (const Check &check : verdict.checks)
        names += check.name + ", ";
    EXPECT_EQ(names, "decodes, duration, loudness, true peak, silence, rate, coverage, numbers, ");
    EXPECT_EQ(good.detail("coverage", true), "18 words");
    EXPECT_EQ(good.detail("numbers", true), "1 numbers");
}

TEST(Verify, ATruncatedFileDoesNotDecode) {
    Good good;
    good.file(good.mp3().substr(0, good.mp3().size() - 100));
    EXPECT_EQ(good.first_failure(), "decodes: 57 bytes after frame " +
                                        std::to_string(sound::parse_mp3(good.recording.mp3)->frames) +
                                        " are no MP3 frame");
    EXPECT_EQ(good.detail("duration").rfind("its header states ", 0), 0U);
}

TEST(Verify, GarbageAfterTheLastFrameIsFound) {
    Good good;
    const auto frames = std::to_string(sound::parse_mp3(good.recording.mp3)->frames);
    good.file(good.mp3() + "<html>502</html>");
    EXPECT_EQ(good.first_failure(), "decodes: 16 bytes after frame " + frames + " are no MP3 frame");
    good.file(good.mp3().substr(0, good.mp3().size() - 16) + "TAG" + std::string(125, ' '));
    EXPECT_EQ(good.first_failure(), "passed"); // ID3v1
}

TEST(Verify, AChangedByteOfTheSoundIsFound) {
    Good good;
    std::string mp3 = good.mp3();
    const std::size_t place = mp3.find(test::frames_of(mp3)[40]) + 60;
    mp3[place] = static_cast<char>(mp3[place] ^ 4);
    good.file(mp3);
    EXPECT_NE(good.verdict().passed(), true);
    EXPECT_EQ(good.verdict().first_failure()->name, "decodes");
}

TEST(Verify, AFileThatIsNotTheRecordingsIsFound) {
    Good good;
    good.recording.sha256 = openssl::sha256_hex("other");
    EXPECT_EQ(good.first_failure(), "decodes: the file is not the one whose SHA-256 the recording states");
}

TEST(Verify, ADurationThatIsNotTheTimelinesIsFound) {
    Good good;
    const double length = good.recording.duration.value;
    good.recording.duration.value += 0.02;
    EXPECT_EQ(good.verdict().passed(), true); // within one frame of 26 ms
    good.recording.duration.value = length + 1;
    EXPECT_EQ(good.first_failure(), "duration: 7.03 s, the timeline's is 8.03 s");
}

TEST(Verify, AFileWithoutItsLengthIsRefused) {
    Good good;
    good.file(test::music_of(good.mp3()));
    EXPECT_EQ(good.first_failure(), "duration: it has no header that states its length");
}

TEST(Verify, QuietAndLoudAreFound) {
    Good good;
    good.settings.loudness = {-22.5};
    EXPECT_EQ(good.first_failure(), "loudness: -23.06 LUFS, must be -22.5 ± 0.3");
    good.settings.loudness = {-23.5};
    EXPECT_EQ(good.first_failure(), "loudness: -23.06 LUFS, must be -23.5 ± 0.3");
}

TEST(Verify, LoudnessAndPeakAreThoseOfLibebur128) {
    const Good good;
    const std::vector<float> samples = test::decoded(good.mp3());
    ebur128::LoudnessMeter loudness(rate, 1);
    loudness.add(samples);
    ebur128::TruePeakMeter peak(rate);
    peak.add(samples);
    const Heard heard = listen(good.recording.mp3)->heard;
    EXPECT_NEAR(heard.loudness->value, loudness.integrated()->value, 0.02);
    EXPECT_NEAR(heard.true_peak.value, ebur128::to_dbtp(peak.peak()).value, 0.006);
}

TEST(Verify, WhatWasHeardWhileItWasEncodedIsWhatTheFileHolds) {
    Good good;
    const std::string mp3 = good.mp3();
    const sound::Mp3Layout layout = *sound::parse_mp3(mp3);
    Listener listener(layout.delay());
    for (const std::string &frame : test::frames_of(mp3))
        listener.hear(frame);
    const Heard heard = listener.finish(layout.playable_samples());
    const Heard file = listen(mp3)->heard;
    EXPECT_EQ(heard.loudness, file.loudness);
    EXPECT_EQ(heard.true_peak, file.true_peak);
    EXPECT_EQ(heard.sha256, openssl::sha256_hex(test::music_of(mp3)));
    EXPECT_TRUE(verify(good.recording, good.script, good.utterances, good.settings, heard).passed());

    good.samples[30000] += 0.01F; // another recording than the one that was heard
    good.encode();
    const Verdict verdict = verify(good.recording, good.script, good.utterances, good.settings, heard);
    ASSERT_FALSE(verdict.passed());
    EXPECT_EQ(verdict.first_failure()->detail, "the frames are not those that were listened to");
}

TEST(Verify, AListenerThatIsNotAskedEnds) {
    const Good good;
    Listener listener(0);
    listener.hear(good.mp3().substr(0, 100));
    Listener nothing(0);
    EXPECT_FALSE(nothing.finish(0).loudness);
}

TEST(Verify, SilenceInsteadOfSpeechIsFound) {
    Good good;
    std::fill(good.samples.begin(), good.samples.end(), 0.0F);
    good.encode();
    EXPECT_EQ(good.first_failure(), "loudness: nothing to hear");
}

TEST(Verify, ClippedPeaksAreFound) {
    Good good;
    good.samples[20000] = 1.4F;
    good.encode();
    const std::string detail = good.detail("true peak");
    EXPECT_EQ(detail.substr(detail.find(" dBTP")), " dBTP, at most -1.0");
}

TEST(Verify, ALongSilenceIsFoundWhereItIs) {
    Good good;
    const auto at = good.samples.begin() + good.recording.words[good.word("mét")].end.count + rate / 4;
    const auto begin = static_cast<double>(at - good.samples.begin()) / rate - 0.25;
    good.samples.insert(at, static_cast<std::size_t>(rate) * 3, 0.0F);
    good.encode();
    const Verdict verdict = good.verdict();
    const Check *check = verdict.first_failure();
    ASSERT_NE(check, nullptr);
    EXPECT_EQ(check->name, "silence");
    double length = 0, place = 0;
    ASSERT_EQ(std::sscanf(check->detail.c_str(), "%lf s at %lf s, at most 2.5 s", &length, &place), 2);
    EXPECT_NEAR(length, 3.5, 0.06);
    EXPECT_NEAR(place, begin, 0.06);
}

TEST(Verify, ReadingTooFastOrTooSlowIsFound) {
    Good good;
    const std::string normal = good.detail("rate", true);
    EXPECT_EQ(normal.substr(normal.find(' ')), " syllables a minute, must be 120 to 320");
    good.settings.max_syllables_per_minute = 100;
    good.settings.min_syllables_per_minute = 50;
    EXPECT_EQ(good.detail("rate"),
              normal.substr(0, normal.find(' ')) + " syllables a minute, must be 50 to 100");
    good.settings.min_syllables_per_minute = good.settings.max_syllables_per_minute = 1000;
    EXPECT_EQ(good.detail("rate"),
              normal.substr(0, normal.find(' ')) + " syllables a minute, must be 1000 to 1000");
}

TEST(Verify, AWordThatIsNotInTheTimelineIsNamed) {
    Good good;
    good.unspeak("thuận");
    EXPECT_EQ(good.first_failure(),
              "coverage: \"thuận\" in \"Người dân qua lại thuận tiện hơn.\" is neither spoken "
              "nor dropped by a rule");
}

TEST(Verify, ANumberWithoutItsWordsIsNamed) {
    Good good;
    good.unspeak("bốn trăm năm mươi");
    EXPECT_EQ(good.detail("coverage"), "\"450\" in \"Cầu dài 450 m. Người dân qua lại thuận tiện hơn.\" is "
                                       "neither spoken nor dropped by a rule");
    EXPECT_EQ(good.detail("numbers"),
              "the number \"450\" in \"Cầu dài 450 m. Người dân qua lại thuận tiện hơn.\" "
              "has no spoken words in the timeline");
}

TEST(Verify, ANumberMayOnlyBeSilentForAReason) {
    Good good;
    good.unspeak("bốn trăm năm mươi");
    Token &number = good.utterances[1].tokens[4];
    ASSERT_EQ(number.rule, "cardinal");
    number.spoken.clear();
    number.rule = "punctuation";
    EXPECT_EQ(good.detail("coverage", true), "17 words");
    EXPECT_EQ(good.detail("numbers"),
              "the number \"450\" in \"Cầu dài 450 m. Người dân qua lại thuận tiện hơn.\" "
              "has no spoken words in the timeline");
    number.rule = "repeated in brackets";
    EXPECT_EQ(good.first_failure(), "passed");
}

TEST(Verify, ANumberReadAsDigitsIsFound) {
    Good good;
    good.utterances[1].tokens[4].spoken = "4 năm mươi";
    EXPECT_EQ(good.detail("numbers"),
              "the number \"450\" in \"Cầu dài 450 m. Người dân qua lại thuận tiện hơn.\" "
              "has no spoken words in the timeline");
}

TEST(Verify, AMissingTokenOrSentenceIsNamed) {
    Good good;
    good.last().tokens[1].source.end -= 2; // "Người"
    EXPECT_EQ(good.first_failure().rfind("coverage: \"", 0), 0U);
    good = Good();
    good.last().tokens.pop_back(); // the full stop
    EXPECT_EQ(good.first_failure(),
              "coverage: \".\" in \"… qua lại thuận tiện hơn.\" is neither spoken nor dropped by a rule");
    good = Good();
    for (std::size_t i = good.recording.words.size(); i-- > 0;)
        if (good.recording.words[i].utterance == 2)
            good.recording.words.pop_back();
    good.utterances.pop_back();
    EXPECT_EQ(good.first_failure(),
              "coverage: \" Người dân qua lại thuận tiện hơn.\" in \" Người dân qua lại thuận "
              "tiện hơn.\" is neither spoken nor dropped by a rule");
}

TEST(Verify, TokensOutOfPlaceAreFound) {
    Good good;
    std::swap(good.utterances[1].tokens[0], good.utterances[1].tokens[2]);
    EXPECT_EQ(good.verdict().first_failure()->name, "coverage");
    good = Good();
    good.last().tokens.back().source.end += 50;
    EXPECT_EQ(good.first_failure().rfind("coverage: bytes ", 0), 0U);
    good = Good();
    good.last().block = 77;
    EXPECT_EQ(good.verdict().first_failure()->name, "coverage");
}

TEST(Verify, WordsOutOfOrderOrOutsideAreNamed) {
    Good good;
    SpokenWord &word = good.recording.words.back();
    const auto length = word.end.count - word.begin.count;
    word.begin.count = good.recording.words.front().begin.count;
    word.end.count = word.begin.count + length;
    EXPECT_EQ(good.first_failure(), "coverage: \"hơn\" at 0.03 s is not after the word before it");
    word.begin.count = rate * 7;
    word.end.count = rate * 60;
    EXPECT_EQ(good.first_failure(), "coverage: \"hơn\" at 7.00 s lies outside of the recording's 7.03 s");
    word = {99, 0, word.begin, word.begin};
    EXPECT_EQ(good.first_failure(), "coverage: word 18 of the timeline belongs to no token");
}

TEST(VerifyFile, ChecksWhatTheFileAloneCanTell) {
    const Good good;
    const Verdict verdict = verify_file(good.recording.mp3, good.settings);
    EXPECT_TRUE(verdict.passed());
    EXPECT_EQ(verdict.checks.size(), 5U);
    EXPECT_EQ(verdict.checks[1].detail, "7.03 s");
}

TEST(VerifyFile, RefusesWhatIsNoMp3) {
    for (const std::string &bytes : {std::string(), std::string("<html></html>"), std::string(5000, '\xFF'),
                                     std::string("ID3\3\0\0\x7F\x7F\x7F\x7F")})
        try {
            verify_file(bytes, {});
            FAIL();
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::skip);
            EXPECT_EQ(error.what(), "these " + std::to_string(bytes.size()) + " bytes are not an MP3 file");
        }
}

} // namespace
} // namespace baonoi::verify
