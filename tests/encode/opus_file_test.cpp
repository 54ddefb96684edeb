// SPDX-License-Identifier: GPL-3.0-or-later
// The Opus file beside the MP3.
#include "encode/opus_file.h"

#include "encode/recorded.h"
#include "lib/openssl/digest.h"
#include "sound/ogg_opus.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace baonoi::encode {
namespace {

Recording recorded(bool opus, const char *profile = "site") {
    const Script script = test::sample_script();
    const auto utterances = test::sample_utterances(script);
    EncodeSettings settings;
    settings.opus = opus;
    settings.profile = profile;
    return test::recorded(test::sample_speech(utterances), script, utterances,
                          {std::string(64, 'a'), "vi-north", "espeak-ng 1.51", "f1"}, settings);
}

TEST(OpusFile, IsNotMadeUnlessItIsAskedForAndThenChangesNothingOfTheMp3) {
    const Recording without = recorded(false), with = recorded(true);
    EXPECT_EQ(without.opus.size(), 0U);
    EXPECT_EQ(without.opus_sha256, "");
    EXPECT_EQ(with.mp3.text(), without.mp3.text());
    auto manifest = nlohmann::ordered_json::parse(with.manifest.text());
    EXPECT_EQ(manifest["opus"]["sha256"], openssl::sha256_of(with.opus));
    EXPECT_EQ(manifest["opus"]["bytes"], with.opus.size());
    manifest.erase("opus");
    EXPECT_EQ(manifest, nlohmann::ordered_json::parse(without.manifest.text()));
}

TEST(OpusFile, HasTheSameBytesEachTimeAndFewerThanTheMp3) {
    const Recording once = recorded(true), again = recorded(true);
    EXPECT_EQ(once.opus.text(), again.opus.text());
    EXPECT_LT(once.opus.size(), 3.2 * 1024 * once.duration.value + 500);
}

TEST(OpusFile, IsAsLongAsTheTimelineInEachProfile) {
    for (const char *profile : {"site", "podcast"}) {
        const Recording recording = recorded(true, profile);
        sound::OggOpusWalk walk(recording.opus);
        std::int64_t packets = 0;
        while (walk.next())
            ++packets;
        EXPECT_EQ(walk.fault(), "");
        EXPECT_NEAR(static_cast<double>(walk.end() - walk.pre_skip()) / sound::opus_clock,
                    recording.duration.value, 0.001);
        EXPECT_GE(packets * 960, walk.end());
    }
}

TEST(OpusFile, SaysInItsTagsWhatId3Says) {
    const std::string bytes = recorded(true).opus.text().substr(0, 1000);
    for (const char *tag : {"TITLE=Khánh thành cầu <Sông Xanh> & đường dẫn", "ARTIST=Báo Ví Dụ",
                            "ALBUM=Báo Ví Dụ", "DATE=2026-03-01T09:51:00+07:00", "GENRE=Speech",
                            "LANGUAGE=vie", "URL=https://bao.example/cau-song-xanh.html"})
        EXPECT_NE(bytes.find(tag), std::string::npos) << tag;
}

TEST(OpusFile, IsPartOfTheHashOnlyWhenItIsMade) {
    EncodeSettings settings;
    const std::string without = fingerprint(settings);
    EXPECT_EQ(without.find("opus"), std::string::npos);
    settings.opus = true;
    EXPECT_EQ(fingerprint(settings), without + "; " + opus::opus_version() + " 24000 Hz 24000 bit/s");
}

TEST(OggOpus, ADamagedPageIsFoundWhereverItIs) {
    const std::string good = recorded(true).opus.text();
    const auto fault = [](const std::string &bytes) {
        const LongBytes file(bytes);
        sound::OggOpusWalk walk(file);
        while (walk.next()) {
        }
        return walk.fault();
    };
    EXPECT_EQ(fault(good), "");
    for (const std::size_t at : {std::size_t{30}, std::size_t{70}, good.size() / 2, good.size() - 1}) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        EXPECT_NE(fault(bad), "") << at;
    }
    EXPECT_EQ(fault(good.substr(0, good.size() - 1)).substr(0, 5), "page ");
    EXPECT_EQ(fault(good + "x").substr(0, 5), "page ");
    EXPECT_EQ(fault(""), "page 1 is missing");
    EXPECT_EQ(fault("OggS"), "page 1 is missing");
}

TEST(OggOpus, ALongTagIsShortenedBetweenCharacters) {
    std::string title;
    for (int i = 0; i < 1500; ++i)
        title += "ệ"; // three bytes
    const std::string tags = sound::make_opus_tags("v", {{"TITLE", title}, {"URL", ""}});
    EXPECT_LT(tags.size(), 2100U);
    EXPECT_TRUE(tags.ends_with("ệ"));
    EXPECT_EQ(tags.find("URL"), std::string::npos);
}

} // namespace
} // namespace baonoi::encode
