// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/orders.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "work/article_key.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

class Orders : public testing::Test {
protected:
    Orders() {
        test::write(folder_.path() / "site/index.html", "a");
        test::write(folder_.path() / "site/tin/báo.html", "a");
        test::write(folder_.path() / "site/tin/index.html", "a");
        test::write(folder_.path() / "site/anh/a.jpg", "a");
        test::write(folder_.path() / "secret.html", "a");
        config_ = settings::parse_config(R"(
[[publisher]]
name = "cong"
kind = "site"
path = "site"
url = "https://cong.example.vn/vi"
[[source]]
name = "cong"
kind = "site"
path = "site"
[[source]]
name = "tin"
kind = "feed"
url = "https://www.bao.example.vn/tin/rss.xml"
[[source]]
name = "the-thao"
kind = "feed"
url = "https://www.bao.example.vn/tin/the-thao/rss.xml"
[[source]]
name = "thu"
kind = "sitemap"
url = "http://127.0.0.1:8080/"
)",
                                         folder_.path() / "baonoi.toml");
    }

    std::string page(const std::string &name) const { return (folder_.path() / "site" / name).string(); }
    // "source input", or "none".
    std::string place(const std::string &address, MustExist must_exist = MustExist::yes) const {
        const auto found = article_key(config_, address, must_exist);
        return found ? found->source + " " + found->input : "none";
    }
    template <class Work>
    static std::string fault_of(Work work) {
        try {
            work();
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::skip);
            return error.what();
        }
        return "none";
    }

    test::TemporaryFolder folder_;
    test::FakeClock clock_;
    settings::Config config_;
    std::unique_ptr<store::Store> store_ =
        store::open_store("sqlite:" + (folder_.path() / "b.db").string(), clock_);
};

TEST_F(Orders, AUrlBelongsToTheSourceWithItsHostAndTheNearestFolder) {
    EXPECT_EQ(place("https://bao.example.vn/tin/1.html"), "tin https://bao.example.vn/tin/1.html");
    EXPECT_EQ(place("https://www.bao.example.vn/tin/the-thao/1.html"),
              "the-thao https://www.bao.example.vn/tin/the-thao/1.html");
    EXPECT_EQ(place("HTTPS://bao.example.vn/khac/1.html?a=b#c"),
              "tin https://bao.example.vn/khac/1.html?a=b");
    EXPECT_EQ(place("http://127.0.0.1:8080/1"), "thu http://127.0.0.1:8080/1");
    for (const char *other : {"https://example.vn/1", "https://bao.example.vn.evil.example/1",
                              "https://bao.example.vn@evil.example/1", "http://127.0.0.1/1",
                              "http://127.0.0.1:8081/1", "https://", "ftp://bao.example.vn/1", ""})
        EXPECT_EQ(place(other), "none") << other;
}

TEST_F(Orders, APublicAddressIsAPageOfTheFolder) {
    const std::string site = "https://cong.example.vn/vi/";
    EXPECT_EQ(place(site), "cong " + page("index.html"));
    EXPECT_EQ(place(site + "index.html?utm=1"), "cong " + page("index.html"));
    EXPECT_EQ(place(site + "tin/b%C3%A1o.html"), "cong " + page("tin/báo.html"));
    EXPECT_EQ(place(site + "tin/báo"), "cong " + page("tin/báo.html"));
    EXPECT_EQ(place(site + "tin"), "cong " + page("tin/index.html"));
    EXPECT_EQ(place(site + "tin/"), "cong " + page("tin/index.html"));
    for (const char *other : {"anh/a.jpg", "tin/khac.html", "../secret.html", "%2e%2e/secret.html",
                              "..%2Fsecret.html", "tin/%00", "tin/%zz"})
        EXPECT_EQ(place(site + other), "none") << other;
    EXPECT_EQ(place("https://cong.example.vn/index.html"), "none") << "not below the site's address";
    EXPECT_EQ(place(site + "tin/khac.html", MustExist::no), "cong " + page("tin/khac.html"));
    EXPECT_EQ(place(site + "../secret.html", MustExist::no), "none");
}

TEST_F(Orders, ALinkDoesNotLeadOutOfTheFolder) {
    std::filesystem::create_symlink(folder_.path() / "secret.html", page("link.html"));
    EXPECT_EQ(place("https://cong.example.vn/vi/link.html"), "none");
    EXPECT_EQ(place(page("link.html")), "none");
}

