// SPDX-License-Identifier: GPL-3.0-or-later
// Where the slot of a page is, and which bytes of it a player takes the place of.
#pragma once

#include "html/audio_slot.h"
#include "html/document.h"
#include "html/select.h"
#include "model/units.h"
#include "publish/publisher.h"

#include <optional>
#include <string>
#include <vector>

namespace baonoi::systems::site {

// How a page's slot is recognised.
class SlotRules {
public:
    explicit SlotRules(const publish::SiteSettings &settings); // throws stop on a bad selector

    bool selects(const html::Element &element) const; // never one that the parser implied
    const html::SlotNotices &notices() const { return notices_; }

private:
    std::vector<html::ElementSelector> selectors_;
    html::SlotNotices notices_;
};

// The bytes that a player takes the place of.
struct Place {
    ByteSpan span;
    bool in_words = false; // only phrasing content is allowed there
    bool after = false;    // a line of its own behind what is there
};

// The elements that the selectors name, else the one that says a notice. In the order of the page.
std::vector<std::size_t> slots(const html::Document &page, const SlotRules &rules);

// The slot's content without its heading, or nothing when the page has no slot.
std::optional<Place> slot_place(const html::Document &page, const SlotRules &rules);

// Whether only phrasing content is allowed at the element or in something around it.
bool is_in_words(const html::Document &page, std::optional<std::size_t> element);
// Whether the element or something around it has one of the names.
bool is_in(const html::Document &page, std::optional<std::size_t> element,
           std::initializer_list<std::string_view> names);

} // namespace baonoi::systems::site
