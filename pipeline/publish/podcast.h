// SPDX-License-Identifier: GPL-3.0-or-later
// A podcast feed: RSS 2.0 with the iTunes and Podcasting 2.0 namespaces.
#pragma once

#include "model/units.h"

#include <cstdint>
#include <string>
#include <vector>

namespace baonoi::publish {

struct PodcastChannel {
    std::string url; // of the feed itself: its identity
    std::string title, description;
    std::string link;          // of the site
    std::string author, email; // email: of the owner, for directories; may be empty
    std::string image;         // URL, square; may be empty
    std::string category = "News";
    std::string language = "vi";
    std::string voice_note;                     // that a machine speaks
    std::vector<std::string> attributions = {}; // who made the voices that speak, where that is to be told
};

struct PodcastEpisode {
    std::string guid; // the article's; stays when its recording is replaced
    std::string title, description;
    std::string link;               // of the article
    std::string published;          // ISO 8601
    std::string audio;              // URL; another one for another recording
    std::string captions, chapters; // URLs; may be empty
    std::uint64_t bytes = 0;
    Seconds duration;
    std::string opus = {}; // URL of the Opus file beside the MP3; may be empty
    std::uint64_t opus_bytes = 0;
};

// The same arguments give the same bytes.
std::string podcast_feed(const PodcastChannel &channel, const std::vector<PodcastEpisode> &episodes);

// "Sun, 01 Mar 2026 09:51:00 +0700" for ISO 8601 "2026-03-01T09:51:00+07:00"; without a zone Vietnam's is
// meant, without a time its midnight. Empty for what is no date.
std::string rfc822_date(const std::string &iso);

} // namespace baonoi::publish
