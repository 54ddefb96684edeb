// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/encode.h"

#include "base/error.h"
#include "base/file.h"
#include "encode/decoded.h"
#include "encode/recorded.h"
#include "encode/trim.h"
#include "lib/openssl/digest.h"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace baonoi::encode {
namespace {

struct Sample {
    Script script = test::sample_script();
    std::vector<Utterance> utterances = test::sample_utterances(script);
    test::Speech speech = test::sample_speech(utterances);
    RecordingFacts facts{std::string(64, 'a'), "vi-north", "espeak-ng 1.51", "f1"};
    EncodeSettings settings;
    Recording run() const { return test::recorded(speech, script, utterances, facts, settings); }
};

std::string error_of(const Sample &sample) {
    try {
        sample.run();
    } catch (const Error &error) {
        return error.what();
    }
    return "no error";
}

TEST(Encode, TheDecodedFileHasTheLoudnessPeakAndLengthThatAreStated) {
    for (const char *profile : {"site", "podcast"}) {
        Sample sample;
        sample.settings.profile = profile;
        const Recording recording = sample.run();
        EXPECT_NEAR(static_cast<double>(test::decoded(recording.mp3.text()).size()),
                    recording.duration.value * recording.sample_rate, 1.0);
        EXPECT_NEAR(recording.loudness.value, -16, 0.1) << profile;
        EXPECT_LE(recording.true_peak.value, -1) << profile;
        const auto audio = nlohmann::json::parse(recording.manifest.text())["audio"];
        EXPECT_NEAR(audio["loudness"].get<double>(), recording.loudness.value, 0.005) << profile;
    }
}

TEST(Encode, TheProfilesAreAsPromised) {
    for (const auto &[name, rate, bits] :
         {std::tuple("site", 22050, 48000), std::tuple("podcast", 44100, 96000)}) {
        Sample sample;
        sample.settings.profile = name;
        const auto layout = sound::parse_mp3(sample.run().mp3);
        ASSERT_TRUE(layout);
        EXPECT_EQ(layout->header.sample_rate, rate);
        EXPECT_EQ(layout->header.bit_rate, bits);
        EXPECT_EQ(layout->header.channels, 1);
        EXPECT_EQ(layout->info->frames, layout->frames);
        EXPECT_EQ(layout->trailing, 0U);
    }
}

TEST(Encode, TheInfoFrameHasTheRateOfTheStream) {
    for (const char *profile : {"site", "podcast"}) {
        Sample sample;
        sample.settings.profile = profile;
        const std::string mp3 = sample.run().mp3.text();
        const auto layout = sound::parse_mp3(sample.run().mp3);
        ASSERT_TRUE(layout && layout->info);
        const auto info = sound::parse_mp3_header(std::string_view(mp3).substr(layout->tag_bytes));
        ASSERT_TRUE(info);
        EXPECT_EQ(info->bit_rate, layout->header.bit_rate) << profile;
    }
}

TEST(Encode, TheTagHasTheLengthAndTheSpokenTextWithItsMarks) {
    Sample sample;
    for (Utterance &utterance : sample.utterances)
        for (Token &token : utterance.tokens)
            if (token.rule == "symbol")
                token.rule = "punctuation";
    const Recording recording = sample.run();
    const std::string mp3 = recording.mp3.text();
    const auto milliseconds = static_cast<std::int64_t>(recording.duration.value * 1000);
    EXPECT_NE(mp3.find("TLEN"), std::string::npos);
    EXPECT_NE(mp3.find(std::to_string(milliseconds)), std::string::npos);
    std::string wide; // as UTF-16
    for (const char c : std::string("450 m.\nNg"))
        wide += {c, '\0'};
    EXPECT_EQ(mp3.find(wide), std::string::npos);
    wide.clear();
    for (const char c : std::string("t.\nNg"))
        wide += {c, '\0'};
    EXPECT_NE(mp3.find(wide), std::string::npos);
}

TEST(Encode, TheSameInputGivesTheSameBytes) {
    const Sample sample;
    const Recording a = sample.run();
    const Recording b = sample.run();
    EXPECT_EQ(a.mp3.text(), b.mp3.text());
    EXPECT_EQ(a.manifest.text(), b.manifest.text());
    EXPECT_EQ(a.captions, b.captions);
    EXPECT_EQ(a.sha256, openssl::sha256_of(a.mp3));
}

TEST(Encode, LeadAndTailAreOfAFixedLengthAndTheWordsMoveWithThem) {
    Sample sample;
    const Recording first = sample.run();
    sample.speech.samples.insert(sample.speech.samples.begin(), 22050, 0);
    sample.speech.samples.resize(sample.speech.samples.size() + 44100);
    for (SpokenWord &word : sample.speech.words) {
        word.begin.count += 22050;
        word.end.count += 22050;
    }
    const Recording second = sample.run();
    EXPECT_EQ(first.duration, second.duration);
    EXPECT_EQ(first.words, second.words);
    EXPECT_NEAR(to_seconds(first.words.front().begin, 22050).value, lead_silence.value, 0.02);
    EXPECT_NEAR(first.duration.value - to_seconds(first.words.back().end, 22050).value, tail_silence.value,
                0.03);
}

TEST(Encode, AWordOfATenthOfASecondIsAlsoARecording) {
    Sample sample;
    sample.speech.samples.resize(22050 / 10);
    sample.speech.words.resize(1);
    const Recording recording = sample.run();
    EXPECT_GT(recording.duration.value, 0.7);
    EXPECT_LE(recording.true_peak.value, -1);
}

TEST(Encode, QuietSpeechReachesTheSameLoudness) {
    Sample sample;
    sample.speech = test::sample_speech(sample.utterances, 22050, 0.01);
    EXPECT_NEAR(sample.run().loudness.value, -16, 0.2);
}

TEST(Encode, SpeechOfAnotherRateIsResampled) {
    Sample sample;
    sample.speech = test::sample_speech(sample.utterances, 16000);
    const Recording recording = sample.run();
    EXPECT_EQ(recording.sample_rate, 22050);
    EXPECT_EQ(recording.speech_rate, 16000);
    EXPECT_NEAR(recording.loudness.value, -16, 0.2);
}

TEST(Encode, SilenceIsNothingToHear) {
    Sample sample;
    for (std::int16_t &value : sample.speech.samples)
        value = 0;
    EXPECT_EQ(error_of(sample), "nothing to hear: the voice gave no sound for this text");
    sample.speech.samples.clear();
    EXPECT_EQ(error_of(sample), "nothing to hear: the voice gave no sound for this text");
}

TEST(Encode, WhatIsLongerThanTheLimitIsRefused) {
    Sample sample;
    sample.settings.max_length = Seconds{2};
    EXPECT_EQ(error_of(sample),
              "the article takes more than 2 s to read aloud, and [encode] max_length allows "
              "2 s; a larger value, up to 6 h, has it spoken");
}

TEST(Encode, AnUnknownProfileListsTheProfiles) {
    Sample sample;
    sample.settings.profile = "hifi";
    EXPECT_EQ(error_of(sample), "unknown audio profile \"hifi\"; the profiles are: site, podcast");
}

TEST(Encode, ACoverThatIsNoPictureIsRefused) {
    Sample sample;
    const std::string path =
        (std::filesystem::temp_directory_path() / ("cover" + std::to_string(::getpid()))).string();
    write_file_atomically(path, "GIF89a");
    sample.settings.cover = path;
    EXPECT_EQ(error_of(sample), "cover: " + path + " is neither a JPEG nor a PNG file");
    write_file_atomically(path, "\xFF\xD8\xFF\xE0 picture");
    EXPECT_NE(sample.run().mp3.text().find("image/jpeg"), std::string::npos);
    const std::string before = fingerprint(sample.settings);
    write_file_atomically(path, "\xFF\xD8\xFF\xE0 other");
    EXPECT_NE(fingerprint(sample.settings), before);
    std::filesystem::remove(path);
    EXPECT_EQ(error_of(sample).rfind("cover: ", 0), 0U);
}

TEST(Encode, EverySettingChangesTheFingerprint) {
    const std::string standard = fingerprint({});
    EncodeSettings settings;
    settings.profile = "podcast";
    EXPECT_NE(fingerprint(settings), standard);
    settings = {};
    settings.loudness = {-18};
    EXPECT_NE(fingerprint(settings), standard);
    settings = {};
    settings.max_true_peak = {-2};
    EXPECT_NE(fingerprint(settings), standard);
    settings = {};
    settings.artist = "Đài";
    EXPECT_NE(fingerprint(settings), standard);
}

TEST(Encode, TheManifestIsTheReceiptOfEverySpan) {
    const Sample sample;
    const Recording recording = sample.run();
    const auto manifest = nlohmann::json::parse(recording.manifest.text());
    EXPECT_EQ(manifest["voice"], "vi-north");
    EXPECT_EQ(manifest["audio"]["sha256"], recording.sha256);
    EXPECT_EQ(manifest["audio"]["bit_rate"], 48000);
    EXPECT_EQ(manifest["drops"][0]["rule"], "caption");
    EXPECT_EQ(manifest["lexicon"], nlohmann::json::parse(R"([{"text": "m", "spoken": "mét"}])"));
    std::string text[3];
    std::size_t spoken = 0;
    for (const auto &entry : manifest["entries"]) {
        text[entry["block"].get<std::size_t>()] += entry["text"].get<std::string>();
        EXPECT_NE(entry.contains("spoken"), entry.contains("dropped"));
        spoken += entry.contains("from") && entry["to"] > entry["from"] ? 1U : 0U;
    }
    EXPECT_EQ(text[0], sample.script.blocks[0].text);
    EXPECT_EQ(text[2], sample.script.blocks[2].text);
    EXPECT_EQ(spoken, recording.words.size());
}

} // namespace
} // namespace baonoi::encode
