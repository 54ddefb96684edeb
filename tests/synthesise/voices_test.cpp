// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "synthesise/samples.h"
#include "synthesise/voice.h"
#include "test_paths.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace baonoi::synthesise {
namespace {

namespace fs = std::filesystem;

using test::message_of;

const fs::path voices = fs::path(BAONOI_SOURCE_DIR) / "voices";

// A folder of voices with one, a copy of vi-north after a change.
class ChangedVoice {
public:
    ChangedVoice(const std::string &from, const std::string &to) {
        folder_ = fs::temp_directory_path() / ("baonoi-voices-" + std::to_string(::getpid()));
        fs::create_directories(folder_ / "mine");
        fs::create_directories(folder_ / "common");
        for (const auto &entry : fs::directory_iterator(voices / "common"))
            fs::copy_file(entry.path(), folder_ / "common" / entry.path().filename(),
                          fs::copy_options::overwrite_existing);
        fs::copy_file(voices / "prosody.toml", folder_ / "prosody.toml",
                      fs::copy_options::overwrite_existing);
        std::ifstream in(voices / "vi-north/voice.toml");
        std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        const auto at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        std::ofstream(file()) << text.replace(at, from.size(), to);
    }
    ChangedVoice(const ChangedVoice &) = delete;
    ChangedVoice &operator=(const ChangedVoice &) = delete;
    ~ChangedVoice() { fs::remove_all(folder_); }

    std::string file() const { return (folder_ / "mine/voice.toml").string(); }
    std::string message() const {
        return message_of([this] { make_voice(folder_, "mine", 1); });
    }

private:
    fs::path folder_;
};

TEST(Voices, AreTheFoldersWithAVoiceFile) {
    const auto list = list_voices(voices);
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].name, "vi-north");
    EXPECT_EQ(list[0].description, "Northern Vietnamese (Hanoi), male");
    EXPECT_EQ(list[0].licence, "GPL-3.0-or-later (eSpeak NG)");
    EXPECT_EQ(list[1].name, "vi-north-female");
}

TEST(Voices, AWrongNameListsTheRightOnes) {
    for (const std::string name : {"x", "../vi-north", "common", ""})
        EXPECT_EQ(message_of([&] { make_voice(voices, name, 1); }),
                  "unknown voice \"" + name + "\"; the voices are vi-north, vi-north-female");
    EXPECT_EQ(message_of([] { make_voice(VoiceFolders("/nowhere"), "x", 1); }), "/nowhere holds no voice");
}

TEST(Voices, TellWhatSpeaks) {
    const auto voice = make_voice(voices, "vi-north", 2);
    EXPECT_EQ(voice->facts().name, "vi-north");
    EXPECT_EQ(voice->facts().engine, "espeak-ng 1.51");
    EXPECT_EQ(voice->facts().sample_rate, 22050);
    EXPECT_NE(voice->facts().fingerprint, make_voice(voices, "vi-north-female", 2)->facts().fingerprint);
}

TEST(Voices, AWrongEngineListsTheRightOnes) {
    const ChangedVoice voice("engine = \"espeak\"", "engine = \"festival\"");
    EXPECT_EQ(voice.message(), voice.file() + ":4: engine must be one of: espeak, http, piper");
}

TEST(Voices, TheNameThatTheEngineHadBeforeIsUnderstood) {
    const ChangedVoice voice("engine = \"espeak\"", "engine = \"espeak-ng\"");
    EXPECT_EQ(voice.message(), "nothing thrown");
}

TEST(Voices, MistakesNameFileLineAndKey) {
    {
        const ChangedVoice voice("rate = 162", "rate = 1620");
        EXPECT_NE(voice.message().find(voice.file() + ":14: [espeak] rate"), std::string::npos)
            << voice.message();
    }
    {
        const ChangedVoice voice("comma = \"230ms\"", "comma = \"9s\"");
        EXPECT_EQ(voice.message(),
                  voice.file() + ":34: [pauses] comma must be a duration from \"0ms\" to \"5s\"");
    }
    {
        const ChangedVoice voice("250 = ", "260 = ");
        EXPECT_EQ(voice.message().substr(0, voice.message().find(" is not a key")),
                  voice.file() + ":22: [equaliser] 260");
    }
    {
        const ChangedVoice voice("pitch = 50", "speed = 50");
        EXPECT_NE(voice.message().find("[espeak] pitch must be given"), std::string::npos) << voice.message();
    }
    {
        const ChangedVoice voice("../common/latin.tsv", "../common/none.tsv");
        EXPECT_NE(voice.message().find("common/none.tsv: No such file"), std::string::npos)
            << voice.message();
    }
    {
        const ChangedVoice voice("voice = \"aav/vi\"", "voice = \"aav/xx\"");
        EXPECT_EQ(voice.message(), "eSpeak NG has no voice aav/xx");
    }
}

} // namespace
} // namespace baonoi::synthesise
