// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/slot_place.h"

#include "html/element_kinds.h"

namespace baonoi::systems::site {

namespace {

using Index = std::size_t;
using publish::notice_within;
using publish::says;
using publish::slots;

// The part of the element that a player takes the place of: all but the heading.
ByteSpan without_heading(const html::Document &page, Index slot, const html::SlotNotices &notices) {
    const html::Element &outer = page.elements()[slot];
    Index heading = slot + 1;
    while (heading < outer.next && !html::is_heading_tag(page.elements()[heading].name))
        ++heading;
    if (heading == outer.next || says(page, heading, notices))
        return outer.content;
    Index child = heading;
    while (page.elements()[child].parent != slot)
        child = *page.elements()[child].parent;
    if (says(page, child, notices))
        return without_heading(page, child, notices);
    const html::Element &kept = page.elements()[child];
    if (notices.in(html::text_of(outer.node, kept.node)))
        return {outer.content.begin, kept.begin};
    return {kept.end, outer.content.end};
}

// The player's place in the element that is the slot; nothing when it has none.
std::optional<Insertion> place_in(const html::Document &page, Index slot, const html::SlotNotices &notices) {
    const std::optional<Index> notice = notice_within(page, slot, notices);
    if (html::content_model(page.elements()[slot].name) == html::ContentModel::rows) {
        Index cell = slot + 1;
        const Index end = page.elements()[slot].next;
        while (cell < end &&
               !(html::content_model(page.elements()[cell].name) == html::ContentModel::blocks &&
                 (!notice || *notice == slot || page.is_inside(*notice, cell))))
            ++cell;
        return cell < end ? place_in(page, cell, notices) : std::nullopt;
    }
    const html::Element &element = page.elements()[slot];
    if (html::content_model(element.name) == html::ContentModel::nothing) {
        const bool replaced = element.end > element.content.end;
        return Insertion{{replaced ? element.begin : element.end, element.end},
                         is_in_words(page, element.parent)};
    }
    if (element.end == element.content.end && !element.content.size())
        return Insertion{{element.end, element.end}, is_in_words(page, element.parent)};
    return Insertion{without_heading(page, slot, notices), is_in_words(page, slot)};
}

} // namespace

bool is_in_words(const html::Document &page, std::optional<Index> element) {
    for (; element; element = page.elements()[*element].parent)
        if (html::content_model(page.elements()[*element].name) == html::ContentModel::words)
            return true;
    return false;
}

std::optional<Insertion> slot_place(const html::Document &page, const publish::SlotRules &rules) {
    for (const Index slot : slots(page, rules))
        if (const auto place = place_in(page, slot, rules.notices()))
            return place;
    return std::nullopt;
}

} // namespace baonoi::systems::site
