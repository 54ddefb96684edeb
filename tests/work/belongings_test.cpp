// SPDX-License-Identifier: GPL-3.0-or-later
// What the store says of a recording that somebody finds.
#include "work/belongings.h"

#include "fakes/fake_clock.h"
#include "fakes/folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

using publish::Belongs;

class Belongings : public ::testing::Test {
protected:
    void keep(const std::string &source, const std::string &audio,
              ArticleState state = ArticleState::attached) {
        store::ArticleRecord record;
        record.source = source;
        record.input = "/srv/" + source + "/1.html";
        record.url = url_;
        record.state = state;
        record.audio = audio;
        record.content_hash = audio.empty() ? "" : "abc";
        store_->keep(record);
    }
    Belongs of(const std::string &audio) { return belongs(*store_, url_, audio); }

    const std::string url_ = "https://bao.vn/1";
    test::TemporaryFolder folder_;
    test::FakeClock clock_;
    std::unique_ptr<store::Store> store_ =
        store::open_store(fmt::format("sqlite:{}/a.db", folder_.path().string()), clock_);
};

TEST_F(Belongings, AreUnknownWithoutAnArticle) {
    EXPECT_EQ(of("1.mp3"), Belongs::unknown);
    EXPECT_EQ(belongs(*store_, "", "1.mp3"), Belongs::unknown);
}

TEST_F(Belongings, AreThoseOfAnyOfItsSources) {
    keep("bao", "/srv/audio/1.mp3");
    keep("cong", "https://tep.vn/2.mp3");
    EXPECT_EQ(of("1.mp3"), Belongs::yes);
    EXPECT_EQ(of("2.mp3"), Belongs::yes);
    EXPECT_EQ(of("3.mp3"), Belongs::no);
    keep("doi", "");
    EXPECT_EQ(of("3.mp3"), Belongs::unknown) << "it may be one that could not be made anew";
}

TEST_F(Belongings, AreUnknownWhileTheArticleIsWorkedOn) {
    keep("bao", "/srv/audio/1.mp3");
    store::JobRequest request;
    request.source = "bao";
    request.input = "/srv/bao/1.html";
    store_->queue(request);
    EXPECT_EQ(of("3.mp3"), Belongs::unknown);
}

TEST_F(Belongings, OfAWithdrawnArticleAreNone) {
    keep("bao", "", ArticleState::skipped);
    EXPECT_EQ(of("1.mp3"), Belongs::unknown);
    store_->revise("bao", "/srv/bao/1.html",
                   [](store::Decision &decision) { decision.withdrawn_by = "biên tập"; });
    EXPECT_EQ(of("1.mp3"), Belongs::no);
}

} // namespace
} // namespace baonoi::work
