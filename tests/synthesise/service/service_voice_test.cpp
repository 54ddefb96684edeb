// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/service/service_voice.h"
#include "test_paths.h"

#include "base/error.h"
#include "fakes/espeak_service.h"
#include "fakes/folder.h"
#include "synthesise/samples.h"

#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>

namespace baonoi::synthesise {
namespace {

namespace fs = std::filesystem;
using test::message_of;
using test::utterance;

const fs::path shipped = fs::path(BAONOI_SOURCE_DIR) / "voices";

class ServiceVoiceTest : public ::testing::Test {
protected:
    ServiceVoiceTest() { ::setenv("BAONOI_TEST_KEY", "a-key-of-the-test", 1); }

    std::unique_ptr<Voice> voice(const std::string &more = "") {
        test::write(own.path() / "thu/voice.toml", service.voice_toml(more));
        return make_voice(folders(), "thu", 1, {}, {{}, own.path() / "spending"});
    }
    VoiceFolders folders() const { return {shipped, {own.path()}}; }

    test::TemporaryFolder own;
    test::EspeakService service{shipped};
};

TEST_F(ServiceVoiceTest, AVoiceBelowAnOwnFolderIsListedWithTheShippedOnes) {
    voice();
    EXPECT_EQ(voice_names(folders()), (std::vector<std::string>{"thu", "vi-north", "vi-north-female"}));
    const auto list = list_voices(folders());
    EXPECT_EQ(list[0].engine, "http");
    EXPECT_EQ(list[0].folder, own.path() / "thu");
}

TEST_F(ServiceVoiceTest, TheSameNameTwiceIsAnErrorThatNamesBoth) {
    test::write(own.path() / "vi-north/voice.toml", service.voice_toml());
    EXPECT_EQ(message_of([&] { voice_names(folders()); }),
              fmt::format("two voices are named \"vi-north\", {} and {}; rename one of the folders",
                          (shipped / "vi-north").string(), (own.path() / "vi-north").string()));
}

TEST_F(ServiceVoiceTest, TellsItsFacts) {
    const auto thu = voice("[http]\nprice = 15");
    EXPECT_EQ(thu->facts().engine, "openai 2026-10");
    EXPECT_EQ(thu->facts().sample_rate, 24'000);
    EXPECT_FALSE(thu->facts().has_exact_times);
    EXPECT_TRUE(thu->facts().is_dear);
    EXPECT_FALSE(thu->facts().is_repeatable);
    EXPECT_EQ(thu->facts().longest_request, 600U);
    EXPECT_EQ(thu->facts().price, 15);
    EXPECT_EQ(thu->workers(), 2);
    const auto north = make_voice(folders(), "vi-north", 1);
    EXPECT_TRUE(north->facts().has_exact_times);
    EXPECT_FALSE(north->facts().is_dear);
    EXPECT_TRUE(north->facts().is_repeatable);
}

TEST_F(ServiceVoiceTest, EveryWordHasATimeWithinTheSound) {
    const auto said = voice()->speak(utterance("hôm nay , trời nắng đẹp ở hà nội"));
    ASSERT_EQ(said.words.size(), 8U);
    EXPECT_EQ(said.words[2].token, 3U);
    std::int64_t last = 0;
    for (const auto &word : said.words) {
        EXPECT_LE(last, word.begin.count);
        EXPECT_LE(word.begin.count, word.end.count);
        last = word.end.count;
    }
    EXPECT_LE(last, static_cast<std::int64_t>(said.samples.size()));
    EXPECT_GT(last, 24'000);
}

TEST_F(ServiceVoiceTest, ThePauseAfterItIsExact) {
    const auto said = voice()->speak(utterance("hôm nay trời nắng"));
    const auto sound =
        std::find_if(said.samples.rbegin(), said.samples.rend(), [](auto sample) { return sample != 0; });
    EXPECT_EQ(sound - said.samples.rbegin(), std::lround(0.52 * 24'000));
    EXPECT_LT(std::find_if(said.samples.begin(), said.samples.end(),
                           [](auto sample) { return std::abs(int{sample}) > 300; }) -
                  said.samples.begin(),
              2400);
}

TEST_F(ServiceVoiceTest, ALongSentenceIsSeveralRequests) {
    const auto said = voice("[http]\nmax_chars = 30")->speak(utterance("hôm nay , trời nắng đẹp ở hà nội"));
    EXPECT_EQ(service.spoken, 2);
    ASSERT_EQ(said.words.size(), 8U);
    EXPECT_EQ(said.words[2].token, 3U);
    EXPECT_GE(said.words[2].begin.count - said.words[1].end.count, std::lround(0.23 * 24'000));
}

TEST_F(ServiceVoiceTest, WhereNothingIsSaidNothingIsAsked) {
    EXPECT_TRUE(voice()->speak(utterance(",")).samples.empty());
    EXPECT_EQ(service.spoken, 0);
}

TEST_F(ServiceVoiceTest, WordsThatAreNotSaidAreAskedForAgainAndThenRefused) {
    service.skips = 4;
    const auto thu = voice();
    const std::string message =
        message_of([&] { thu->speak(utterance("hôm nay trời nắng đẹp ở thành phố hà nội")); });
    EXPECT_EQ(message.substr(0, message.find(": ")),
              "the voice thu does not say \"hôm nay trời nắng đẹp ở thành phố hà nội.\"");
    EXPECT_EQ(service.spoken, 2);
}

TEST_F(ServiceVoiceTest, ARepeatableVoiceIsNotAskedTwice) {
    service.skips = 4;
    const auto thu = voice("[http]\nrepeatable = true");
    EXPECT_THROW(thu->speak(utterance("hôm nay trời nắng đẹp ở thành phố hà nội")), VoiceFailure);
    EXPECT_EQ(service.spoken, 1);
}

TEST_F(ServiceVoiceTest, AReferenceBehindHttpIsRefused) {
    EXPECT_EQ(message_of([&] { voice("reference = \"thu\""); }),
              (own.path() / "thu/voice.toml").string() + ":12: reference must be a voice of eSpeak NG");
}

TEST_F(ServiceVoiceTest, TheReferenceIsNoPartOfTheFingerprint) {
    EXPECT_EQ(voice("reference = \"vi-north-female\"")->facts().fingerprint, voice()->facts().fingerprint);
}

TEST_F(ServiceVoiceTest, TheRevisionAndThePausesArePartOfTheFingerprint) {
    const std::string usual = voice()->facts().fingerprint;
    EXPECT_EQ(voice("[budget]\ncharacters_a_day = 5")->facts().fingerprint, usual);
    std::string toml = service.voice_toml();
    test::write(own.path() / "thu/voice.toml", toml.replace(toml.find("2026-10"), 7, "2026-11"));
    EXPECT_NE(make_voice(folders(), "thu", 1)->facts().fingerprint, usual);
}

} // namespace
} // namespace baonoi::synthesise
