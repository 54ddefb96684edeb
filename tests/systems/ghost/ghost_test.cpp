// SPDX-License-Identifier: GPL-3.0-or-later
// Ghost's source and publisher against an Admin API in memory.
#include "systems/ghost/ghost.h"
#include "systems/ghost/ghost_api.h"
#include "systems/ghost/jwt.h"

#include "fakes/fake_clock.h"
#include "fakes/fake_http.h"
#include "fakes/folder.h"
#include "lib/openssl/digest.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

namespace baonoi::systems::ghost {
namespace {

using nlohmann::json;

const std::string site = "https://bao.example.vn/";
const std::string api = site + "ghost/api/admin/";
const std::string paragraph = R"({"type":"paragraph","version":1,"children":[]})";

curl::HttpResponse answer(int status, const std::string &body = "") {
    curl::HttpResponse response;
    response.status = status;
    response.headers = {{"content-type", "application/json"}};
    response.body = body;
    return response;
}

// One post, media by address, and what goes wrong.
class FakeGhost : public curl::Http {
public:
    curl::HttpResponse send(const curl::HttpRequest &request) override {
        asked.push_back((request.method.empty() ? (request.post ? "POST " : "GET ") : request.method + " ") +
                        request.url);
        if (status != 200)
            return answer(status, R"({"errors":[{"message":"No.","context":"Wrong key"}]})");
        if (request.url == api + "site/")
            return answer(200, json{{"site", {{"version", version}}}}.dump());
        if (request.url == api + "media/upload/" && upload_status != 201)
            return answer(upload_status);
        if (request.url == api + "media/upload/")
            return upload(request.post->text());
        if (request.method == "PUT")
            return write(json::parse(request.post->text()));
        if (request.url.starts_with(api + "posts/"))
            return answer(200, json{{"posts", {post}}}.dump());
        const auto found = media.find(request.url);
        return test::delivered(found == media.end() ? answer(404) : answer(200, found->second), request);
    }
    curl::HttpResponse upload(const std::string &form) {
        ++uploads;
        const std::size_t name = form.find("filename=\"") + 10, begin = form.find("\r\n\r\n") + 4;
        const std::string url = folder + form.substr(name, form.find('"', name) - name);
        media[url] = form.substr(begin, form.rfind("\r\n--") - begin);
        return answer(201, json{{"media", {{{"url", url}}}}}.dump());
    }
    curl::HttpResponse write(const json &body) {
        const json &wanted = body["posts"][0];
        if (conflicts > 0) {
            --conflicts;
            post["updated_at"] = fmt::format("2026-03-02T02:51:{:02}.000Z", 10 + conflicts);
            if (!meanwhile.empty())
                post["html"] = meanwhile;
        }
        if (wanted["updated_at"] != post["updated_at"])
            return answer(409, "{}");
        post["lexical"] = wanted["lexical"];
        post["updated_at"] = "2026-03-02T03:00:00.000Z";
        ++writes;
        return answer(200, json{{"posts", {post}}}.dump());
    }

