// SPDX-License-Identifier: GPL-3.0-or-later
// What a CMS of one's own is told, and what the sidecar's list says.
#include "systems/webhook/webhook_fixture.h"

#include "base/base64.h"
#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/fake_http.h"
#include "fakes/folder.h"
#include "html/document.h"
#include "lib/openssl/digest.h"
#include "lib/openssl/hmac.h"
#include "publish/player_script.h"
#include "systems/systems.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <thread>

namespace baonoi::systems::webhook {
namespace {

using test::key;
using Webhook = test::Webhook;

std::string header(const curl::HttpRequest &request, const std::string &name) {
    for (const std::string &line : request.headers)
        if (line.starts_with(name + ": "))
            return line.substr(name.size() + 2);
    return "";
}

TEST_F(Webhook, TellsTheReceiverSignedAndProvesTheFile) {
    const auto hook = publisher();
    EXPECT_EQ(hook->slot(article_).state, publish::Slot::State::empty);
    const Recording made = recording("một");
    const Attachment attachment = hook->attach(article_, {}, made);
    ASSERT_EQ(http_.posts.size(), 1U);
    const curl::HttpRequest &post = http_.posts[0];
    EXPECT_EQ(header(post, "webhook-signature"),
              "v1," + to_base64(openssl::hmac_sha256(key, header(post, "webhook-id") + "." +
                                                              header(post, "webhook-timestamp") + "." +
                                                              post.post->text())));
    const auto told = nlohmann::json::parse(post.post->text());
    EXPECT_EQ(told["type"], "audio.attached");
    EXPECT_EQ(told["article"]["url"], "https://bao.vn/tin/ca-phe.html");
    EXPECT_EQ(told["audio"]["url"], attachment.audio);
    EXPECT_EQ(told["audio"]["length"], made.mp3.size());
    EXPECT_EQ(told["audio"]["sha256"], made.sha256);
    EXPECT_EQ(told["manifest"]["sha256"], openssl::sha256_of(made.manifest));
    EXPECT_EQ(told["voice_note"], "Giọng máy & \"AI\" 🎧");
    EXPECT_EQ(attachment.stable, "https://tep.vn/ca-phe-01234567.mp3");
    EXPECT_EQ(proof_failure(*hook, attachment, made), "proved");
    EXPECT_EQ(hook->slot(article_).content_hash, made.content_hash);
}

TEST_F(Webhook, ARecordingIsAlwaysToldUnderTheSameIdUnlessItIsAttachedOnceMore) {
    const auto hook = publisher();
    Recording once_more = recording("một");
    once_more.occasion = "job 7";
    for (const Recording &told : {recording("một"), recording("một"), recording("hai"), once_more, once_more})
        hook->attach(article_, {}, told);
    const auto id = [&](std::size_t post) { return header(http_.posts[post], "webhook-id"); };
    EXPECT_EQ(id(0), id(1));
    EXPECT_NE(id(0), id(2));
    EXPECT_NE(id(0), id(3));
    EXPECT_EQ(id(3), id(4)) << "tried again";
}

TEST_F(Webhook, TheStableNameWaitsForTheDelivery) {
    const auto hook = publisher();
    http_.status = 503;
    EXPECT_EQ(failure(*hook),
              "retry: the webhook's receiver answered 503 to POST https://bao.vn/nghe: try again later");
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "ca-phe-01234567.mp3"));
    EXPECT_EQ(hook->slot(article_).state, publish::Slot::State::empty);
}

TEST_F(Webhook, GoneEndsIt) {
    const std::string ended =
        "the webhook's receiver answered 410 to POST https://bao.vn/nghe: it wants no more and is not asked "
        "again; take the publisher out or mend url; to ask it again remove https://tep.vn/webhook-gone.json";
    http_.status = 410;
    EXPECT_EQ(failure(*publisher()), "hold: " + ended);
    http_.status = 204;
    EXPECT_EQ(failure(*publisher()), "hold: " + ended);
    const publish::Finding said = publisher()->examine().back();
    EXPECT_FALSE(said.is_good);
    EXPECT_EQ(said.detail, ended);
    EXPECT_EQ(http_.posts.size(), 1U);
    settings_.url = "https://bao.vn/nghe-2";
    EXPECT_EQ(failure(*publisher()), "attached");
    settings_.url = "https://bao.vn/nghe";
    std::filesystem::remove(folder_.path() / "webhook-gone.json");
    EXPECT_EQ(failure(*publisher()), "attached");
}

