// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/podcast.h"

#include <gtest/gtest.h>

namespace baonoi::publish {
namespace {

PodcastChannel channel() {
    PodcastChannel channel;
    channel.url = "https://bao.vn/podcast.xml";
    channel.title = "Báo nói";
    channel.description = "Tin đọc thành tiếng.";
    channel.link = "https://bao.vn/";
    channel.author = "Báo";
    channel.email = "banbientap@bao.vn";
    channel.image = "https://bao.vn/bia.jpg";
    channel.voice_note = "Giọng máy.";
    return channel;
}

PodcastEpisode episode() {
    PodcastEpisode episode;
    episode.guid = "baonoi:0123";
    episode.title = "Mưa & \"gió\" <mạnh> 🌧";
    episode.description = "Trời mưa.";
    episode.link = "https://bao.vn/mua";
    episode.published = "2026-03-01T09:51:00+07:00";
    episode.audio = "https://bao.vn/mua.mp3?v=abc";
    episode.captions = "https://bao.vn/mua.vtt";
    episode.chapters = "https://bao.vn/mua.json";
    episode.bytes = 1234;
    episode.duration = Seconds{61.4};
    return episode;
}

TEST(Podcast, IsWrittenWithAllThatAppsAndDirectoriesAskFor) {
    EXPECT_EQ(podcast_feed(channel(), {episode()}), R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
  <channel>
    <title>Báo nói</title>
    <link>https://bao.vn/</link>
    <description>Tin đọc thành tiếng.

Giọng máy.</description>
    <language>vi</language>
    <generator>baonoi</generator>
    <atom:link href="https://bao.vn/podcast.xml" rel="self" type="application/rss+xml" />
    <itunes:author>Báo</itunes:author>
    <itunes:type>episodic</itunes:type>
    <itunes:explicit>false</itunes:explicit>
    <itunes:category text="News" />
    <itunes:image href="https://bao.vn/bia.jpg" />
    <itunes:owner>
      <itunes:name>Báo</itunes:name>
      <itunes:email>banbientap@bao.vn</itunes:email>
    </itunes:owner>
    <podcast:guid>18f1c1b6-7e18-56df-920a-70a6ae423a4a</podcast:guid>
    <podcast:medium>podcast</podcast:medium>
    <podcast:txt purpose="ai-content">Giọng máy.</podcast:txt>
    <item>
      <title>Mưa &amp; "gió" &lt;mạnh&gt; 🌧</title>
      <link>https://bao.vn/mua</link>
      <guid isPermaLink="false">baonoi:0123</guid>
      <pubDate>Sun, 01 Mar 2026 09:51:00 +0700</pubDate>
      <description>Trời mưa.

Giọng máy.</description>
      <enclosure url="https://bao.vn/mua.mp3?v=abc" length="1234" type="audio/mpeg" />
      <itunes:duration>61</itunes:duration>
      <itunes:explicit>false</itunes:explicit>
      <podcast:transcript url="https://bao.vn/mua.vtt" type="text/vtt" language="vi" />
      <podcast:chapters url="https://bao.vn/mua.json" type="application/json+chapters" />
    </item>
  </channel>
</rss>
)");
}

TEST(Podcast, NamesWhoMadeTheVoicesAfterTheChannelsNote) {
    PodcastChannel named = channel();
    named.attributions = {"Giọng của Lan, CC BY 4.0.", "Giọng của Minh."};
    const std::string feed = podcast_feed(named, {episode()});
    EXPECT_NE(feed.find("<description>Tin đọc thành tiếng.\n\nGiọng máy. Giọng của Lan, CC BY 4.0. Giọng của "
                        "Minh.</description>"),
              std::string::npos)
        << feed;
    EXPECT_NE(feed.find("<description>Trời mưa.\n\nGiọng máy.</description>"), std::string::npos);
    EXPECT_NE(feed.find("<podcast:txt purpose=\"ai-content\">Giọng máy.</podcast:txt>"), std::string::npos);
    named.voice_note.clear();
    EXPECT_NE(podcast_feed(named, {}).find("tiếng.\n\nGiọng của Lan, CC BY 4.0. Giọng của Minh.</desc"),
              std::string::npos);
}

TEST(Podcast, LeavesOutWhatIsNotKnownAndWhatXmlCannotHold) {
    PodcastChannel plain;
    plain.url = "https://bao.vn/podcast.xml";
    plain.title = "A\x01"
                  "B\xff";
    const std::string feed = podcast_feed(plain, {});
    EXPECT_NE(feed.find("<title>A\uFFFDB\uFFFD</title>"), std::string::npos) << feed;
    EXPECT_EQ(feed.find("itunes:owner"), std::string::npos);
    EXPECT_EQ(feed.find("itunes:image"), std::string::npos);
    EXPECT_EQ(feed.find("podcast:txt"), std::string::npos);
}

TEST(Rfc822Date, KeepsTheZoneAndTakesVietnamsWhenThereIsNone) {
    EXPECT_EQ(rfc822_date("2026-03-01T09:51:07+07:00"), "Sun, 01 Mar 2026 09:51:07 +0700");
    EXPECT_EQ(rfc822_date("2026-11-24T00:00:00Z"), "Tue, 24 Nov 2026 00:00:00 +0000");
    EXPECT_EQ(rfc822_date("2026-11-24T08:30:00-03:30"), "Tue, 24 Nov 2026 08:30:00 -0330");
    EXPECT_EQ(rfc822_date("2026-02-28T10:00"), "Sat, 28 Feb 2026 10:00:00 +0700");
    EXPECT_EQ(rfc822_date("2026-02-28"), "Sat, 28 Feb 2026 00:00:00 +0700");
    EXPECT_EQ(rfc822_date("2026-02-30"), "");
    EXPECT_EQ(rfc822_date("hôm nay"), "");
}

TEST(Podcast, OffersOpusBesideTheMp3WhereThereIsSome) {
    PodcastEpisode with = episode();
    with.opus = "https://bao.vn/mua.ogg?v=abc";
    with.opus_bytes = 617;
    const std::string feed = podcast_feed(channel(), {with});
    EXPECT_NE(
        feed.find("<enclosure url=\"https://bao.vn/mua.mp3?v=abc\" length=\"1234\" type=\"audio/mpeg\" />\n"
                  "      <podcast:alternateEnclosure type=\"audio/ogg\" length=\"617\" codecs=\"opus\" "
                  "title=\"Opus\">\n"
                  "        <podcast:source uri=\"https://bao.vn/mua.ogg?v=abc\" />\n"
                  "      </podcast:alternateEnclosure>"),
        std::string::npos)
        << feed;
    EXPECT_EQ(podcast_feed(channel(), {episode()}).find("alternateEnclosure"), std::string::npos);
}

} // namespace
} // namespace baonoi::publish
