// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/content_model.h"

#include <algorithm>
#include <array>

namespace baonoi::html {

namespace {

// From the content models of the HTML Living Standard; old elements as browsers treat them.
constexpr std::array<std::string_view, 24> of_blocks = {
    "address", "article", "aside",    "blockquote", "body",   "center",  "dd",   "details",
    "dialog",  "div",     "fieldset", "figcaption", "figure", "footer",  "form", "header",
    "hgroup",  "li",      "main",     "nav",        "search", "section", "td",   "th"};
constexpr std::array<std::string_view, 12> of_rows = {
    "table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl", "menu", "html", "colgroup", "frameset"};
constexpr std::array<std::string_view, 39> of_nothing = {
    "a",        "area",     "audio",  "base",   "br",     "button",   "canvas",   "col",
    "embed",    "head",     "hr",     "iframe", "img",    "input",    "label",    "link",
    "map",      "math",     "meta",   "meter",  "object", "option",   "optgroup", "param",
    "picture",  "progress", "script", "select", "source", "style",    "summary",  "svg",
    "template", "textarea", "title",  "track",  "video",  "noscript", "frame"};

template <std::size_t N>
bool lists(const std::array<std::string_view, N> &names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

Holds holds(std::string_view element_name) {
    if (lists(of_blocks, element_name))
        return Holds::blocks;
    if (lists(of_rows, element_name))
        return Holds::rows;
    return lists(of_nothing, element_name) ? Holds::nothing : Holds::words;
}

bool is_heading(std::string_view element_name) {
    return element_name.size() == 2 && element_name[0] == 'h' && element_name[1] >= '1' &&
           element_name[1] <= '6';
}

} // namespace baonoi::html