TEST_F(Webhook, FailuresAreForLaterForAPersonOrForThisArticle) {
    const auto told = [&](int status) {
        http_.status = status;
        return failure(*publisher());
    };
    const std::string answered = "the webhook's receiver answered ";
    const std::string post = " to POST https://bao.vn/nghe: ";
    EXPECT_EQ(told(429), "retry: " + answered + "429" + post + "try again later");
    EXPECT_EQ(told(500), "retry: " + answered + "500" + post + "try again later");
    EXPECT_EQ(told(401), "hold: " + answered + "401" + post +
                             "it does not take our signature; give both sides the same secret");
    EXPECT_EQ(told(403),
              "hold: " + answered + "403" + post + "it refuses us; let requests of this machine through");
    EXPECT_EQ(told(413), "skip: " + answered + "413" + post + "raise its limit of a request's body to 16 KB");
    EXPECT_EQ(http_.posts.size(), 5U) << "a POST is repeated with its article only";
}

TEST_F(Webhook, AReceiverHasItsTime) {
    settings_.timeout = Seconds{7};
    publisher()->attach(article_, {}, recording("một"));
    EXPECT_EQ(http_.posts.at(0).timeout, Seconds{7});
    EXPECT_EQ(http_.posts.at(0).max_bytes, 1U << 20U);
}

TEST_F(Webhook, TextIsCarriedAsItIs) {
    Script script;
    script.title = "Giá \"cà phê\" & <b>hồ tiêu</b> \\ 🎧 &amp; tăng\n";
    article_.url = "https://bao.vn/tin/%E1%BB%9F-%22%20&amp;/..%2F?a=1&b=\"#x";
    const Attachment attachment = publisher()->attach(article_, script, recording("một"));
    const auto told = nlohmann::json::parse(http_.posts.at(0).post->text());
    EXPECT_EQ(told["article"]["title"], script.title);
    EXPECT_EQ(told["article"]["url"], article_.url);
    const std::string name = attachment.audio.substr(std::string("https://tep.vn/").size());
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_"), std::string::npos) << name;
    EXPECT_TRUE(std::filesystem::exists(folder_.path() / name));
}

TEST_F(Webhook, ASecretThatIsNoneIsNotShown) {
    ::setenv("HOOK_SECRET", "mật khẩu", 1);
    EXPECT_EQ(failure(*publisher()),
              "hold: env:HOOK_SECRET holds no secret of a webhook: \"whsec_\" and base64 of at "
              "least 24 bytes");
}

TEST_F(Webhook, TheReceiverIsToldWhatIsTakenAway) {
    const auto hook = publisher();
    hook->attach(article_, {}, recording("một"));
    hook->take_away(article_, html::LazyDocument("", ""));
    const auto told = nlohmann::json::parse(http_.posts.at(1).post->text());
    EXPECT_EQ(told["type"], "audio.withdrawn");
    EXPECT_EQ(told["article"]["url"], "https://bao.vn/tin/ca-phe.html");
    EXPECT_EQ(hook->slot(article_).state, publish::Slot::State::empty);
    hook->withdraw(article_);
    ASSERT_EQ(http_.posts.size(), 3U) << "and when its page is gone";
    EXPECT_EQ(nlohmann::json::parse(http_.posts.at(2).post->text())["type"], "audio.withdrawn");
}

TEST_F(Webhook, TheFilesGoAlsoWhenTheReceiverWantsNoMore) {
    const auto hook = publisher();
    hook->attach(article_, {}, recording("một"));
    http_.status = 410;
    EXPECT_THROW(hook->withdraw(article_), Error);
    hook->withdraw(article_);
    EXPECT_EQ(hook->slot(article_).state, publish::Slot::State::empty);
}

TEST_F(Webhook, AsksForThePageWhenToldTo) {
    settings_.page_proof = true;
    http_.page = "<p>Tin</p>";
    const auto hook = publisher();
    const Recording made = recording("một");
    const Attachment attachment = hook->attach(article_, {}, made);
    EXPECT_EQ(proof_failure(*hook, attachment, made),
              "https://bao.vn/tin/ca-phe.html: a reader sees no player");
    http_.page = "<audio src='" + attachment.audio + "'></audio>";
    EXPECT_EQ(proof_failure(*hook, attachment, made), "proved");
}

TEST_F(Webhook, TheSidecarListsTheAudioOfPages) {
    const auto sidecar = publisher("sidecar");
    const Recording made = recording("một");
    const Attachment attachment = sidecar->attach(article_, {}, made);
    const std::string index = test::read(folder_.path() / "audio.json");
    const auto entry = nlohmann::json::parse(index)["articles"]["https://bao.vn/tin/ca-phe.html"];
    EXPECT_EQ("https://tep.vn/" + entry["audio"].get<std::string>(), attachment.audio);
    EXPECT_EQ(entry["note"], "Giọng máy & \"AI\" 🎧");
    const publish::PlayerScript player = publish::player_script();
    EXPECT_EQ(nlohmann::json::parse(index)["player"], player.name);
    EXPECT_EQ(test::read(folder_.path() / player.name), player.bytes);
    sidecar->attach(article_, {}, made);
    EXPECT_EQ(test::read(folder_.path() / "audio.json"), index);
    EXPECT_EQ(sidecar->slot(article_).content_hash, made.content_hash);
    EXPECT_TRUE(http_.posts.empty());
}

