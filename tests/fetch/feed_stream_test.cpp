// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "fetch/feed_date.h"
#include "fetch/feed_source.h"
#include "fetch/sample_source.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::fetch {
namespace {

constexpr const char *url = "https://b.vn/rss";

struct Streamed {
    std::size_t listings = 0, largest = 0;
    std::vector<std::string> warnings;
    std::string error;
    Listing last;
};

// make(i) is the i-th piece of a feed; an empty one ends it.
template <class Make>
Streamed stream(Make make) {
    Streamed out;
    FeedReader reader(
        url,
        [&](const Listing &listing) {
            ++out.listings;
            out.last = listing;
        },
        [&](std::string warning) { out.warnings.push_back(std::move(warning)); });
    try {
        for (std::size_t i = 0;; ++i) {
            const std::string piece = make(i);
            if (piece.empty())
                break;
            reader.push(piece);
        }
        reader.finish();
    } catch (const Error &error) {
        out.error = error.what();
    }
    out.largest = reader.largest_item();
    return out;
}

TEST(FeedStream, TenThousandItemsAreHeldOneAtATime) {
    const Streamed out = stream([](std::size_t i) -> std::string {
        if (i == 0)
            return "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>";
        if (i > 10000)
            return i == 10001 ? "</channel></rss>" : "";
        return fmt::format(
            "<item><title>Tin {0}</title><link>/{0}</link><content:encoded>{1}</content:encoded></item>", i,
            std::string(5000, 'a'));
    });
    EXPECT_EQ(out.error, "");
    EXPECT_EQ(out.listings, 10000U);
    EXPECT_LT(out.largest, 5100U);
    EXPECT_TRUE(out.warnings.empty());
}

TEST(FeedStream, AnItemOfAHundredMegabytesLosesOnlyItsText) {
    const std::string piece(1U << 20U, 'x');
    const Streamed out = stream([&](std::size_t i) -> std::string {
        if (i == 0)
            return "<rss><channel><item><title>To</title><description>";
        if (i <= 100)
            return piece;
        return i == 101 ? "</description><link>https://b.vn/to</link></item></channel></rss>" : "";
    });
    EXPECT_EQ(out.last.input, "https://b.vn/to");
    EXPECT_LE(out.largest, 8U << 20U);
    EXPECT_EQ(out.warnings,
              std::vector<std::string>{"https://b.vn/rss: line 1: the item https://b.vn/to is too "
                                       "large; its text is left out"});
}

TEST(FeedStream, ADepthBombIsRefused) {
    const Streamed out = stream([](std::size_t i) -> std::string {
        return i == 0 ? "<rss><channel><item>" : i < 1000 ? std::string(3000, ' ') + "<a><a><a>\n" : "";
    });
    EXPECT_EQ(out.error, "cannot read https://b.vn/rss: line 85: elements are nested deeper than 256");
}

TEST(FeedStream, ATagWithoutEndIsRefused) {
    const Streamed out = stream([](std::size_t i) -> std::string {
        return i == 0 ? "<rss a='" : i < 1000 ? std::string(1000, 'x') : "";
    });
    EXPECT_EQ(out.error, "cannot read https://b.vn/rss: line 1: a tag is longer than 64 KiB");
}

TEST(FeedDate, ReadsTheFormsOfRealFeeds) {
    const std::pair<const char *, const char *> forms[] = {
        {"Mon, 02 Mar 2026 09:51:00 +0700", "2026-03-02T09:51:00+07:00"},
        {"2 Mar 26 09:51 EST", "2026-03-02T09:51-05:00"},
        {"Monday, 2 March 2026 9:51:00 PM GMT+07:00", "2026-03-02T21:51:00+07:00"},
        {"Mon, 02 Mar 2026 09:51:00 GMT", "2026-03-02T09:51:00Z"},
        {"02 Mar 1999", "1999-03-02"},
        {"March 2, 2026", "2026-03-02"},
        {"2026-03-02T09:51:00.123+0700", "2026-03-02T09:51:00+07:00"},
        {"2026-03-02 09:51:00", "2026-03-02T09:51:00"},
        {"2026-03", "2026-03"},
        {"02/03/2026 15:34", "2026-03-02T15:34"},
        {"13/3/2026 3:34:00 PM", "2026-03-13T15:34:00"},
        {"Thứ Hai, 02/03/2026 15:34 (GMT+7)", "2026-03-02T15:34+07:00"},
    };
    for (const auto &[text, iso] : forms)
        EXPECT_EQ(feed_date(text).value_or("nothing"), iso) << text;
    for (const char *text : {"", "hôm nay", "30 Feb 2026", "3/2/2026 9:51:00 AM", "2026-13-01", "99"})
        EXPECT_FALSE(feed_date(text)) << text;
}

TEST(FeedDate, ReadsMonthsInWordsAndOfPlugins) {
    for (const char *text : {"Tháng Ba 2, 2026", "02 Th3 2026", "2 thg 3, 2026", "Thứ Hai, 2 tháng 3, 2026",
                             "THỨ HAI, 2 THÁNG BA 2026", "2 tháng 3 năm 2026", "March 2, 2026"})
        EXPECT_EQ(feed_date(text), "2026-03-02") << text;
    EXPECT_EQ(feed_date("02/03/2026 8:05 SA"), "2026-03-02T08:05");
    EXPECT_EQ(feed_date("02/03/2026 8:05:10 CH"), "2026-03-02T20:05:10");
    EXPECT_EQ(feed_date("1772413200"), "2026-03-02T01:00:00Z");
    EXPECT_EQ(feed_date("1772413200000"), "2026-03-02T01:00:00Z");
}

TEST(FeedStream, TheFirstCategoryOfAnItemIsItsSection) {
    for (
        const auto &[item, section] :
        {std::pair(
             "<rss><channel><item><link>/a</link><category> Thể  thao </category><category>Bóng đá</category>"
             "</item></channel></rss>",
             "Thể thao"),
         {"<rss><channel><item><link>/a</link><category><![CDATA[Văn hóa &amp; xã "
          "hội]]></category></item></channel>"
          "</rss>",
          "Văn hóa & xã hội"},
         {"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><link href=\"/a\"/><category term=\"the-thao\" "
          "label=\"Thể thao\"/></entry></feed>",
          "Thể thao"},
         {"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><link href=\"/a\"/><category "
          "term=\"the-thao\"/></entry>"
          "</feed>",
          "the-thao"},
         {"<rss><channel><item><link>/a</link></item></channel></rss>", ""}}) {
        const Streamed out =
            stream([text = item](std::size_t i) -> std::string { return i > 0 ? "" : text; });
        EXPECT_EQ(out.error, "") << item;
        EXPECT_EQ(out.last.section, section) << item;
    }
}

TEST(FeedStream, WhatStandsBeforeTheXmlIsPassedOver) {
    for (const char *before :
         {"\n\n", "Warning: mysql_connect() failed",
          "<br />\n<b>Notice</b>: undefined index in <b>rss.php</b>", "\xEF\xBB\xBF\n"}) {
        const Streamed out = stream([&](std::size_t i) -> std::string {
            return i > 0 ? ""
                         : std::string(before) +
                               "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss><channel><item><title>Lúa "
                               "chín</title>"
                               "<link>/a</link></item></channel></rss>";
        });
        EXPECT_EQ(out.error, "") << before;
        EXPECT_EQ(out.last.title, "Lúa chín") << before;
    }
}

TEST(FeedStream, NamesMayBeWrittenInOtherLetters) {
    for (const char *feed : {"<RSS><CHANNEL><ITEM><TITLE>Lúa chín</TITLE><LINK>/a</LINK><PUBDATE>2 thg 3, "
                             "2026</PUBDATE></ITEM></CHANNEL></RSS>",
                             "<Rss><Channel><Item><Title>Lúa chín</title><Link>/a</Link><pubdate>02 Th3 "
                             "2026</pubDate></Item></Channel></Rss>",
                             "<FEED><ENTRY><TITLE>Lúa chín</TITLE><LINK "
                             "HREF=\"/a\"/><PUBLISHED>2026-03-02</PUBLISHED></ENTRY></FEED>"}) {
        const Streamed out = stream([&](std::size_t i) -> std::string { return i > 0 ? "" : feed; });
        EXPECT_EQ(out.error, "") << feed;
        EXPECT_EQ(out.listings, 1U) << feed;
        EXPECT_EQ(out.last.title, "Lúa chín") << feed;
        EXPECT_EQ(out.last.input, "https://b.vn/a") << feed;
        EXPECT_EQ(out.last.published, "2026-03-02") << feed;
    }
}

TEST(ArticleOfAFeed, IsAPageWithTitleDatesAndContent) {
    Listing listing;
    listing.input = "https://b.vn/a?x=1&y=2";
    listing.title = "Lúa < ngô";
    listing.published = "2026-03-02";
    listing.content = "<p>Được mùa.</p>";
    listing.enclosures = {"https://b.vn/a.mp3"};
    const Article article = article_of(listing, "tin");
    EXPECT_EQ(article.source, "tin");
    EXPECT_EQ(article.id.size(), 16U);
    EXPECT_EQ(article.enclosures, listing.enclosures);
    EXPECT_EQ(article.html,
              "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
              "<title>Lúa &lt; ngô</title>\n"
              "<meta property=\"og:title\" content=\"Lúa &lt; ngô\">\n"
              "<meta property=\"article:published_time\" content=\"2026-03-02\">\n"
              "<link rel=\"canonical\" href=\"https://b.vn/a?x=1&amp;y=2\">\n"
              "</head>\n<body>\n<article data-baonoi-body=\"\">\n<h1>Lúa &lt; ngô</h1>\n<p>Được mùa.</p>\n"
              "</article>\n</body>\n</html>\n");
}

} // namespace
} // namespace baonoi::fetch
