// SPDX-License-Identifier: GPL-3.0-or-later
#include "produce/audio_state.h"

#include <gtest/gtest.h>

namespace baonoi::produce {
namespace {

Article announced_with(std::vector<std::string> enclosures) {
    Article article;
    article.enclosures = std::move(enclosures);
    return article;
}

publish::Slot empty_slot() {
    return {publish::Slot::State::empty, "", std::nullopt, "its audio slot is empty"};
}

TEST(AudioStateOfAnArticle, AnEmptySlotLacksAudioForThePagesReason) {
    const AudioState found = audio_state(empty_slot(), {});
    EXPECT_EQ(found.audio, Audio::missing);
    EXPECT_EQ(found.reason, "its audio slot is empty");
}

TEST(AudioStateOfAnArticle, ARecordingByOthersIsRespected) {
    const AudioState found = audio_state({publish::Slot::State::foreign, "", std::nullopt, ""}, {});
    EXPECT_EQ(found.audio, Audio::foreign);
    EXPECT_EQ(found.reason, "has a recording");
}

TEST(AudioStateOfAnArticle, OursIsNoGapWhileItsFilesAreThere) {
    const publish::Slot slot{publish::Slot::State::ours, std::string(64, 'a'), Attachment{}, ""};
    EXPECT_EQ(audio_state(slot, announced_with({"https://khac.example.vn/radio.mp3"})).audio, Audio::ours);
}

TEST(AudioStateOfAnArticle, APlayerWithoutItsFilesLacksAudio) {
    const publish::Slot slot{publish::Slot::State::ours, std::string(64, 'a'), std::nullopt,
                             "the files of its player are gone"};
    const AudioState found = audio_state(slot, announced_with({"https://khac.example.vn/radio.mp3"}));
    EXPECT_EQ(found.audio, Audio::missing);
    EXPECT_EQ(found.reason, "the files of its player are gone");
}

TEST(AudioStateOfAnArticle, AnEnclosureByOthersIsARecording) {
    const AudioState found =
        audio_state(empty_slot(), announced_with({"https://tin.example.vn/audio/mua-lon.0123456789ab.mp3",
                                                  "https://tin.example.vn/radio/mua-lon.mp3?tai=1"}));
    EXPECT_EQ(found.audio, Audio::foreign);
    EXPECT_EQ(found.reason, "has a recording: https://tin.example.vn/radio/mua-lon.mp3?tai=1");
}

TEST(AudioStateOfAnArticle, AnEnclosureOfOursThatThePageDoesNotPlayIsAGap) {
    const AudioState found = audio_state(
        empty_slot(), announced_with({"https://tin.example.vn/audio/mua-lon.0123456789ab.mp3?v=2"}));
    EXPECT_EQ(found.audio, Audio::missing);
    EXPECT_EQ(found.reason, "the page does not play its audio any more");
}

TEST(AudioStateOfAnArticle, OnlyTwelveHexDigitsAreTheNameOfOurFile) {
    for (const char *address : {"a.0123456789abc.mp3", "a.0123456789a.mp3", "a.0123456789aZ.mp3",
                                "0123456789ab.mp3", "a.0123456789ab.m4a"})
        EXPECT_EQ(audio_state(empty_slot(), announced_with({address})).audio, Audio::foreign) << address;
}

} // namespace
} // namespace baonoi::produce