TEST_F(Webhook, TheSidecarFollowsItsFilesToAnotherAddress) {
    const Recording made = recording("một");
    publisher("sidecar")->attach(article_, {}, made);
    settings_.storage.files_url = "https://cdn.vn/tieng/";
    const publish::Slot slot = publisher("sidecar")->slot(article_);
    EXPECT_EQ(slot.content_hash, made.content_hash);
    EXPECT_TRUE(slot.attachment->audio.starts_with("https://cdn.vn/tieng/ca-phe-"));
}

TEST_F(Webhook, TheSidecarIsProvedByTheScriptOnThePage) {
    const auto sidecar = publisher("sidecar");
    const Recording made = recording("một");
    const Attachment attachment = sidecar->attach(article_, {}, made);
    EXPECT_EQ(proof_failure(*sidecar, attachment, made),
              "https://bao.vn/tin/ca-phe.html: a reader sees no player: the page does not load "
              "https://tep.vn/baonoi.js");
    http_.page = "<script src='https://tep.vn/baonoi.js' defer></script>";
    EXPECT_EQ(
        proof_failure(*sidecar, attachment, made),
        "https://bao.vn/tin/ca-phe.html: a reader sees no player: https://tep.vn/baonoi.js answers 404");
    test::write(folder_.path() / "baonoi.js", "");
    EXPECT_EQ(proof_failure(*sidecar, attachment, made), "proved");
}

TEST_F(Webhook, PagesThatDifferInTheirQueryAreDifferentPages) {
    const auto sidecar = publisher("sidecar");
    article_.url = "https://bao.vn/tin?id=1#dau";
    sidecar->attach(article_, {}, recording("một"));
    article_.url = "https://bao.vn/tin?id=2";
    article_.id = "1123456789abcdef";
    sidecar->attach(article_, {}, recording("hai"));
    const auto articles = nlohmann::json::parse(test::read(folder_.path() / "audio.json"))["articles"];
    ASSERT_EQ(articles.size(), 2U);
    EXPECT_TRUE(articles.contains("https://bao.vn/tin?id=1"));
}

TEST_F(Webhook, WhatIsNotPublicAnyMoreLosesItsEntryAndItsFiles) {
    for (const char *kind : {"sidecar", "webhook"}) {
        const auto made = publisher(kind);
        const Attachment attachment = made->attach(article_, {}, recording("một"));
        made->withdraw(article_);
        made->withdraw(article_);
        EXPECT_EQ(made->slot(article_).state, publish::Slot::State::empty);
        EXPECT_FALSE(std::filesystem::exists(folder_.path() / "ca-phe-01234567.mp3"));
        const auto file = folder_.path() / attachment.audio.substr(std::string("https://tep.vn/").size());
        EXPECT_TRUE(std::filesystem::exists(file)) << "for pages that are open";
        clock_.pass(86'401);
        EXPECT_EQ(made->remove_retired(), 1U);
        EXPECT_FALSE(std::filesystem::exists(file));
    }
    EXPECT_EQ(nlohmann::json::parse(test::read(folder_.path() / "audio.json"))["articles"].size(), 0U);
}

TEST_F(Webhook, TwoSidecarsOfOneFolderLoseNoEntry) {
    constexpr int each = 15;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 3; ++writer)
        writers.emplace_back([&, writer] {
            const auto sidecar = publisher("sidecar");
            for (int i = 0; i < each; ++i) {
                Article article;
                article.url = "https://bao.vn/" + std::to_string(writer * each + i);
                article.id = openssl::sha256_hex(article.url).substr(0, 16);
                sidecar->attach(article, {}, recording("một"));
            }
        });
    for (std::thread &writer : writers)
        writer.join();
    EXPECT_EQ(nlohmann::json::parse(test::read(folder_.path() / "audio.json"))["articles"].size(), 3U * each);
}

TEST_F(Webhook, AListThatWasDamagedIsNotOverwritten) {
    test::write(folder_.path() / "audio.json", "{");
    EXPECT_EQ(failure(*publisher("sidecar")),
              "hold: https://tep.vn/audio.json is not the list that was written; restore or remove it");
}

} // namespace
} // namespace baonoi::systems::webhook
