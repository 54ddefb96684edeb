// SPDX-License-Identifier: GPL-3.0-or-later
// What lasts of an article's jobs: what editors decided, and that a page was not proved to play its audio.
#include "base/error.h"
#include "fakes/test_server.h"
#include "work/orders.h"
#include "work/run_job_fixture.h"

namespace baonoi::work {
namespace {

namespace fs = std::filesystem;

using test::new_text;
using test::old_text;
using test::page_of;

class Decisions : public test::RunJob {};

TEST_F(Decisions, AnOrderedVoiceLastsUntilAnotherIsOrdered) {
    const auto order = [&](const std::string &voice) {
        order_again(*store_, setup().config, job_.input, {"an", voice, ""});
        const store::Job ordered = store_->jobs_of("ban", job_.input).at(0);
        job_.voice = ordered.voice;
        JobResult result = attempt(store::JobKind::ordered);
        job_.voice.clear();
        return result;
    };
    EXPECT_EQ(order("vi-north-female").article.voice, "vi-north-female");
    const JobResult poll = attempt(store::JobKind::changed);
    EXPECT_EQ(poll.outcome.state, ArticleState::unchanged) << "a poll looks at the page";
    replace("2 lớp", "3 lớp");
    const JobResult look = attempt(store::JobKind::changed);
    EXPECT_EQ(attempt(store::JobKind::changed, look.content_hash).article.voice, "vi-north-female");
    EXPECT_EQ(order("").article.voice, "vi-north-female") << "an order that names no voice keeps it";
    EXPECT_EQ(order("configured").article.voice, "vi-north");
    EXPECT_EQ(attempt(store::JobKind::changed).outcome.state, ArticleState::unchanged);
}

TEST_F(Decisions, ALexiconThatWasCorrectedIsUsedAtOnce) {
    const fs::path lexicon = folder_.path() / "loi/cua-toi.pls";
    const auto say = [&](const std::string &said) {
        test::write(lexicon, "<lexicon xmlns:b=\"urn:x\"><lexeme><grapheme>bản xa</grapheme><alias>" + said +
                                 "</alias></lexeme></lexicon>");
    };
    say("bản gần");
    config_ += fmt::format("[reading]\nlexicons = [\"{}\"]\n", lexicon.parent_path().string());
    const std::string first = "Xã mở thêm hai lớp học cho các em ở bản gần mỗi lớp có hai cô giáo";
    EXPECT_EQ(attempt(store::JobKind::published).sentences->at(1).spoken, first);
    say("bản kia");
    const JobResult corrected = attempt(store::JobKind::ordered);
    EXPECT_EQ(corrected.outcome.state, ArticleState::attached);
    EXPECT_EQ(corrected.sentences->at(1).spoken,
              "Xã mở thêm hai lớp học cho các em ở bản kia mỗi lớp có hai cô giáo");
    test::write(lexicon, "<lexicon><lexeme>");
    EXPECT_EQ(attempt(store::JobKind::ordered).outcome.state, ArticleState::unchanged)
        << "a malformed one is not used";
    say("bản gần");
    EXPECT_EQ(attempt(store::JobKind::ordered).sentences->at(1).spoken, first);
}

TEST_F(Decisions, WhatAnEditorWithdrewIsNotHeardUntilItIsPublishedAgain) {
    config_ += "[site]\nurl = \"https://bao.vn/\"\n";
    attempt(store::JobKind::published);
    withdraw(*store_, setup().config, job_.input, {"an", "", "theo yêu cầu"});
    const JobResult taken = attempt(store::JobKind::ordered);
    EXPECT_EQ(taken.outcome.state, ArticleState::skipped);
    EXPECT_EQ(taken.outcome.reason, "withdrawn by an: theo yêu cầu");
    EXPECT_EQ(test::read(page_).find("data-baonoi"), std::string::npos);
    EXPECT_FALSE(fs::exists(page_.parent_path() / "audio/a.mp3")) << "subscribers are not led to it either";
    EXPECT_EQ(store_->article("ban", job_.input)->audio, "");
    for (const PublishEvent event : {PublishEvent::updated, PublishEvent::published, PublishEvent::again})
        announce(*store_, setup().config, {"https://bao.vn/a.html", event, "hook", ""});
    for (const store::JobKind kind : {store::JobKind::backfill, store::JobKind::changed,
                                      store::JobKind::published, store::JobKind::ordered})
        EXPECT_EQ(attempt(kind).outcome.reason, "withdrawn by an: theo yêu cầu");
    try {
        order_again(*store_, setup().config, job_.input, {"binh", "", ""});
        ADD_FAILURE() << "it was ordered";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_EQ(error.what(), job_.input + ": withdrawn by an: theo yêu cầu; \"baonoi publish\" lets it be "
                                             "heard again");
    }
    publish_again(*store_, setup().config, job_.input, {"an", "", ""});
    EXPECT_EQ(attempt(store::JobKind::ordered).outcome.state, ArticleState::attached);
    EXPECT_NE(test::read(page_).find("data-baonoi"), std::string::npos);
}

TEST_F(Decisions, APageThatStaysThoughItsSourceDeletedItIsSilentUntilItIsPublished) {
    config_ += "[site]\nurl = \"https://bao.vn/\"\n";
    const auto tell = [&](PublishEvent event) {
        announce(*store_, setup().config, {"https://bao.vn/a.html", event, "hook", ""});
    };
    attempt(store::JobKind::published);
    tell(PublishEvent::deleted);
    const JobResult taken = attempt(store::JobKind::changed);
    EXPECT_EQ(taken.outcome.reason, "withdrawn by its source: deleted there");
    EXPECT_EQ(taken.look_again, Seconds{0});
    EXPECT_EQ(test::read(page_).find("data-baonoi"), std::string::npos);
    store_->revise("ban", job_.input, [](store::Decision &decision) { decision.withdrawn_at -= 1'000'000; });
    write(page_of(new_text));
    EXPECT_EQ(attempt(store::JobKind::changed).outcome.state, ArticleState::skipped) << "a poll found it";
    tell(PublishEvent::updated);
    EXPECT_EQ(attempt(store::JobKind::changed).outcome.state, ArticleState::skipped);
    tell(PublishEvent::published);
    EXPECT_EQ(attempt(store::JobKind::published).outcome.state, ArticleState::attached);
    tell(PublishEvent::deleted);
    EXPECT_EQ(attempt(store::JobKind::changed).outcome.state, ArticleState::skipped);
    publish_again(*store_, setup().config, job_.input, {"an", "", ""});
    EXPECT_EQ(attempt(store::JobKind::ordered).outcome.state, ArticleState::attached);
}

TEST_F(Decisions, WhatAReaderDoesNotHearYetIsLookedAtAgainAndNotMadeAgain) {
    test::TestServer server;
    server.on("/tin.html", {.headers = {"Content-Type: text/html"}, .body = page_of(old_text)});
    const fs::path files = folder_.path() / "tep";
    config_ = fmt::format("[fetch]\ninterval = \"0s\"\nallow_hosts = [\"{0}\"]\n[serve]\nworkers = 1\n"
                          "[[publisher]]\nname = \"canh\"\nkind = \"sidecar\"\nfiles_url = \"{1}\"\n"
                          "path = \"{2}\"\n"
                          "[[source]]\nname = \"ban\"\nkind = \"sitemap\"\nurl = \"{3}\"\npublisher = "
                          "\"canh\"\n",
                          server.host(), server.url("/tep/"), files.string(), server.url("/"));
    setup_ = std::make_unique<baonoi::work::Setup>(settings::parse_config(config_, "baonoi.toml"),
                                                   Proof::looked_at_again);
    job_.input = server.url("/tin.html");
    const Seconds begin = clock_.elapsed();
    const JobResult made = attempt(store::JobKind::published);
    EXPECT_LT(clock_.elapsed().value - begin.value, 20) << "the worker does not wait for it";
    EXPECT_EQ(made.outcome.state, ArticleState::attaching);
    EXPECT_EQ(made.look_again, Seconds{1});
    EXPECT_NE(made.article.reason.find("a reader sees no player"), std::string::npos) << made.article.reason;
    EXPECT_NE(made.article.audio, "");
    const JobResult still = attempt(store::JobKind::published);
    EXPECT_EQ(still.outcome.state, ArticleState::attaching);
    EXPECT_EQ(still.outcome.sentences, 0U) << "nothing is made";
    EXPECT_EQ(still.article.attached_at, made.article.attached_at);

    store::ArticleRecord old = *store_->article("ban", job_.input);
    old.attached_at -= 61;
    store_->keep(old);
    try {
        attempt(store::JobKind::published);
        ADD_FAILURE() << "its time is over";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::retry);
        EXPECT_NE(std::string(error.what()).find("a reader sees no player"), std::string::npos);
    }
    std::string html = page_of(old_text);
    html.insert(html.find("</head>"),
                fmt::format("<script src=\"{}\"></script>", server.url("/tep/baonoi.js")));
    server.on("/tin.html", {.headers = {"Content-Type: text/html"}, .body = html});
    server.on("/tep/baonoi.js", {.body = "audio.json"});
    for (const auto &entry : fs::directory_iterator(files))
        server.on("/tep/" + entry.path().filename().string(),
                  {.headers = {"Content-Type: audio/mpeg"}, .body = test::read(entry.path())});
    const JobResult heard = attempt(store::JobKind::published);
    EXPECT_EQ(heard.outcome.state, ArticleState::attached) << heard.outcome.reason;
    EXPECT_EQ(heard.article.audio, made.article.audio);
}

} // namespace
} // namespace baonoi::work
