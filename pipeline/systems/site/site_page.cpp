// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/site_page.h"

#include "base/error.h"
#include "base/utf8.h"
#include "html/element_kinds.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::systems::site {

namespace {

using Index = std::size_t;
constexpr std::size_t longest_player_text = 2000; // bytes; more is not a player

bool is_opus(const html::Element &element) {
    return element.attribute("type").value_or("").starts_with("audio/ogg");
}

std::string link_of(const html::Document &page, Index wrapper, std::string_view name, bool opus = false) {
    for (Index i = wrapper + 1; i < page.elements()[wrapper].next; ++i)
        if (page.elements()[i].name == name && is_opus(page.elements()[i]) == opus)
            if (const auto link = page.elements()[i].attribute("src"))
                return std::string(*link);
    return "";
}

bool is_title(const html::Document &page, Index at, const std::string &title) {
    const html::Element &element = page.elements()[at];
    return html::is_heading_tag(element.name) && !title.empty() &&
           html::folded(html::text_of(element.node)) == title;
}

// The heading behind which the player stands.
std::optional<Index> title_heading(const html::Document &page, const std::string &title) {
    const auto first = [&](auto fits) -> std::optional<Index> {
        for (Index i = 0; i < page.elements().size(); ++i)
            if (fits(i) && !publish::is_in(page, i, {"head", "template", "noscript"}))
                return i;
        return std::nullopt;
    };
    const auto is_main_heading = [&](Index i) {
        return (page.elements()[i].name == "h1" || page.elements()[i].name == "h2") &&
               !html::text_of(page.elements()[i].node).empty();
    };
    if (const auto found =
            first([&](Index i) { return page.elements()[i].name == "h1" && is_title(page, i, title); }))
        return found;
    if (const auto found = first([&](Index i) { return is_title(page, i, title); }))
        return found;
    if (const auto found = first([&](Index i) {
            return is_main_heading(i) && publish::is_in(page, i, {"article", "main"});
        }))
        return found;
    return first([&](Index i) {
        return is_main_heading(i) && !publish::is_in(page, i, {"header", "nav", "footer", "aside"});
    });
}

} // namespace

bool is_page_name(const std::filesystem::path &file) {
    const std::string extension = icu::lower_case(file.extension().string());
    return extension == ".html" || extension == ".htm" || extension == ".xhtml";
}

bool names_recording(std::string_view page, const std::string &stem) {
    return page.find(stem + ".") != std::string_view::npos;
}

std::optional<OwnPlayer> own_player(const html::Document &page) {
    for (Index i = 0; i < page.elements().size(); ++i) {
        const html::Element &wrapper = page.elements()[i];
        const auto hash = wrapper.attribute(html::player_attribute);
        if (!hash)
            continue;
        if (wrapper.end == wrapper.content.end)
            throw Error(Next::skip,
                        "the player (data-baonoi) has no end tag; remove it from the page by hand");
        if (html::text_of(wrapper.node).size() > longest_player_text)
            throw Error(Next::skip,
                        "the element with data-baonoi holds more than a player; remove the attribute");
        return OwnPlayer{std::string(*hash),
                         link_of(page, i, "source"),
                         link_of(page, i, "track"),
                         link_of(page, i, "source", true),
                         {{wrapper.begin, wrapper.end}, is_in_words(page, wrapper.parent)}};
    }
    return std::nullopt;
}

std::string empty_because(const html::Document &page, const publish::SlotRules &rules) {
    constexpr std::size_t shown = 120; // bytes
    const std::vector<Index> found = publish::slots(page, rules);
    if (found.empty())
        return "the page has no audio";
    const std::string text = fold_blanks(html::text_of(page.elements()[found.front()].node));
    return text.empty() ? "its audio slot is empty"
                        : fmt::format("its audio slot says \"{}\"", shorten(text, shown));
}

Insertion place_after_title(const html::Document &page, std::string_view title) {
    if (const auto heading = title_heading(page, html::folded(title))) {
        Index outermost = *heading;
        for (auto around = page.elements()[outermost].parent; around;
             around = page.elements()[*around].parent)
            if (html::content_model(page.elements()[*around].name) == html::ContentModel::nothing ||
                html::content_model(page.elements()[*around].name) == html::ContentModel::words)
                outermost = *around;
        return {{page.elements()[outermost].end, page.elements()[outermost].end}, false, true};
    }
    for (const html::Element &element : page.elements())
        if (element.name == "body")
            return {{element.content.begin, element.content.begin}, false, true};
    const std::size_t end = page.elements().empty() ? 0 : page.elements().front().content.end;
    return {{end, end}, false, true};
}

} // namespace baonoi::systems::site