    json post = {{"id", "65e2"},
                 {"url", site + "gia-vang/"},
                 {"title", "Giá vàng & \"bạc\" 📈 tăng"},
                 {"status", "published"},
                 {"visibility", "public"},
                 {"published_at", "2026-03-02T02:00:00.000Z"},
                 {"updated_at", "2026-03-02T02:51:00.000Z"},
                 {"html", "<p>Giá vàng sáng nay tăng.</p>"},
                 {"lexical", R"({"root":{"children":[)" + paragraph + R"(],"type":"root"}})"}};
    std::map<std::string, std::string> media;
    std::string folder = site + "content/media/2020/09/";
    std::vector<std::string> asked;
    std::string meanwhile; // the text after a conflict
    std::string version = "5.130";
    int upload_status = 201;
    int status = 200, conflicts = 0, uploads = 0, writes = 0;
};

class Ghost : public testing::Test {
protected:
    Ghost() {
        test::write(folder_.path() / "key", "65e1:00ff10\n");
        settings_.name = "toa-soan";
        settings_.kind = "ghost";
        settings_.url = site;
        settings_.secret = Secret("file:" + (folder_.path() / "key").string());
        source_.name = "bao";
        source_.kind = "ghost";
        source_.url = site;
        recording_.content_hash = std::string(64, 'a');
        recording_.mp3 = "sound of the article";
        recording_.sha256 = openssl::sha256_of(recording_.mp3);
        recording_.duration = Seconds{12.5};
    }
    std::unique_ptr<fetch::Source> source() {
        return make_source(source_, settings_, {http_, http_, clock_});
    }
    std::unique_ptr<publish::Publisher> publisher() {
        return make_publisher(settings_, {http_, http_, clock_});
    }
    Article article() {
        fetch::Listing listing;
        listing.input = site + "gia-vang/";
        return *source()->article(listing);
    }
    json cards() { return json::parse(http_.post["lexical"].get<std::string>())["root"]["children"]; }
    Attachment attach() { return publisher()->attach(article(), {}, recording_); }
    // "hold: message" of what an action throws.
    template <class Action>
    static std::string failure(Action action) {
        try {
            action();
        } catch (const Error &error) {
            const char *names[] = {"retry", "skip", "hold", "stop"};
            return std::string(names[static_cast<int>(error.next())]) + ": " + error.what();
        }
        return "none";
    }
    std::string examined() {
        std::string text;
        for (const publish::Finding &finding : publisher()->examine())
            text += finding.what + (finding.is_good ? " good: " : " bad: ") + finding.detail + "\n";
        return text;
    }
    std::vector<std::string> listed(std::string &cursor) {
        std::vector<std::string> urls;
        cursor = source()
                     ->list(cursor,
                            [&](const fetch::Listing &listing) {
                                urls.push_back(listing.input);
                                return true;
                            })
                     .cursor;
        return urls;
    }