TEST_F(Orders, APathBelongsToTheFolderThatHoldsIt) {
    EXPECT_EQ(place(page("tin/../tin/báo.html")), "cong " + page("tin/báo.html"));
    EXPECT_EQ(place(page("khac.html")), "none");
    EXPECT_EQ(place((folder_.path() / "secret.html").string()), "none");
}

TEST_F(Orders, AnEditorsOrderIsAheadOfTheJobThatWaits) {
    const std::string url = "https://bao.example.vn/tin/1.html";
    const auto announced = announce(*store_, config_, {url, PublishEvent::published, "hook", "id 1"});
    const std::int64_t ordered = order_again(*store_, config_, url, {"lan", "vi-north", "sai tên"});
    EXPECT_EQ(ordered, announced) << "merged";
    const auto job = store_->job(ordered);
    EXPECT_EQ(job->kind, store::JobKind::ordered);
    EXPECT_EQ(job->voice, "vi-north");
    EXPECT_EQ(job->ordered_by, "lan");
    const auto orders = store_->orders(10);
    ASSERT_EQ(orders.size(), 2U);
    EXPECT_EQ(orders[0].what, "regenerate");
    EXPECT_EQ(orders[0].who, "lan");
    EXPECT_EQ(orders[0].reason, "sai tên");
    EXPECT_EQ(orders[1].what, "published");
    EXPECT_EQ(orders[1].reason, "id 1");
}

TEST_F(Orders, AnArticleThatIsKnownIsOrderedByItsId) {
    store::ArticleRecord record;
    record.source = "tin";
    record.input = "https://cdn.example.net/1.html"; // the feed announced it
    record.id = "00aa";
    store_->keep(record);
    const std::int64_t job = order_again(*store_, config_, "00aa", {"lan", "", ""});
    EXPECT_EQ(store_->job(job)->input, record.input);
    EXPECT_TRUE(announce(*store_, config_, {record.input, PublishEvent::updated, "hook", ""}));
}

TEST_F(Orders, WhatNobodyKnowsIsRefusedWithTheReason) {
    store::ArticleRecord record;
    record.source = "old";
    record.input = "https://old.example.vn/1";
    record.id = "00bb";
    store_->keep(record);
    const auto order = [&](const std::string &name, const std::string &voice = "") {
        return fault_of([&] { order_again(*store_, config_, name, {"lan", voice, ""}); });
    };
    EXPECT_EQ(order("00cc"),
              "no article is known as \"00cc\", and no [[source]] of the configuration holds it");
    EXPECT_EQ(order("00bb"),
              "the source \"old\" of https://old.example.vn/1 is no longer in the configuration");
    EXPECT_EQ(order("00bb", "vi-none").substr(0, 41), "no voice is named \"vi-none\"; there are: v");
    EXPECT_EQ(
        fault_of([&] {
            announce(*store_, config_, {"https://old.example.vn/1", PublishEvent::updated, "hook", ""});
        }),
        "https://old.example.vn/1 belongs to no [[source]] of the configuration, or its folder holds no such "
        "page");
    EXPECT_TRUE(store_->orders(10).empty());
}

TEST_F(Orders, DeletingHasWhatHasAudioLookedAt) {
    store::ArticleRecord record;
    record.source = "tin";
    record.input = "https://bao.example.vn/tin/1.html";
    record.state = store::ArticleState::attached;
    record.audio = "https://bao.example.vn/audio/1.mp3";
    store_->keep(record);
    announce(*store_, config_, {record.input, PublishEvent::updated, "hook", ""});
    const auto look = announce(*store_, config_, {record.input, PublishEvent::deleted, "hook", ""});
    ASSERT_TRUE(look);
    EXPECT_EQ(store_->job(*look)->kind, store::JobKind::changed);
    EXPECT_EQ(store_->job(*look)->reason, "deleted at its source");
    EXPECT_EQ(store_->find_article(record.input)->audio, record.audio);
    EXPECT_EQ(store_->jobs_of("tin", record.input)[1].state, store::JobState::cancelled);
}

TEST_F(Orders, EventsHaveNames) {
    for (const PublishEvent event : {PublishEvent::published, PublishEvent::updated, PublishEvent::deleted})
        EXPECT_EQ(publish_event_named(name_of(event)), event);
    EXPECT_EQ(publish_event_named("moved"), std::nullopt);
    EXPECT_EQ(publish_event_named(""), std::nullopt);
}

} // namespace
} // namespace baonoi::work
