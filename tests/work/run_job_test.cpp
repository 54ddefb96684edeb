// SPDX-License-Identifier: GPL-3.0-or-later
// What is done for a job, with the real chain over a folder of pages and over a feed.
#include "work/run_job_fixture.h"

#include "base/error.h"
#include "encode/length.h"
#include "fakes/folder.h"
#include "fakes/test_server.h"
#include "lib/openssl/digest.h"
#include "work/listing_text.h"
#include "work/orders.h"
#include "work/poller.h"
#include "work/reading_text.h"
#include "work/too_long.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace baonoi::work {
namespace {

namespace fs = std::filesystem;

using test::new_text;
using test::old_text;
using test::page_of;
using RunJob = test::RunJob;

TEST_F(RunJob, AnArticleWithoutAudioGetsIt) {
    const JobResult result = attempt(store::JobKind::published);
    EXPECT_EQ(result.outcome.state, ArticleState::attached);
    EXPECT_EQ(result.article.state, store::ArticleState::attached);
    EXPECT_EQ(result.article.title, "Trường mới");
    EXPECT_EQ(result.article.voice, "vi-north");
    EXPECT_EQ(result.article.content_hash, result.content_hash);
    EXPECT_GT(result.outcome.attachment->duration, Seconds{2});
    ASSERT_TRUE(result.sentences);
    ASSERT_EQ(result.sentences->size(), 2U);
    EXPECT_EQ(result.sentences->at(1).text, old_text);
    EXPECT_EQ(result.sentences->at(1).spoken,
              "Xã mở thêm hai lớp học cho các em ở bản xa mỗi lớp có hai cô giáo");
    EXPECT_EQ(attempt(store::JobKind::published).outcome.state, ArticleState::unchanged);
}

TEST_F(RunJob, HowItIsReadIsKept) {
    replace("2 lớp", "2 lớp Kandora");
    const JobResult result = attempt(store::JobKind::published);
    const auto kept = store_->reading("ban", job_.input, result.content_hash);
    ASSERT_TRUE(kept);
    const auto json = nlohmann::json::parse(*kept);
    ASSERT_EQ(json["blocks"].size(), 2U) << json;
    EXPECT_EQ(json["blocks"][0]["kind"], "title");
    EXPECT_EQ(json["blocks"][1]["sentences"][0]["spoken"], result.sentences->at(1).spoken);
    double last = 0;
    std::string written;
    for (const auto &token : json["blocks"][1]["sentences"][0]["tokens"]) {
        written += token["text"].get<std::string>();
        EXPECT_EQ(token["unknown"], token["text"] == "Kandora");
        if (token["spoken"] == "") {
            EXPECT_TRUE(token["from"].is_null());
            continue;
        }
        EXPECT_GE(token["from"].get<double>(), last);
        last = token["to"];
    }
    EXPECT_EQ(written, json["blocks"][1]["text"]);
    EXPECT_GT(last, 1);
    const auto unknown = store_->unknown_words(0, 10, 1);
    ASSERT_EQ(unknown.size(), 1U);
    EXPECT_EQ(unknown[0].text, "Kandora");
    EXPECT_EQ(unknown[0].places.at(0).title, "Trường mới");

    // What only the manifest tells is the same but for kinds and unknown words.
    const auto again = reading_of_manifest(
        test::read(fs::path(result.article.audio).replace_extension(".json")), result.content_hash);
    ASSERT_TRUE(again);
    const auto of_manifest = nlohmann::json::parse(*again);
    ASSERT_EQ(of_manifest["blocks"].size(), 2U);
    EXPECT_EQ(of_manifest["blocks"][1]["text"], json["blocks"][1]["text"]);
    EXPECT_EQ(of_manifest["blocks"][1]["sentences"][0]["spoken"],
              json["blocks"][1]["sentences"][0]["spoken"]);
    EXPECT_FALSE(reading_of_manifest("{}", result.content_hash));
}

TEST_F(RunJob, AChangeOutsideTheTextIsNone) {
    attempt(store::JobKind::published);
    replace("<body>", "<body><nav><a href=\"/moi\">Mục mới</a></nav>");
    const JobResult result = attempt(store::JobKind::changed);
    EXPECT_EQ(result.outcome.state, ArticleState::unchanged);
    EXPECT_EQ(result.article.state, store::ArticleState::attached);
}

TEST_F(RunJob, AChangedTextIsLookedAtFirstAndMadeWhenItsTurnComes) {
    const std::string before = attempt(store::JobKind::published).content_hash;
    replace("2 lớp", "3 lớp");
    const JobResult look = attempt(store::JobKind::changed);
    EXPECT_EQ(look.outcome.state, ArticleState::outdated);
    EXPECT_EQ(look.urgency, store::Urgency::facts);
    EXPECT_EQ(look.article.state, store::ArticleState::outdated);
    EXPECT_EQ(look.article.content_hash, before) << "that is what plays still";
    EXPECT_NE(look.content_hash, before);
    const JobResult made = attempt(store::JobKind::changed, look.content_hash);
    EXPECT_EQ(made.outcome.state, ArticleState::attached);
    EXPECT_EQ(made.article.content_hash, look.content_hash);
}

TEST_F(RunJob, APageThatLostItsPlayerGetsItBackAtOnce) {
    attempt(store::JobKind::published);
    write(page_of(old_text));
    EXPECT_EQ(attempt(store::JobKind::changed).outcome.state, ArticleState::attached);
}

TEST_F(RunJob, ARecordingByOthersIsRespectedAndOursForgotten) {
    attempt(store::JobKind::published);
    write(page_of(old_text, "<audio src=\"radio.mp3\"></audio>"));
    const JobResult result = attempt(store::JobKind::changed);
    EXPECT_EQ(result.outcome.state, ArticleState::skipped);
    EXPECT_EQ(result.outcome.reason, "has a recording");
    EXPECT_EQ(store_->article("ban", job_.input)->audio, "");
}

TEST_F(RunJob, WhatWasRefusedIsRefusedAgainUntilTheTextChangesOrSomebodyOrdersIt) {
    store::JobRequest request;
    request.source = "ban";
    request.input = job_.input;
    store_->queue(request);
    const store::Job claimed = store_->claim("o", Seconds{30}).value();
    const std::string hash = hash_of_page();
    store::ArticleRecord refused;
    refused.source = "ban";
    refused.input = job_.input;
    refused.state = store::ArticleState::skipped;
    refused.content_hash = hash;
    store::JobEnd end;
    end.state = store::JobState::skipped;
    end.error = "refused: silence: 12 s of it";
    store_->finish(claimed.id, "o", end, refused, nullptr);
    try {
        attempt(store::JobKind::changed);
        ADD_FAILURE() << "it was made";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_STREQ(error.what(), "refused: silence: 12 s of it");
    }
    EXPECT_EQ(attempt(store::JobKind::ordered).outcome.state, ArticleState::attached);
    fs::remove_all(page_.parent_path() / "audio");
    write(page_of(new_text));
    store_->keep(refused);
    EXPECT_EQ(attempt(store::JobKind::changed).outcome.state, ArticleState::attached);
}

TEST_F(RunJob, WhatWasTooLongIsTriedAgainWhenTheLimitGrows) {
    const auto limit = [&](const std::string &length) {
        setup_ = std::make_unique<work::Setup>(
            settings::parse_config(config_ + "[encode]\nmax_length = \"" + length + "\"\n", "baonoi.toml"));
    };
    const auto reason = [&]() -> std::string {
        try {
            attempt(store::JobKind::changed);
            return "";
        } catch (const Error &error) {
            return describe(error);
        }
    };
    limit("3s");
    store::JobRequest request;
    request.source = "ban";
    request.input = job_.input;
    store_->queue(request);
    const store::Job claimed = store_->claim("o", Seconds{30}).value();
    store::ArticleRecord refused;
    refused.source = "ban";
    refused.input = job_.input;
    refused.state = store::ArticleState::skipped;
    refused.content_hash = hash_of_page();
    refused.reason = encode::too_long("about 6 s", Seconds{2});
    store::JobEnd end;
    end.state = store::JobState::skipped;
    end.error = refused.reason;
    store_->finish(claimed.id, "o", end, refused, nullptr);
    EXPECT_NE(reason().find("[encode] max_length allows 3 s; "), std::string::npos) << reason();
    limit("2s");
    EXPECT_EQ(queue_too_long(setup(), *store_), 0U) << "it is as it was";
    EXPECT_NE(reason().find("[encode] max_length allows 2 s; "), std::string::npos) << reason();
    limit("1m");
    EXPECT_EQ(queue_too_long(setup(), *store_), 1U);
    EXPECT_EQ(attempt(store::JobKind::changed).outcome.state, ArticleState::attached);
    EXPECT_EQ(queue_too_long(setup(), *store_), 0U);
}

TEST_F(RunJob, AnOrderMayNameTheVoice) {
    job_.voice = "vi-north-female";
    EXPECT_EQ(attempt(store::JobKind::ordered).article.voice, "vi-north-female");
}

TEST_F(RunJob, APageThatIsGoneLosesItsEntryInTheSidecarsList) {
    test::TestServer server;
    server.on("/tin.html", {.body = page_of(old_text)});
    const fs::path files = folder_.path() / "tep";
    const std::string head = "<script src=\"/tep/baonoi.js\"></script>";
    config_ =
        fmt::format("[fetch]\nallow_hosts = [\"{0}\"]\n[serve]\nworkers = 1\n"
                    "[[publisher]]\nname = \"canh\"\nkind = \"sidecar\"\nfiles_url = \"{1}\"\n"
                    "path = \"{2}\"\nprove_within = \"1ms\"\n"
                    "[[source]]\nname = \"ban\"\nkind = \"feed\"\nurl = \"{3}\"\npublisher = \"canh\"\n",
                    server.host(), server.url("/tep/"), files.string(), server.url("/rss"));
    server.on("/rss", {.headers = {"Content-Type: application/rss+xml"},
                       .body = "<rss version=\"2.0\"><channel><title>Tin</title></channel></rss>"});
    job_.input = server.url("/tin.html");
    EXPECT_THROW(attempt(store::JobKind::published), Error) << "the page has no script";
    ASSERT_NE(test::read(files / "audio.json").find(job_.input), std::string::npos);
    store::ArticleRecord record = store_->article("ban", job_.input).value_or(store::ArticleRecord{});
    record.source = "ban";
    record.input = record.url = job_.input;
    record.id = setup().production.fetch(job_.input).id;
    record.state = store::ArticleState::attached;
    record.audio = server.url("/tep/tin.mp3");
    store_->keep(record);
    server.on("/tin.html", {410, {}, ""});
    EXPECT_THROW(attempt(store::JobKind::changed), Gone);
    EXPECT_EQ(test::read(files / "audio.json").find(job_.input), std::string::npos);
}

TEST_F(RunJob, AnArticleUnderTwoAddressesHasOneRecording) {
    test::TestServer server;
    const auto page = [&](const std::string &title, const std::string &canonical) {
        std::string html = page_of(old_text, "");
        for (std::size_t at = html.find("Trường mới"); at != std::string::npos;
             at = html.find("Trường mới", at + 1))
            html.replace(at, std::string("Trường mới").size(), title);
        return html.insert(html.find("</head>"),
                           "<link rel=\"canonical\" href=\"" + server.url(canonical) + "\">");
    };
    server.on("/amp/tin.html",
              {.headers = {"Content-Type: text/html"}, .body = page("Trường mới", "/tin.html")});
    server.on("/tin.html", {.headers = {"Content-Type: text/html"}, .body = page("Trường mới", "/tin.html")});
    server.on("/cau.html", {.headers = {"Content-Type: text/html"}, .body = page("Cầu mới", "/tin.html")});
    config_ = fmt::format(
        "[fetch]\ninterval = \"0s\"\nallow_hosts = [\"{0}\"]\n[serve]\nworkers = 1\n[[publisher]]\nname = "
        "\"ra\"\nkind = "
        "\"folder\"\npath = \"{2}\"\n[[source]]\nname = \"ban\"\nkind = \"sitemap\"\nurl = "
        "\"{1}\"\npublisher = "
        "\"ra\"\n[[source]]\nname = \"so do\"\nkind = \"sitemap\"\nurl = \"{1}\"\npublisher = \"ra\"\n",
        server.host(), server.url("/"), (folder_.path() / "ra").string());
    {
        const auto other =
            setup().in_hand.take(server.url("/tin.html"), "Trường mới", "đang làm", nullptr, Seconds{30});
        job_.input = server.url("/amp/tin.html");
        try {
            attempt(store::JobKind::published);
            ADD_FAILURE() << "another worker makes it at this moment";
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::retry);
            EXPECT_STREQ(error.what(), "it is the article đang làm, which is being made");
        }
    }
    const JobResult first = attempt(store::JobKind::published);
    EXPECT_EQ(first.outcome.state, ArticleState::attached);
    EXPECT_EQ(first.article.url, server.url("/tin.html"));
    job_.source = "so do";
    job_.input = server.url("/tin.html");
    try {
        attempt(store::JobKind::published);
        ADD_FAILURE() << "a second recording was made";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_EQ(std::string(error.what()),
                  "it is the article " + server.url("/amp/tin.html") + ", which has its recording");
    }
    job_.input = server.url("/cau.html");
    EXPECT_EQ(attempt(store::JobKind::published).outcome.state, ArticleState::attached)
        << "it names another article's page";
}

