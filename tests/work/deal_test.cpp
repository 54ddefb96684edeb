// SPDX-License-Identifier: GPL-3.0-or-later
// What is done for a job, with the real chain over a folder of pages and over a feed.
#include "work/deal.h"

#include "base/error.h"
#include "fakes/folder.h"
#include "fakes/test_server.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

namespace fs = std::filesystem;
using What = Dealt::What;

std::string page_of(const std::string &body, const std::string &slot = "") {
    return fmt::format(
        "<html lang=\"vi\"><head><title>Trường mới</title></head><body><h1>Trường mới</h1>"
        "<div class=\"am-thanh\">{}</div><div class=\"bai-viet\"><p>{}</p></div></body></html>",
        slot, body);
}

const std::string old_text = "Xã mở thêm 2 lớp học cho các em ở bản xa, mỗi lớp có hai cô giáo.";
const std::string new_text = "Xã mở thêm 3 lớp học cho các em ở bản xa, mỗi lớp có hai cô giáo.";

class DealWith : public ::testing::Test {
protected:
    void SetUp() override {
        write(page_of(old_text));
        job_.source = "ban";
        job_.input = page_.string();
    }

    void write(const std::string &html) { test::write(page_, html); }
    void replace(const std::string &from, const std::string &to) {
        std::string html = test::read(page_);
        html.replace(html.find(from), from.size(), to);
        write(html);
    }

    // As a worker does: what became of it is kept.
    Dealt deal(store::JobKind kind, const std::string &content_hash = "") {
        job_.kind = kind;
        job_.content_hash = content_hash;
        Dealt dealt;
        deal_with(job_, {setup(), *store_, clock_, [](std::string_view, std::size_t, std::size_t) {}, {}},
                  dealt);
        store_->keep(dealt.article);
        return dealt;
    }
    baonoi::work::Setup &setup() {
        if (!setup_)
            setup_ = std::make_unique<baonoi::work::Setup>(settings::parse_config(config_, "baonoi.toml"));
        return *setup_;
    }

    test::TemporaryFolder folder_;
    fs::path page_ = folder_.path() / "trang/a.html";
    std::string config_ = fmt::format("[serve]\nworkers = 1\n[[source]]\nname = \"ban\"\nkind = \"site\"\n"
                                      "path = \"{}\"\n",
                                      page_.parent_path().string());
    SystemClock clock_;
    std::unique_ptr<store::Store> store_ =
        store::open_store(fmt::format("sqlite:{}/a.db", folder_.path().string()), clock_);
    std::unique_ptr<baonoi::work::Setup> setup_;
    store::Job job_;
};

TEST_F(DealWith, AnArticleWithoutAudioGetsIt) {
    const Dealt dealt = deal(store::JobKind::published);
    EXPECT_EQ(dealt.what, What::attached);
    EXPECT_EQ(dealt.article.state, store::ArticleState::attached);
    EXPECT_EQ(dealt.article.title, "Trường mới");
    EXPECT_EQ(dealt.article.voice, "vi-north");
    EXPECT_EQ(dealt.article.content_hash, dealt.content_hash);
    EXPECT_GT(dealt.duration, Seconds{2});
    ASSERT_TRUE(dealt.sentences);
    ASSERT_EQ(dealt.sentences->size(), 2U);
    EXPECT_EQ(dealt.sentences->at(1).text, old_text);
    EXPECT_EQ(dealt.sentences->at(1).spoken,
              "Xã mở thêm hai lớp học cho các em ở bản xa mỗi lớp có hai cô giáo");
    EXPECT_EQ(deal(store::JobKind::published).what, What::unchanged);
}

TEST_F(DealWith, AChangeOutsideTheTextIsNone) {
    deal(store::JobKind::published);
    replace("<body>", "<body><nav><a href=\"/moi\">Mục mới</a></nav>");
    const Dealt dealt = deal(store::JobKind::changed);
    EXPECT_EQ(dealt.what, What::unchanged);
    EXPECT_EQ(dealt.article.state, store::ArticleState::attached);
}

