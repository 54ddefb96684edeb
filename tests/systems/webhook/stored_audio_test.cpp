// SPDX-License-Identifier: GPL-3.0-or-later
// Which files of a storage are replaced, retired and removed.
#include "systems/webhook/webhook_fixture.h"

namespace baonoi::systems::webhook {
namespace {

using StoredAudio = test::Webhook;

TEST_F(StoredAudio, AFileOfOthersUnderOurNameStaysAndOursHasAnother) {
    const auto interview = folder_.path() / "ca-phe-01234567.mp3";
    for (const char *kind : {"sidecar", "webhook"}) {
        test::write(interview, "phỏng vấn");
        const auto made = publisher(kind);
        const Attachment attachment = made->attach(article_, {}, recording("một"));
        EXPECT_EQ(attachment.stable, "https://tep.vn/ca-phe-01234567_2.mp3");
        EXPECT_EQ(made->slot(article_).attachment->audio, attachment.audio);
        made->attach(article_, {}, recording("hai"));
        EXPECT_EQ(test::read(folder_.path() / "ca-phe-01234567_2.mp3"), "hai");
        made->withdraw(article_);
        EXPECT_EQ(made->slot(article_).state, publish::Slot::State::empty);
        EXPECT_FALSE(std::filesystem::exists(folder_.path() / "ca-phe-01234567_2.mp3"));
        clock_.pass(100'000);
        EXPECT_EQ(made->remove_retired(), 2U);
        EXPECT_EQ(test::read(interview), "phỏng vấn");
    }
}

TEST_F(StoredAudio, ARecordingMovesBackWhenItsNameIsFreeAgain) {
    const auto hook = publisher();
    test::write(folder_.path() / "ca-phe-01234567.vtt", "WEBVTT of others");
    hook->attach(article_, {}, recording("một"));
    std::filesystem::remove(folder_.path() / "ca-phe-01234567.vtt");
    EXPECT_EQ(hook->attach(article_, {}, recording("hai")).stable, "https://tep.vn/ca-phe-01234567.mp3");
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "ca-phe-01234567_2.mp3"));
    clock_.pass(100'000);
    EXPECT_EQ(hook->remove_retired(), 1U);
}

TEST_F(StoredAudio, WhatOthersMadeOfARetiredRecordingIsNotRemoved) {
    const auto hook = publisher();
    const Attachment first = hook->attach(article_, {}, recording("một"));
    const auto file = folder_.path() / first.audio.substr(std::string("https://tep.vn/").size());
    hook->attach(article_, {}, recording("hai"));
    test::write(file, "một, louder");
    clock_.pass(100'000);
    EXPECT_EQ(hook->remove_retired(), 1U);
    EXPECT_EQ(test::read(file), "một, louder");
    EXPECT_FALSE(std::filesystem::exists(std::filesystem::path(file).replace_extension(".json")));
}

TEST_F(StoredAudio, AListOfRetiredThatIsNotOursIsLeftAlone) {
    test::write(folder_.path() / "retired.json", "[\"ông A\"]");
    EXPECT_EQ(failure(*publisher()),
              "hold: https://tep.vn/retired.json is not the list that was written; restore or remove it");
    EXPECT_EQ(test::read(folder_.path() / "retired.json"), "[\"ông A\"]");
    test::write(folder_.path() / "retired.json", "{\"ca-phe\": 1}");
    test::write(folder_.path() / "ca-phe.mp3", "of others");
    EXPECT_EQ(publisher()->remove_retired(), 0U);
    EXPECT_TRUE(std::filesystem::exists(folder_.path() / "ca-phe.mp3"));
}

TEST_F(StoredAudio, AProbeReplacesNothing) {
    test::write(folder_.path() / "baonoi-probe.txt", "of others");
    const publish::Finding found = publisher()->examine().front();
    EXPECT_FALSE(found.is_good);
    EXPECT_EQ(found.detail, "https://tep.vn/baonoi-probe.txt is not baonoi's; rename it");
    EXPECT_EQ(test::read(folder_.path() / "baonoi-probe.txt"), "of others");
}

TEST_F(StoredAudio, WhatWasReplacedGoesAfterItsGrace) {
    const auto hook = publisher();
    const Attachment old = hook->attach(article_, {}, recording("một"));
    hook->attach(article_, {}, recording("hai"));
    const auto file = folder_.path() / old.audio.substr(std::string("https://tep.vn/").size());
    EXPECT_EQ(hook->remove_retired(), 0U);
    EXPECT_TRUE(std::filesystem::exists(file));
    settings_.grace = Seconds{0};
    EXPECT_EQ(publisher()->remove_retired(), 1U);
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_EQ(test::read(folder_.path() / "ca-phe-01234567.mp3"), "hai");
}

TEST_F(StoredAudio, WhatAKilledProcessLeftGoesAfterItsGrace) {
    const auto sidecar = publisher("sidecar");
    test::write(folder_.path() / "audio.json", "[]"); // it dies before the list is written
    EXPECT_THROW(sidecar->attach(article_, {}, recording("một")), Error);
    std::filesystem::remove(folder_.path() / "audio.json");
    EXPECT_EQ(sidecar->slot(article_).state, publish::Slot::State::empty);
    sidecar->attach(article_, {}, recording("hai"));
    clock_.pass(86'400);
    EXPECT_EQ(sidecar->remove_retired(), 0U);
    clock_.pass(3'601);
    EXPECT_EQ(sidecar->remove_retired(), 1U);
    std::size_t mp3 = 0;
    for (const auto &entry : std::filesystem::directory_iterator(folder_.path()))
        mp3 += entry.path().extension() == ".mp3" ? 1 : 0;
    EXPECT_EQ(mp3, 2U) << "the recording and its stable name";
}

TEST_F(StoredAudio, WhatTheListNamesIsNotRemoved) {
    const auto sidecar = publisher("sidecar");
    const Attachment first = sidecar->attach(article_, {}, recording("một"));
    const std::string index = test::read(folder_.path() / "audio.json");
    sidecar->attach(article_, {}, recording("hai"));
    test::write(folder_.path() / "audio.json", index); // by a second daemon
    clock_.pass(100'000);
    EXPECT_EQ(sidecar->remove_retired(), 0U);
    EXPECT_TRUE(
        std::filesystem::exists(folder_.path() / first.audio.substr(std::string("https://tep.vn/").size())));
}

TEST_F(StoredAudio, TheOpusFileComesAndGoesWithItsRecording) {
    for (const char *kind : {"webhook", "sidecar"}) {
        const auto made = publisher(kind);
        Recording with = recording("hai tệp");
        with.opus = "OggS";
        with.opus_sha256 = openssl::sha256_hex("OggS");
        nlohmann::json manifest = nlohmann::json::parse(with.manifest.text());
        manifest["opus"] = {{"bytes", 4}, {"sha256", with.opus_sha256}};
        with.manifest = manifest.dump();
        const Attachment attached = made->attach(article_, {}, with);
        const auto file = folder_.path() / attached.opus.substr(std::string("https://tep.vn/").size());
        EXPECT_EQ(file.extension(), ".ogg");
        EXPECT_EQ(test::read(file), "OggS");
        EXPECT_EQ(test::read(folder_.path() / "ca-phe-01234567.ogg"), "OggS");
        const auto found = made->slot(article_).attachment;
        ASSERT_TRUE(found);
        EXPECT_EQ(found->opus, attached.opus);
        EXPECT_EQ(found->opus_sha256, with.opus_sha256);
        const nlohmann::json told =
            std::string_view(kind) == "webhook"
                ? nlohmann::json::parse(http_.posts.back().post->text())["also"]
                : nlohmann::json::parse(
                      test::read(folder_.path() / "audio.json"))["articles"][article_.url]["also"];
        ASSERT_EQ(told.size(), 1U);
        EXPECT_EQ(told[0]["type"], "audio/ogg; codecs=opus");
        EXPECT_EQ(told[0]["length"], 4);
        EXPECT_EQ(told[0][kind == std::string("webhook") ? "url" : "audio"],
                  kind == std::string("webhook") ? attached.opus : file.filename().string());
        made->attach(article_, {}, recording("một")); // which has none
        EXPECT_FALSE(std::filesystem::exists(folder_.path() / "ca-phe-01234567.ogg"));
        clock_.pass(100'000);
        EXPECT_EQ(made->remove_retired(), 1U);
        EXPECT_FALSE(std::filesystem::exists(file));
        made->withdraw(article_);
        clock_.pass(100'000);
        made->remove_retired();
    }
}

TEST_F(StoredAudio, TheListNamesWhomThePlayerTells) {
    publisher("sidecar")->attach(article_, {}, recording("một"));
    const auto list = [&] { return nlohmann::json::parse(test::read(folder_.path() / "audio.json")); };
    EXPECT_FALSE(list().contains("listening"));
    settings_.site.beacon = "https://nghe.bao.vn/listened";
    publisher("sidecar")->attach(article_, {}, recording("hai"));
    EXPECT_EQ(list()["listening"]["to"], "https://nghe.bao.vn/listened");
    EXPECT_TRUE(std::filesystem::exists(folder_.path() / list()["listening"]["script"].get<std::string>()));
    settings_.site.beacon = "";
    publisher("sidecar")->attach(article_, {}, recording("ba"));
    EXPECT_FALSE(list().contains("listening"));
}

} // namespace
} // namespace baonoi::systems::webhook