TEST_F(RunJob, ASourceThatIsGoneSaysSo) {
    job_.source = "bao";
    try {
        attempt(store::JobKind::published);
        ADD_FAILURE() << "it was made";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_STREQ(error.what(), "the source \"bao\" is not configured any more");
    }
}

TEST_F(RunJob, WhatAFeedSaysOfAnArticleCountsAlsoWhenItsTurnComes) {
    test::TestServer server;
    const std::string article = server.url("/tin.html"), radio = server.url("/radio.html");
    server.on("/rss",
              {.headers = {"Content-Type: application/rss+xml"},
               .body = fmt::format(
                   "<rss version=\"2.0\" "
                   "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Tin</title>"
                   "<item><title>Radio</title><link>{}</link>"
                   "<enclosure url=\"/r.mp3\" length=\"9\" type=\"audio/mpeg\"/></item>"
                   "<item><title>Trường mới</title><link>{}</link><content:encoded><![CDATA[<p>{}</p>"
                   "<p>{}</p>]]></content:encoded></item></channel></rss>",
                   radio, article, old_text, new_text)});
    server.on("/radio.html", {.headers = {"Content-Type: text/html"}, .body = page_of(old_text)});
    config_ = fmt::format("[fetch]\nallow_hosts = [\"{}\"]\ninterval = \"0s\"\n[[source]]\nname = \"ban\"\n"
                          "kind = \"feed\"\nurl = \"{}\"\ncontent = \"feed\"\npublisher = \"ra\"\n"
                          "[[publisher]]\nname = \"ra\"\nkind = \"folder\"\npath = \"{}\"\n",
                          server.url("").substr(7), server.url("/rss"), (folder_.path() / "ra").string());
    job_.input = article;
    EXPECT_EQ(attempt(store::JobKind::published).outcome.state, ArticleState::attached)
        << "the feed carries its text";
    job_.input = radio;
    EXPECT_EQ(attempt(store::JobKind::published).outcome.state, ArticleState::skipped)
        << "the feed announces its audio";
}