TEST_F(DealWith, AChangedTextIsLookedAtFirstAndMadeWhenItsTurnComes) {
    const std::string before = deal(store::JobKind::published).content_hash;
    replace("2 lớp", "3 lớp");
    const Dealt look = deal(store::JobKind::changed);
    EXPECT_EQ(look.what, What::changed);
    EXPECT_EQ(look.urgency, store::Urgency::facts);
    EXPECT_EQ(look.article.state, store::ArticleState::outdated);
    EXPECT_EQ(look.article.content_hash, before) << "that is what plays still";
    EXPECT_NE(look.content_hash, before);
    const Dealt made = deal(store::JobKind::changed, look.content_hash);
    EXPECT_EQ(made.what, What::attached);
    EXPECT_EQ(made.article.content_hash, look.content_hash);
}

TEST_F(DealWith, APageThatLostItsPlayerGetsItBackAtOnce) {
    deal(store::JobKind::published);
    write(page_of(old_text));
    EXPECT_EQ(deal(store::JobKind::changed).what, What::attached);
}

TEST_F(DealWith, ARecordingByOthersIsRespectedAndOursForgotten) {
    deal(store::JobKind::published);
    write(page_of(old_text, "<audio src=\"radio.mp3\"></audio>"));
    const Dealt dealt = deal(store::JobKind::changed);
    EXPECT_EQ(dealt.what, What::skipped);
    EXPECT_EQ(dealt.reason, "has a recording");
    EXPECT_EQ(store_->article("ban", job_.input)->audio, "");
}

TEST_F(DealWith, WhatWasRefusedIsRefusedAgainUntilTheTextChangesOrSomebodyOrdersIt) {
    store::JobRequest request;
    request.source = "ban";
    request.input = job_.input;
    store_->queue(request);
    const store::Job claimed = store_->claim("o", Seconds{30}).value();
    const std::string hash = setup().production.look(setup().production.fetch(job_.input), {}).prepared.hash;
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
        deal(store::JobKind::changed);
        ADD_FAILURE() << "it was made";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_STREQ(error.what(), "refused: silence: 12 s of it");
    }
    EXPECT_EQ(deal(store::JobKind::ordered).what, What::attached);
    fs::remove_all(page_.parent_path() / "audio");
    write(page_of(new_text));
    store_->keep(refused);
    EXPECT_EQ(deal(store::JobKind::changed).what, What::attached);
}

TEST_F(DealWith, AnOrderMayNameTheVoice) {
    job_.voice = "vi-north-female";
    EXPECT_EQ(deal(store::JobKind::ordered).article.voice, "vi-north-female");
}

TEST_F(DealWith, APageThatIsGoneLosesItsEntryInTheSidecarsList) {
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
    EXPECT_THROW(deal(store::JobKind::published), Error) << "the page has no script";
    ASSERT_NE(test::read(files / "audio.json").find(job_.input), std::string::npos);
    store::ArticleRecord record = store_->article("ban", job_.input).value_or(store::ArticleRecord{});
    record.source = "ban";
    record.input = record.url = job_.input;
    record.id = setup().production.fetch(job_.input).id;
    record.state = store::ArticleState::attached;
    record.audio = server.url("/tep/tin.mp3");
    store_->keep(record);
    server.on("/tin.html", {410, {}, ""});
    EXPECT_THROW(deal(store::JobKind::changed), Gone);
    EXPECT_EQ(test::read(files / "audio.json").find(job_.input), std::string::npos);
}

TEST_F(DealWith, ASourceThatIsGoneSaysSo) {
    job_.source = "bao";
    try {
        deal(store::JobKind::published);
        ADD_FAILURE() << "it was made";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_STREQ(error.what(), "the source \"bao\" is not configured any more");
    }
}

TEST_F(DealWith, WhatAFeedSaysOfAnArticleCountsAlsoWhenItsTurnComes) {
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
    EXPECT_EQ(deal(store::JobKind::published).what, What::attached) << "the feed carries its text";
    job_.input = radio;
    EXPECT_EQ(deal(store::JobKind::published).what, What::skipped) << "the feed announces its audio";
}

} // namespace
} // namespace baonoi::work
