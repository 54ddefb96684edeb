// SPDX-License-Identifier: GPL-3.0-or-later
// The ID3v2.3 tag (id3.org, informal standard of 1999): what players show. encode() puts it before the MP3
// stream. It is written here because LAME knows no frame for lyrics (USLT) and for the article's
// address (WOAF): it makes TXXX of both, which players do not show.
#pragma once

#include <string>
#include <string_view>

namespace baonoi::encode {

struct Tags {
    std::string title, artist, album; // UTF-8; empty ones are left out
    std::string published;            // ISO 8601 as far as known
    std::string url;                  // of the page that the recording belongs to
    std::string language = "vie";     // ISO 639-2
    std::string lyrics;               // the spoken text
    std::string cover;                // bytes of a JPEG or PNG
};

// "image/jpeg", "image/png", or empty when the first bytes are neither's.
std::string_view image_type(std::string_view bytes);

// The tag, without padding. Genre is Speech.
std::string make_id3(const Tags &tags);

} // namespace baonoi::encode