TEST_F(RunJob, WhatWasAnnouncedWithTheJobCountsAndTheFeedIsNotAskedAgain) {
    test::TestServer server;
    config_ = fmt::format("[fetch]\nallow_hosts = [\"{}\"]\ninterval = \"0s\"\n[[source]]\nname = \"ban\"\n"
                          "kind = \"feed\"\nurl = \"{}\"\ncontent = \"feed\"\npublisher = \"ra\"\n"
                          "[[publisher]]\nname = \"ra\"\nkind = \"folder\"\npath = \"{}\"\n",
                          server.host(), server.url("/rss"), (folder_.path() / "ra").string());
    fetch::Listing listing;
    listing.input = job_.input = server.url("/tin.html"); // neither the feed nor the page answers
    listing.title = "Trường mới";
    listing.content = fmt::format("<p>{}</p><p>{}</p>", old_text, new_text);
    job_.listing = listing_text(listing, true);
    job_.is_listed = true;
    EXPECT_EQ(attempt(store::JobKind::published).outcome.state, ArticleState::attached);
    EXPECT_TRUE(server.requests().empty());
    job_.is_listed = false;
    server.on("/rss", {.headers = {"Content-Type: application/rss+xml"},
                       .body = "<rss version=\"2.0\"><channel><title>Tin</title></channel></rss>"});
    EXPECT_EQ(attempt(store::JobKind::ordered).outcome.state, ArticleState::unchanged)
        << "it left the feed; what was announced before is known";
    const std::vector<std::string> requests = server.requests();
    EXPECT_EQ(std::count_if(requests.begin(), requests.end(),
                            [](const std::string &head) { return head.starts_with("GET /rss "); }),
              1);
}

