// SPDX-License-Identifier: GPL-3.0-or-later
// What a page plays now, and where the player of a page without a slot belongs.
#pragma once

#include "html/document.h"
#include "systems/site/slot_place.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::systems::site {

constexpr std::size_t max_page = 16U << 20U; // bytes

// Whether a file is a page by its name: .html, .htm, .xhtml.
bool is_page_name(const std::filesystem::path &file);

// Whether the bytes of a page name the files of a recording, "cau-moi.0123456789ab".
bool names_recording(std::string_view page, const std::string &stem);

// Our player as it stands in a page.
struct OwnPlayer {
    std::string content_hash;
    std::string audio; // link as written, entities resolved; empty when missing
    std::string captions;
    std::string opus; // empty: none is offered
    Insertion place;  // the wrapper, tags included
};

// The first element with data-baonoi. Throws skip when it does not end or holds more than a player.
std::optional<OwnPlayer> own_player(const html::Document &page);

// What a reader of a page without a recording finds: "its audio slot says \"…\"", …
std::string empty_because(const html::Document &page, const publish::SlotRules &rules);

// Behind the heading that is the title, else behind the article's first heading, else at the start of the
// body.
Insertion place_after_title(const html::Document &page, std::string_view title);

} // namespace baonoi::systems::site
