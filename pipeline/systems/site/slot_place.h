// SPDX-License-Identifier: GPL-3.0-or-later
// Where the slot of a page is, and which bytes of it a player takes the place of.
#pragma once

#include "html/document.h"
#include "model/units.h"
#include "publish/page_slots.h"

#include <optional>

namespace baonoi::systems::site {

// The bytes that a player takes the place of.
struct Insertion {
    ByteSpan span;
    bool in_words = false; // only phrasing content is allowed there
    bool after = false;    // a line of its own behind what is there
};

// The slot's content without its heading, or nothing when the page has no slot.
std::optional<Insertion> slot_place(const html::Document &page, const publish::SlotRules &rules);

// Whether only phrasing content is allowed at the element or in something around it.
bool is_in_words(const html::Document &page, std::optional<std::size_t> element);

} // namespace baonoi::systems::site
