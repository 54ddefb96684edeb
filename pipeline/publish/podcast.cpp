// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/podcast.h"

#include "lib/openssl/digest.h"
#include "lib/xml/xml_writer.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>

namespace baonoi::publish {

namespace {

// podcast:guid: UUID version 5 of the feed's URL without scheme and final slashes, in the namespace that
// Podcasting 2.0 has fixed.
std::string podcast_guid(std::string_view url) {
    constexpr std::string_view space = "\xea\xd4\xc2\x36\xbf\x58\x58\xc6\xa2\xc6\xa6\xb2\x8d\x12\x8c\xb6";
    if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos)
        url.remove_prefix(scheme + 3);
    while (url.ends_with('/'))
        url.remove_suffix(1);
    std::string hex = openssl::sha1_hex(std::string(space) + std::string(url)).substr(0, 32);
    hex[12] = '5';
    constexpr std::string_view digits = "0123456789abcdef";
    hex[16] = digits[(digits.find(hex[16]) & 3U) | 8U];
    return fmt::format("{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                       hex.substr(16, 4), hex.substr(20));
}

void add_if(xml::XmlWriter &xml, const char *name, const std::string &text) {
    if (!text.empty())
        xml.add(name, text);
}

std::string with_note(const std::string &text, const std::string &note) {
    return text.empty() || note.empty() ? text + note : text + "\n\n" + note;
}

// That machines speak, and who made their voices.
std::string channel_note(const PodcastChannel &channel) {
    std::string note = channel.voice_note;
    for (const std::string &attribution : channel.attributions)
        note += (note.empty() ? "" : " ") + attribution;
    return note;
}

void add_channel(xml::XmlWriter &xml, const PodcastChannel &channel) {
    xml.add("title", channel.title);
    xml.add("link", channel.link);
    xml.add("description", with_note(channel.description, channel_note(channel)));
    xml.add("language", channel.language);
    xml.add("generator", "baonoi");
    xml.add("atom:link", "", {{"href", channel.url}, {"rel", "self"}, {"type", "application/rss+xml"}});
    add_if(xml, "itunes:author", channel.author);
    xml.add("itunes:type", "episodic");
    xml.add("itunes:explicit", "false");
    xml.add("itunes:category", "", {{"text", channel.category}});
    if (!channel.image.empty())
        xml.add("itunes:image", "", {{"href", channel.image}});
    if (!channel.email.empty()) {
        xml.open("itunes:owner");
        add_if(xml, "itunes:name", channel.author);
        xml.add("itunes:email", channel.email);
        xml.close();
    }
    xml.add("podcast:guid", podcast_guid(channel.url));
    xml.add("podcast:medium", "podcast");
    if (!channel.voice_note.empty())
        xml.add("podcast:txt", channel.voice_note, {{"purpose", "ai-content"}});
}

void add_episode(xml::XmlWriter &xml, const PodcastEpisode &episode, const PodcastChannel &channel) {
    xml.open("item");
    xml.add("title", episode.title);
    add_if(xml, "link", episode.link);
    xml.add("guid", episode.guid, {{"isPermaLink", "false"}});
    add_if(xml, "pubDate", rfc822_date(episode.published));
    xml.add("description", with_note(episode.description, channel.voice_note));
    xml.add("enclosure", "",
            {{"url", episode.audio}, {"length", fmt::to_string(episode.bytes)}, {"type", "audio/mpeg"}});
    if (!episode.opus.empty()) {
        xml.open("podcast:alternateEnclosure", {{"type", "audio/ogg"},
                                                {"length", fmt::to_string(episode.opus_bytes)},
                                                {"codecs", "opus"},
                                                {"title", "Opus"}});
        xml.add("podcast:source", "", {{"uri", episode.opus}});
        xml.close();
    }
    xml.add("itunes:duration", fmt::to_string(std::lround(episode.duration.value)));
    xml.add("itunes:explicit", "false");
    if (!episode.captions.empty())
        xml.add("podcast:transcript", "",
                {{"url", episode.captions}, {"type", "text/vtt"}, {"language", channel.language}});
    if (!episode.chapters.empty())
        xml.add("podcast:chapters", "", {{"url", episode.chapters}, {"type", "application/json+chapters"}});
    xml.close();
}

} // namespace

std::string rfc822_date(const std::string &iso) {
    static constexpr std::array<const char *, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (std::sscanf(iso.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) < 3)
        return "";
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (month < 1 || month > 12 || !date.ok() || hour > 23 || minute > 59 || second > 60)
        return "";
    std::string zone = "+0700";
    if (const std::size_t sign = iso.find_first_of("+-Z", 11); sign != std::string::npos) {
        int hours = 0, minutes = 0;
        if (iso[sign] == 'Z')
            zone = "+0000";
        else if (std::sscanf(iso.c_str() + sign + 1, "%2d:%2d", &hours, &minutes) >= 1)
            zone = fmt::format("{}{:02}{:02}", iso[sign], hours, minutes);
    }
    const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(date)).c_encoding();
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} {}", days.at(weekday), day,
                       months.at(static_cast<std::size_t>(month - 1)), year, hour, minute, second, zone);
}

std::string podcast_feed(const PodcastChannel &channel, const std::vector<PodcastEpisode> &episodes) {
    xml::XmlWriter xml("rss", {{"version", "2.0"},
                               {"xmlns:atom", "http://www.w3.org/2005/Atom"},
                               {"xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
                               {"xmlns:podcast", "https://podcastindex.org/namespace/1.0"}});
    xml.open("channel");
    add_channel(xml, channel);
    for (const PodcastEpisode &episode : episodes)
        add_episode(xml, episode, channel);
    xml.close();
    return xml.document();
}

} // namespace baonoi::publish
