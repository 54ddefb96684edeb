// SPDX-License-Identifier: GPL-3.0-or-later
// The ID3v2.3 tag (id3.org, informal standard of 1999): what players show. encode() puts it before the MP3
// stream. It is written here because LAME knows no frame for lyrics (USLT) and for the article's
// address (WOAF): it makes TXXX of both, which players do not show. Chapters (CHAP, CTOC) are those of the
// addendum of 2005.
#pragma once

#include "encode/chapters.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::encode {

struct Tags {
    std::string title, artist, album; // UTF-8; empty ones are left out
    std::string published;            // ISO 8601 as far as known
    std::string url;                  // of the page that the recording belongs to
    std::string language = "vie";     // ISO 639-2
    std::string lyrics;               // the spoken text
    std::string comment;              // who made the voice
    std::string cover;                // bytes of a JPEG or PNG
    std::int64_t milliseconds = 0;    // length; 0: not known
    std::vector<Chapter> chapters;    // the first 255 are told
};

// "image/jpeg", "image/png", or empty when the first bytes are neither's.
std::string_view image_type(std::string_view bytes);

// The tag. Genre is Speech. It is padded when it would have fewer bytes than that: so it can take the place
// of one that was written before times were known. Throws skip when it would be larger than ID3 allows.
std::string make_id3(const Tags &tags, std::size_t least_bytes = 0);

} // namespace baonoi::encode
