// SPDX-License-Identifier: GPL-3.0-or-later
// Where a page keeps the place for its recording, and whether somebody else's recording already stands there.
// Publishers ask it of a parsed page before they attach; it changes nothing.
#pragma once

#include "html/audio_slot.h"
#include "html/document.h"
#include "html/select.h"
#include "publish/publisher.h"

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace baonoi::publish {

// How a page's slot is recognised.
class SlotRules {
public:
    explicit SlotRules(const SiteSettings &settings); // throws stop on a bad selector

    bool selects(const html::Element &element) const; // never one that the parser implied
    const html::SlotNotices &notices() const { return notices_; }

private:
    std::vector<html::ElementSelector> selectors_;
    html::SlotNotices notices_;
};

// The elements that the selectors name, else the one that says a notice. In the order of the page.
std::vector<std::size_t> slots(const html::Document &page, const SlotRules &rules);

// Whether the page plays something that is not ours: an <audio> with a source anywhere, or a link to an audio
// file or an embedded player in a slot.
bool has_foreign_recording(const html::Document &page, const SlotRules &rules);

// Whether the element says a notice.
bool says(const html::Document &page, std::size_t element, const html::SlotNotices &notices);
// The innermost element, within the one given, that says a notice.
std::optional<std::size_t> notice_within(const html::Document &page, std::size_t outer,
                                         const html::SlotNotices &notices);
// Whether the element or something around it has one of the names.
bool is_in(const html::Document &page, std::optional<std::size_t> element,
           std::initializer_list<std::string_view> names);

} // namespace baonoi::publish
