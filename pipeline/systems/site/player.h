// SPDX-License-Identifier: GPL-3.0-or-later
// The player's HTML.
#pragma once

#include "model/units.h"

#include <cstdint>
#include <string>

namespace baonoi::systems::site {

struct PlayerFacts {
    std::string content_hash;
    std::string title;
    std::string audio;      // link as the page needs it
    std::string captions;   // link as the page needs it
    std::string script;     // of the player: link as the page needs it
    std::string public_url; // of the audio, for search engines
    std::string sha256;     // of the MP3
    std::uint64_t bytes = 0;
    Seconds duration;
    std::string voice_note;
    std::string opus = {};      // of the Opus file: link as the page needs it; empty: there is none
    std::string listening = {}; // of the script that tells: link as the page needs it
    std::string beacon = {};    // whom it tells; empty: nobody, and it is not loaded
};

// The first source that a browser can play is played: Opus, where it says that it can. One element <div
// data-baonoi>, or a <span> where only words are allowed. Lines end with "\n"; none at the end.
std::string player_html(const PlayerFacts &facts, bool in_words);

// "3 phút 20 giây"
std::string duration_in_words(Seconds duration);
// "PT3M20S", ISO 8601
std::string iso_duration(Seconds duration);

// Everything outside ASCII as "&#7841;": for pages in other charsets.
std::string with_character_references(std::string_view html);

} // namespace baonoi::systems::site