TEST_F(RunJob, APageThatWeWroteIsNoNewsAndAnEditIs) {
    const settings::SourceConfig &source = setup().config.sources.at(0);
    const auto poll = [&] {
        const auto opened = setup().production.open_source(source);
        return poll_source(source.settings, *opened, *store_, [] { return false; }).queued;
    };
    ASSERT_EQ(poll(), 1U);
    const store::Job job = store_->claim("o", Seconds{30}).value();
    job_ = job;
    const JobResult made = attempt(job.kind);
    ASSERT_EQ(made.outcome.state, ArticleState::attached);
    ASSERT_TRUE(store_->finish(job.id, "o", {}, made.article, nullptr));
    EXPECT_EQ(poll(), 0U) << "baonoi wrote its player into the page";
    EXPECT_EQ(poll(), 0U);
    replace("2 lớp", "3 lớp");
    EXPECT_EQ(poll(), 1U) << "an editor corrected it";
}

TEST_F(RunJob, TheSlotOfAGhostPostIsAskedForOnce) {
    test::TestServer server;
    test::write(folder_.path() / "key", "65e1:00ff10\n");
    const std::string mp3 = "a recording";
    const std::string file =
        fmt::format("/tin.{}.{}.mp3", std::string(64, 'a'), openssl::sha256_hex(mp3).substr(0, 12));
    const nlohmann::json post = {
        {"id", "65e2"},
        {"url", server.url("/tin/")},
        {"title", "Trường mới"},
        {"status", "published"},
        {"visibility", "public"},
        {"published_at", "2026-03-02T02:00:00.000Z"},
        {"updated_at", "2026-03-02T02:51:00.000Z"},
        {"html", fmt::format("<p>{}</p>", old_text)},
        {"lexical", fmt::format(R"({{"root":{{"children":[{{"type":"audio","src":"{}"}}],"type":"root"}}}})",
                                server.url(file))}};
    for (const char *path : {"slug/tin", "65e2"})
        server.on(fmt::format("/ghost/api/admin/posts/{}/?formats=html,lexical", path),
                  {.headers = {"Content-Type: application/json"},
                   .body = nlohmann::json{{"posts", {post}}}.dump()});
    server.on(file, {.headers = {"Content-Type: audio/mpeg"}, .body = mp3});
    const std::string keys = fmt::format("kind = \"ghost\"\nurl = \"{}\"\nkey = \"file:{}\"\n",
                                         server.url("/"), (folder_.path() / "key").string());
    config_ =
        fmt::format("[fetch]\nallow_hosts = [\"{0}\"]\n[[source]]\nname = \"ban\"\n{1}publisher = \"ra\"\n"
                    "[[publisher]]\nname = \"ra\"\n{1}",
                    server.host(), keys);
    job_.input = server.url("/tin/");
    EXPECT_EQ(attempt(store::JobKind::changed).outcome.state, ArticleState::outdated);
    const std::vector<std::string> requests = server.requests();
    const auto count = [&](const std::string &path) {
        return std::count_if(requests.begin(), requests.end(),
                             [&](const std::string &head) { return head.find(path) != std::string::npos; });
    };
    EXPECT_EQ(count(".mp3"), 1);
    EXPECT_EQ(count("/posts/65e2/"), 1);
    EXPECT_EQ(requests.size(), 3U) << "the post is read once more, as an article";
}

} // namespace
} // namespace baonoi::work
