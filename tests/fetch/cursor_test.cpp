// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/cursor.h"

#include "fetch/sample_source.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::fetch {
namespace {

using Inputs = std::vector<std::string>;

std::string item(const std::string &name, const std::string &title, const std::string &date = "") {
    return fmt::format("<item><title>{}</title><link>https://b.vn/{}</link>{}</item>", title, name,
                       date.empty() ? "" : "<pubDate>" + date + "</pubDate>");
}
std::string rss(const std::string &items) {
    return "<rss version=\"2.0\"><channel>" + items + "</channel></rss>";
}

TEST(SourceCursor, WhatDidNotChangeIsHandedOverOnce) {
    test::SampleSource source("feed", "https://b.vn/rss");
    source.answer(rss(item("a", "Một") + item("b", "Hai")));
    const test::Listed first = source.list();
    EXPECT_EQ(first.inputs(), (Inputs{"https://b.vn/a", "https://b.vn/b"}));
    const test::Listed second = source.list(first.report.cursor);
    EXPECT_TRUE(second.listings.empty());
    EXPECT_EQ(second.report.seen, 2U);
    EXPECT_EQ(second.report.cursor, first.report.cursor);
}

TEST(SourceCursor, ALateArticleWithAnOldDateIsNotMissed) {
    test::SampleSource source("feed", "https://b.vn/rss");
    source.answer(rss(item("a", "Một", "02 Mar 2026 09:00 +0700")));
    const test::Listed first = source.list();
    source.answer(
        rss(item("a", "Một", "02 Mar 2026 09:00 +0700") + item("cu", "Cũ", "02 Jan 2020 09:00 +0700")));
    EXPECT_EQ(source.list(first.report.cursor).inputs(), Inputs{"https://b.vn/cu"});
}

TEST(SourceCursor, AChangeIsHandedOverAndSoIsItsReversal) {
    test::SampleSource source("feed", "https://b.vn/rss");
    source.answer(rss(item("a", "Một")));
    const test::Listed first = source.list();
    source.answer(rss(item("a", "Hai")));
    const test::Listed second = source.list(first.report.cursor);
    EXPECT_EQ(second.inputs(), Inputs{"https://b.vn/a"});
    source.answer(rss(item("a", "Một")));
    EXPECT_EQ(source.list(second.report.cursor).inputs(), Inputs{"https://b.vn/a"});
}

TEST(SourceCursor, AnArticleThatWasAwayIsStillKnown) {
    test::SampleSource source("feed", "https://b.vn/rss");
    source.answer(rss(item("a", "Một") + item("b", "Hai")));
    const test::Listed first = source.list();
    source.answer(rss(item("b", "Hai")));
    const test::Listed second = source.list(first.report.cursor);
    source.answer(rss(item("a", "Một") + item("b", "Hai")));
    EXPECT_TRUE(source.list(second.report.cursor).listings.empty());
}

TEST(SourceCursor, AnUnchangedFeedIsNotSentAgain) {
    test::SampleSource source("feed", "https://b.vn/rss");
    source.answer(rss(item("a", "Một")), {{"etag", "\"x1\""}});
    const test::Listed first = source.list();
    source.answer("", {}, 304);
    const test::Listed second = source.list(first.report.cursor);
    EXPECT_EQ(source.http.requests.back().headers, Inputs{"If-None-Match: \"x1\""});
    EXPECT_TRUE(second.listings.empty());
    EXPECT_EQ(second.report.cursor, first.report.cursor);
}

TEST(SourceCursor, AFreshLastModifiedIsNotTrusted) {
    test::SampleSource source("feed", "https://b.vn/rss");
    const std::string modified = "Mon, 02 Mar 2026 02:51:00 GMT";
    source.answer(rss(item("a", "Một")),
                  {{"last-modified", modified}, {"date", "Mon, 02 Mar 2026 02:51:30 GMT"}});
    const test::Listed first = source.list();
    source.answer(rss(item("a", "Một")),
                  {{"last-modified", modified}, {"date", "Mon, 02 Mar 2026 02:53:00 GMT"}});
    const test::Listed second = source.list(first.report.cursor);
    EXPECT_TRUE(source.http.requests.back().headers.empty());
    source.list(second.report.cursor);
    EXPECT_EQ(source.http.requests.back().headers, Inputs{"If-Modified-Since: " + modified});
}

TEST(SourceCursor, AHalfReadFeedIsAskedForWholeNextTime) {
    test::SampleSource source("feed", "https://b.vn/rss");
    source.answer("<rss><channel>" + item("a", "Một"), {{"etag", "\"x1\""}});
    const test::Listed first = source.list();
    EXPECT_EQ(first.inputs(), Inputs{"https://b.vn/a"});
    source.answer(rss(item("a", "Một") + item("b", "Hai")));
    EXPECT_EQ(source.list(first.report.cursor).inputs(), Inputs{"https://b.vn/b"});
    EXPECT_TRUE(source.http.requests.back().headers.empty());
}

TEST(SourceCursor, ADamagedOneStartsOverWithAWarning) {
    test::SampleSource source("feed", "https://b.vn/rss");
    source.answer(rss(item("a", "Một")));
    const std::string good = source.list().report.cursor;
    const std::string why_json = "the cursor of tin is damaged (it is not the JSON that a listing returns); "
                                 "everything is listed again";
    for (const std::string &bad : {std::string("{"), std::string("[]"), good.substr(0, good.size() / 2)}) {
        const test::Listed listed = source.list(bad);
        EXPECT_EQ(listed.inputs(), Inputs{"https://b.vn/a"});
        EXPECT_EQ(listed.report.warnings, Inputs{why_json});
    }
}

TEST(SourceCursor, EndingEarlyLosesNothing) {
    test::SampleSource source("feed", "https://b.vn/rss");
    source.answer(rss(item("a", "Một") + item("b", "Hai")));
    const auto feed = systems::open_source(source.settings, {}, {source.http, source.http, source.clock});
    int count = 0;
    const ListingReport report = feed->list("", [&](const Listing &) { return ++count < 1; });
    EXPECT_EQ(count, 1);
    EXPECT_EQ(report.cursor, "");
}

TEST(SourceCursor, SinceAndMaxItemsLeaveOut) {
    test::SampleSource source("feed", "https://b.vn/rss");
    source.settings.since = "2026-03-01";
    source.settings.max_items = 3;
    source.answer(rss(item("a", "Cũ", "28 Feb 2026 09:00 +0700") +
                      item("b", "Mới", "01 Mar 2026 09:00 +0700") + item("c", "Không ngày") +
                      item("d", "Thừa")));
    const test::Listed listed = source.list();
    EXPECT_EQ(listed.inputs(), (Inputs{"https://b.vn/b", "https://b.vn/c"}));
    EXPECT_EQ(
        listed.report.warnings,
        Inputs{"tin lists more than 3 articles (max_items); https://b.vn/d and what follows is left out"});
}

// PostgreSQL's indexes take no address of any length.
TEST(SourceCursor, AnAddressThatIsTooLongIsLeftOut) {
    test::SampleSource source("feed", "https://b.vn/rss");
    source.answer(rss(item(std::string(1987, 'a'), "Dài") + item(std::string(1988, 'b'), "Quá dài") +
                      item("c", "Ngắn")));
    const test::Listed listed = source.list();
    EXPECT_EQ(listed.inputs(), (Inputs{"https://b.vn/" + std::string(1987, 'a'), "https://b.vn/c"}));
    ASSERT_EQ(listed.report.warnings.size(), 1U);
    EXPECT_EQ(listed.report.warnings[0].substr(0, listed.report.warnings[0].find("bbb")),
              "tin lists an article whose address has 2001 bytes, 2000 at most are taken; it is left out: "
              "https://b.vn/");
}

TEST(Sources, AnUnknownKindNamesTheKinds) {
    test::SampleSource source("rss", "https://b.vn/rss");
    try {
        source.list();
        FAIL();
    } catch (const std::exception &error) {
        EXPECT_STREQ(error.what(),
                     "the source tin has the unknown kind \"rss\"; the kinds are site, feed, sitemap, page");
    }
}

} // namespace
} // namespace baonoi::fetch