    test::TemporaryFolder folder_;
    test::FakeClock clock_;
    FakeGhost http_;
    SystemSettings settings_;
    fetch::SourceSettings source_;
    Recording recording_;
};

TEST(GhostToken, IsSignedWithTheBytesOfTheKey) {
    // printf '%s' HEADER.PAYLOAD | openssl dgst -sha256 -mac HMAC -macopt hexkey:00ff10
    const std::string token = ghost_token("65e1:00ff10", 1'600'000'000);
    EXPECT_TRUE(token.starts_with("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjY1ZTEifQ."
                                  "eyJpYXQiOjE2MDAwMDAwMDAsImV4cCI6MTYwMDAwMDMwMCwiYXVkIjoiL2FkbWluLyJ9."))
        << token;
    EXPECT_EQ(token, ghost_token("65e1:00FF10", 1'600'000'000));
    EXPECT_NE(token, ghost_token("65e1:00ff11", 1'600'000'000));
}

TEST(GhostToken, NeverShowsAKeyThatIsNone) {
    for (const char *key : {"", "secret", "65e1:", "65e1:0", "65e1:xy", "\"x:00"}) {
        try {
            ghost_token(key, 0);
            ADD_FAILURE() << key;
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::hold);
            EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos);
        }
    }
}

TEST(GhostFileName, TellsContentAndBytes) {
    const std::string name = ghost_file_name("gia-vang", std::string(64, 'a'), std::string(64, 'b'));
    EXPECT_EQ(name, "gia-vang." + std::string(64, 'a') + ".bbbbbbbbbbbb.mp3");
    const std::string stem = name.substr(0, name.size() - 4);
    for (const std::string &url : {site + name, site + stem + "-1.mp3", name + "?v=1"}) {
        ASSERT_TRUE(ghost_file(url)) << url;
        EXPECT_EQ(ghost_file(url)->content_hash, std::string(64, 'a'));
        EXPECT_EQ(ghost_file(url)->sha, "bbbbbbbbbbbb");
    }
    for (const std::string &url :
         {std::string(), site + "a.mp3", site + stem + ".ogg", site + stem + "x.mp3"})
        EXPECT_FALSE(ghost_file(url)) << url;
}

TEST_F(Ghost, AnArticleIsWhatTheApiSaysWithoutOurCard) {
    const Article before = article();
    EXPECT_EQ(before.post, "65e2");
    EXPECT_EQ(before.url, site + "gia-vang/");
    EXPECT_NE(before.html.find("<h1>Giá vàng &amp; &quot;bạc&quot; 📈 tăng</h1>"), std::string::npos)
        << before.html;
    const std::string name = ghost_file_name("gia-vang", std::string(64, 'a'), std::string(64, 'b'));
    const auto card = [](const std::string &src) {
        return "<div class=\"kg-card kg-audio-card\"><div><audio src=\"" + src + "\"></audio></div></div>";
    };
    http_.post["html"] = card(site + name) + "<p>Giá vàng sáng nay tăng.</p>";
    EXPECT_EQ(article().html, before.html);
    http_.post["html"] = card(site + "phong-van.mp3") + "<p>Giá vàng sáng nay tăng.</p>";
    EXPECT_NE(article().html, before.html);
}

TEST_F(Ghost, WhatIsNotPublicIsSkipped) {
    http_.post["status"] = "draft";
    EXPECT_EQ(
        failure([&] { article(); }),
        "skip: https://bao.example.vn/gia-vang/: the post is not published (its status is \"draft\"); what "
        "is not public gets no public recording");
    http_.post["status"] = "published";
    http_.post["visibility"] = "members";
    EXPECT_EQ(
        failure([&] { article(); }),
        "skip: https://bao.example.vn/gia-vang/: the post is not for everyone (its access is \"members\"); "
        "what is not public gets no public recording");
    http_.post["visibility"] = "public";
    http_.post["url"] = site + "tin/gia-vang/";
    EXPECT_EQ(failure([&] { article(); }), "skip: https://bao.example.vn/gia-vang/: Ghost has this post at "
                                           "https://bao.example.vn/tin/gia-vang/ now");
}

TEST_F(Ghost, ListsAPostOnceUntilItsTextChanges) {
    std::string cursor;
    EXPECT_EQ(listed(cursor).size(), 1U);
    const std::string list = "GET " + api +
                             "posts/?formats=html,lexical&limit=25&order=updated_at%20asc,id%20asc&filter="
                             "status%3Apublished%2Bvisibility%3Apublic";
    EXPECT_EQ(http_.asked.back(), list);
    http_.post["updated_at"] = "2026-03-02T09:00:00.000Z"; // as our own edit does
    EXPECT_TRUE(listed(cursor).empty());
    EXPECT_EQ(http_.asked.back(), list + "%2Bupdated_at%3A%3E%272026-03-02%2002%3A41%3A00%27");
    http_.post["html"] = "<p>Giá vàng sáng nay giảm.</p>";
    EXPECT_EQ(listed(cursor).size(), 1U);
    EXPECT_TRUE(listed(cursor).empty());
}

TEST_F(Ghost, TheDoctorNamesTheLimitOfTheProxy) {
    http_.version = "4.48";
    EXPECT_EQ(examined(), "Ghost bad: version \"4.48\"; 5.0 or newer is needed for audio cards\n");
    http_.version = "5.130";
    http_.upload_status = 413;
    EXPECT_EQ(examined(), "Ghost good: version 5.130, clocks agree\n"
                          "credentials good: " +
                              settings_.secret.reference() +
                              " is accepted\n"
                              "upload bad: Ghost answered 413 to POST " +
                              api +
                              "media/upload/: raise the limit of the proxy in front of Ghost (nginx: "
                              "client_max_body_size 64m)\n");
    http_.upload_status = 415;
    EXPECT_TRUE(examined().ends_with("upload good: the key may upload, also 16 MB\n")) << examined();
}

TEST_F(Ghost, TheCardComesFirstAndNothingElseIsWritten) {
    const Attachment attachment = attach();
    EXPECT_EQ(attachment.page, site + "gia-vang/");
    EXPECT_EQ(attachment.audio, http_.media.begin()->first);
    EXPECT_EQ(http_.media.begin()->second, recording_.mp3.text());
    ASSERT_EQ(cards().size(), 2U);
    EXPECT_EQ(cards()[0]["type"], "audio");
    EXPECT_EQ(cards()[0]["src"], attachment.audio);
    EXPECT_EQ(cards()[0]["duration"], 12.5);
    EXPECT_EQ(cards()[0]["title"], settings_.voice_note);
    EXPECT_EQ(cards()[1], json::parse(paragraph));
    const publish::Slot slot = publisher()->slot(article());
    EXPECT_EQ(slot.state, publish::Slot::State::ours);
    EXPECT_EQ(slot.content_hash, recording_.content_hash);
    ASSERT_TRUE(slot.attachment);
    EXPECT_EQ(slot.attachment->sha256, recording_.sha256);
}

TEST_F(Ghost, ACorrectionReplacesTheCard) {
    attach();
    recording_.content_hash = std::string(64, 'c');
    recording_.mp3 = "another sound";
    recording_.sha256 = openssl::sha256_of(recording_.mp3);
    const Attachment attachment = attach();
    EXPECT_EQ(cards().size(), 2U);
    EXPECT_EQ(cards()[0]["src"], attachment.audio);
    attach();
    EXPECT_EQ(http_.uploads, 2);
    EXPECT_EQ(http_.writes, 2);
}

TEST_F(Ghost, AnUploadThatWasNotAttachedIsFoundAgain) {
    http_.media[site + "content/media/2020/08/" +
                ghost_file_name("gia-vang", recording_.content_hash, recording_.sha256)] =
        recording_.mp3.text();
    attach();
    EXPECT_EQ(http_.uploads, 0);
    EXPECT_EQ(http_.writes, 1);
}

TEST_F(Ghost, ADamagedFileIsUploadedAgain) {
    const Attachment attachment = attach();
    http_.media[attachment.audio] = "half";
    const publish::Slot slot = publisher()->slot(article());
    EXPECT_FALSE(slot.attachment);
    EXPECT_EQ(slot.reason, "the audio card plays " + attachment.audio + ", which is not there or damaged");
    attach();
    EXPECT_EQ(http_.uploads, 2);
}

TEST_F(Ghost, ACollisionIsTriedAgainOnTheFreshVersion) {
    http_.conflicts = 3;
    attach();
    EXPECT_EQ(http_.writes, 1);
    EXPECT_EQ(http_.uploads, 1);
}

TEST_F(Ghost, FourCollisionsAreForLater) {
    http_.conflicts = 4;
    EXPECT_TRUE(failure([&] { attach(); }).starts_with("retry: Ghost answered 409 to PUT "));
    EXPECT_EQ(http_.writes, 0);
}

TEST_F(Ghost, ATextThatChangedMeanwhileIsNotGivenTheOldRecording) {
    http_.conflicts = 1;
    http_.meanwhile = "<p>Giá vàng sáng nay giảm.</p>";
    EXPECT_EQ(failure([&] { attach(); }),
              "retry: https://bao.example.vn/gia-vang/: the text changed while its recording was made");
    EXPECT_EQ(http_.writes, 0);
}

TEST_F(Ghost, ARecordingOfOthersIsLeftAlone) {
    const auto with = [&](const std::string &node) {
        http_.post["lexical"] = R"({"root":{"children":[)" + node + "," + paragraph + R"(],"type":"root"}})";
        return publisher()->slot(article()).state;
    };
    EXPECT_EQ(with(R"({"type":"audio","src":"https://bao.example.vn/phong-van.mp3"})"),
              publish::Slot::State::foreign);
    EXPECT_EQ(failure([&] { attach(); }),
              "skip: https://bao.example.vn/gia-vang/: the post has a recording that is not ours; it is left "
              "alone");
    EXPECT_EQ(with(R"({"type":"html","html":"<audio src=x></audio>"})"), publish::Slot::State::foreign);
    EXPECT_EQ(with(paragraph), publish::Slot::State::empty);
}

TEST_F(Ghost, APostOfTheFormerEditorSaysHowToMendIt) {
    http_.post["lexical"] = nullptr;
    EXPECT_EQ(
        failure([&] { publisher()->slot(article()); }),
        "skip: https://bao.example.vn/gia-vang/: Ghost holds this post in the form of its former editor; "
        "open it in the editor and save it once, then it has a place for a recording");
}

TEST_F(Ghost, AWrongKeyHoldsWithAdvice) {
    http_.status = 401;
    const std::string key = settings_.secret.reference();
    EXPECT_EQ(failure([&] { article(); }),
              "hold: Ghost answered 401 to GET " + api +
                  "posts/slug/gia-vang/?formats=html,lexical (\"No. Wrong key\"): put the Admin API key of a "
                  "custom integration (Settings, Integrations) into " +
                  key + " and compare the clocks of both servers: a key works for five minutes around now");
    http_.status = 413;
    EXPECT_TRUE(failure([&] { article(); }).ends_with("(nginx: client_max_body_size 64m)"));
}

} // namespace
} // namespace baonoi::systems::ghost
