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

// What a reader of a page without a recording finds: "its audio slot says \"…\"", …
std::string empty_because(const html::Document &page, const publish::SlotRules &rules);

// Behind the heading that is the title, else behind the article's first heading, else at the start of the
// body.
Place place_after_title(const html::Document &page, std::string_view title);

} // namespace baonoi::systems::site
