// SPDX-License-Identifier: GPL-3.0-or-later
// What a page plays now, and where the player of a page without a slot belongs.
#pragma once

#include "html/document.h"
#include "systems/site/slot_place.h"

#include <optional>
#include <string>
#include <string_view>

namespace baonoi::systems::site {

// Our player as it stands in a page.
struct OwnPlayer {
    std::string content_hash;
    std::string audio; // link as written, entities resolved; empty when missing
    std::string captions;
    Place place; // the wrapper, tags included
};

// The first element with data-baonoi. Throws skip when it does not end or holds more than a player.
std::optional<OwnPlayer> own_player(const html::Document &page);

// Whether the page plays something that is not ours: an <audio> with a source anywhere, or a link to an audio
// file or an embedded player in a slot.
bool has_foreign_recording(const html::Document &page, const SlotRules &rules);

// What a reader of a page without a recording finds: "its audio slot says \"…\"", …
std::string empty_because(const html::Document &page, const SlotRules &rules);

// Behind the heading that is the title, else behind the article's first heading, else at the start of the
// body.
Place place_after_title(const html::Document &page, std::string_view title);

} // namespace baonoi::systems::site
