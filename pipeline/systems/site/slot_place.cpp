// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/slot_place.h"

#include "base/error.h"
#include "html/element_kinds.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::systems::site {

namespace {

using Index = std::size_t;
constexpr std::size_t longest_slot_text = 600; // bytes; more is not a notice but an article

bool says(const html::Document &page, Index at, const html::SlotNotices &notices) {
    return notices.in(html::text_of(page.elements()[at].node));
}

// The innermost element within the first that says a notice.
std::optional<Index> notice_within(const html::Document &page, Index outer,
                                   const html::SlotNotices &notices) {
    if (!says(page, outer, notices))
        return std::nullopt;
    Index found = outer;
    for (Index i = outer + 1; i < page.elements().size() && page.is_inside(i, found);) {
        if (page.elements()[i].name != "head" && says(page, i, notices))
            found = i++;
        else
            i = page.elements()[i].next;
    }
    return found;
}

// Up to the parent while it says no more than the element.
Index sole_content_of(const html::Document &page, Index at) {
    const std::string text = html::folded(html::text_of(page.elements()[at].node));
    while (html::holds(page.elements()[at].name) != html::Holds::blocks) {
        const auto parent = page.elements()[at].parent;
        if (!parent || page.elements()[*parent].implied || page.elements()[*parent].name == "body" ||
            html::folded(html::text_of(page.elements()[*parent].node)) != text)
            break;
        at = *parent;
    }
    return at;
}

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
std::optional<Place> place_in(const html::Document &page, Index slot, const html::SlotNotices &notices) {
    const std::optional<Index> notice = notice_within(page, slot, notices);
    if (html::holds(page.elements()[slot].name) == html::Holds::rows) {
        Index cell = slot + 1;
        const Index end = page.elements()[slot].next;
        while (cell < end && !(html::holds(page.elements()[cell].name) == html::Holds::blocks &&
                               (!notice || *notice == slot || page.is_inside(*notice, cell))))
            ++cell;
        return cell < end ? place_in(page, cell, notices) : std::nullopt;
    }
    const html::Element &element = page.elements()[slot];
    if (html::holds(element.name) == html::Holds::nothing) {
        const bool replaced = element.end > element.content.end;
        return Place{{replaced ? element.begin : element.end, element.end},
                     is_in_words(page, element.parent)};
    }
    if (element.end == element.content.end && !element.content.size())
        return Place{{element.end, element.end}, is_in_words(page, element.parent)};
    return Place{without_heading(page, slot, notices), is_in_words(page, slot)};
}

bool may_be_slot(const html::Document &page, Index at) {
    const html::Element &element = page.elements()[at];
    return !element.implied && element.name != "body" && element.name != "html" &&
           html::folded(html::text_of(element.node)).size() <= longest_slot_text &&
           !is_in(page, at, {"head", "script", "style", "template", "noscript", "select", "textarea"});
}

html::ElementSelector slot_selector(const std::string &text) {
    try {
        return html::ElementSelector(text);
    } catch (const Error &) {
        throw Error(
            Next::stop,
            fmt::format("the slot selector \"{}\" must be #id, .class, tag, tag.class or [name=value]",
                        text));
    }
}

} // namespace

SlotRules::SlotRules(const publish::SiteSettings &settings) : notices_(settings.slot_notices) {
    for (const std::string &selector : settings.slot_selectors)
        selectors_.push_back(slot_selector(selector));
}

bool SlotRules::selects(const html::Element &element) const {
    return !element.implied &&
           std::any_of(selectors_.begin(), selectors_.end(),
                       [&](const html::ElementSelector &selector) { return selector.matches(element.node); });
}

bool is_in_words(const html::Document &page, std::optional<Index> element) {
    for (; element; element = page.elements()[*element].parent)
        if (html::holds(page.elements()[*element].name) == html::Holds::words)
            return true;
    return false;
}

bool is_in(const html::Document &page, std::optional<Index> element,
           std::initializer_list<std::string_view> names) {
    for (; element; element = page.elements()[*element].parent)
        if (std::find(names.begin(), names.end(), page.elements()[*element].name) != names.end())
            return true;
    return false;
}

std::vector<Index> slots(const html::Document &page, const SlotRules &rules) {
    std::vector<Index> found;
    for (Index i = 0; i < page.elements().size(); ++i)
        if (rules.selects(page.elements()[i]) && may_be_slot(page, i))
            found.push_back(i);
    if (found.empty() && !page.elements().empty())
        if (const auto notice = notice_within(page, 0, rules.notices()))
            if (may_be_slot(page, *notice))
                found.push_back(sole_content_of(page, *notice));
    return found;
}

std::optional<Place> slot_place(const html::Document &page, const SlotRules &rules) {
    for (const Index slot : slots(page, rules))
        if (const auto place = place_in(page, slot, rules.notices()))
            return place;
    return std::nullopt;
}

} // namespace baonoi::systems::site
