// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/page_slots.h"

#include "base/error.h"
#include "base/utf8.h"
#include "html/element_kinds.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace baonoi::publish {

namespace {

using Index = std::size_t;
constexpr std::size_t longest_slot_text = 600; // bytes; more is not a notice but an article
constexpr std::array<std::string_view, 8> audio_endings = {".mp3",  ".m4a", ".ogg", ".oga",
                                                           ".opus", ".aac", ".wav", ".flac"};

// Up to the parent while it says no more than the element.
Index sole_content_of(const html::Document &page, Index at) {
    const std::string text = html::folded(html::text_of(page.elements()[at].node));
    while (html::content_model(page.elements()[at].name) != html::ContentModel::blocks) {
        const auto parent = page.elements()[at].parent;
        if (!parent || page.elements()[*parent].implied || page.elements()[*parent].name == "body" ||
            html::folded(html::text_of(page.elements()[*parent].node)) != text)
            break;
        at = *parent;
    }
    return at;
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

bool is_source(std::optional<std::string_view> link) {
    const std::string text = link ? fold_blanks(*link) : "";
    return !text.empty() && text != "#" && text != "about:blank" && !text.starts_with("javascript:");
}

bool plays(const html::Element &element) {
    return is_source(element.attribute("src")) || is_source(element.attribute("data-src")) ||
           (element.name == "object" && is_source(element.attribute("data")));
}

bool names_audio_file(const html::Element &element) {
    return std::any_of(element.node.attributes_begin(), element.node.attributes_end(),
                       [](const pugi::xml_attribute &attribute) {
                           const std::string_view link = attribute.value();
                           const std::string path = icu::lower_case(link.substr(0, link.find_first_of("?#")));
                           return std::any_of(
                               audio_endings.begin(), audio_endings.end(),
                               [&](std::string_view ending) { return path.ends_with(ending); });
                       });
}

// An <audio> that plays by itself or by one of its sources.
bool is_playing_audio(const html::Document &page, Index at) {
    if (page.elements()[at].name != "audio")
        return false;
    if (plays(page.elements()[at]))
        return true;
    for (Index i = at + 1; i < page.elements()[at].next; ++i)
        if (page.elements()[i].name == "source" && plays(page.elements()[i]))
            return true;
    return false;
}

} // namespace

SlotRules::SlotRules(const SiteSettings &settings) : notices_(settings.slot_notices) {
    for (const std::string &selector : settings.slot_selectors)
        selectors_.push_back(slot_selector(selector));
}

bool SlotRules::selects(const html::Element &element) const {
    return !element.implied &&
           std::any_of(selectors_.begin(), selectors_.end(),
                       [&](const html::ElementSelector &selector) { return selector.matches(element.node); });
}

bool says(const html::Document &page, Index element, const html::SlotNotices &notices) {
    return notices.in(html::text_of(page.elements()[element].node));
}

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

bool has_foreign_recording(const html::Document &page, const SlotRules &rules) {
    for (Index i = 0; i < page.elements().size(); ++i)
        if (is_playing_audio(page, i))
            return true;
    for (const Index slot : slots(page, rules)) {
        for (Index i = slot; i < page.elements()[slot].next; ++i) {
            const std::string_view name = page.elements()[i].name;
            const bool embeds = name == "iframe" || name == "embed" || name == "object" || name == "video";
            if ((embeds && plays(page.elements()[i])) || names_audio_file(page.elements()[i]))
                return true;
        }
    }
    return false;
}

} // namespace baonoi::publish
