// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/element_kinds.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace baonoi::html {

namespace {

template <std::size_t N>
bool one_of(const std::array<std::string_view, N> &sorted, std::string_view name) {
    return std::binary_search(sorted.begin(), sorted.end(), name);
}

constexpr std::array<std::string_view, 52> blocks = {
    "address", "article",  "aside",  "blockquote", "body",    "button", "caption",  "center",     "dd",
    "details", "dialog",   "dir",    "div",        "dl",      "dt",     "fieldset", "figcaption", "figure",
    "footer",  "form",     "h1",     "h2",         "h3",      "h4",     "h5",       "h6",         "header",
    "hgroup",  "hr",       "legend", "li",         "main",    "menu",   "nav",      "ol",         "option",
    "p",       "picture",  "pre",    "search",     "section", "select", "summary",  "table",      "tbody",
    "td",      "textarea", "tfoot",  "th",         "thead",   "tr",     "ul"};
constexpr std::array<std::string_view, 20> invisible = {
    "audio",    "canvas",   "datalist", "embed", "head",   "iframe", "link", "math",     "meta",  "noembed",
    "noframes", "noscript", "object",   "rp",    "script", "style",  "svg",  "template", "title", "video"};
constexpr std::array<std::string_view, 26> inlines = {
    "a",    "abbr", "b", "bdi",   "bdo",  "big",    "cite",   "code", "em",  "font", "i",  "ins", "kbd",
    "mark", "q",    "s", "small", "span", "strike", "strong", "sub",  "sup", "time", "tt", "u",   "var"};
constexpr std::array<std::string_view, 6> images = {"amp-img", "figure", "iframe", "img", "picture", "video"};

// From the content models of the HTML Living Standard; old elements as browsers treat them.
constexpr std::array<std::string_view, 24> of_blocks = {
    "address", "article", "aside",    "blockquote", "body",   "center",  "dd",   "details",
    "dialog",  "div",     "fieldset", "figcaption", "figure", "footer",  "form", "header",
    "hgroup",  "li",      "main",     "nav",        "search", "section", "td",   "th"};
constexpr std::array<std::string_view, 12> of_rows = {"colgroup", "dl",    "frameset", "html",  "menu", "ol",
                                                      "table",    "tbody", "tfoot",    "thead", "tr",   "ul"};
constexpr std::array<std::string_view, 39> of_nothing = {
    "a",       "area",  "audio",    "base",     "br",     "button",   "canvas", "col",
    "embed",   "frame", "head",     "hr",       "iframe", "img",      "input",  "label",
    "link",    "map",   "math",     "meta",     "meter",  "noscript", "object", "optgroup",
    "option",  "param", "picture",  "progress", "script", "select",   "source", "style",
    "summary", "svg",   "template", "textarea", "title",  "track",    "video"};

} // namespace

bool is_block_tag(std::string_view name) {
    return one_of(blocks, name);
}

bool is_inline_tag(std::string_view name) {
    return one_of(inlines, name);
}

bool is_invisible_tag(std::string_view name) {
    return one_of(invisible, name);
}

bool is_image_tag(std::string_view name) {
    return one_of(images, name);
}

bool is_heading_tag(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

ContentModel content_model(std::string_view name) {
    if (one_of(of_blocks, name))
        return ContentModel::blocks;
    if (one_of(of_rows, name))
        return ContentModel::rows;
    return one_of(of_nothing, name) ? ContentModel::nothing : ContentModel::words;
}

// Class names of the common style sheets; "hidden-xs" or "d-none d-md-block" hide only on some screens.
bool is_hidden_class(std::string_view value) {
    constexpr std::array<std::string_view, 7> names = {
        "d-none", "hidden", "hide", "screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden",
    };
    bool hidden = false;
    for (std::size_t begin = 0; begin < value.size();) {
        const std::size_t end = std::min(value.find_first_of(" \t\r\n", begin), value.size());
        const std::string_view name = value.substr(begin, end - begin);
        hidden |= one_of(names, name);
        if (name.find(':') != std::string_view::npos || name.ends_with("block") || name.ends_with("flex"))
            return false;
        begin = end + 1;
    }
    return hidden;
}

bool is_silent(pugi::xml_node node) {
    constexpr std::array<std::string_view, 3> names = {"baonoi-skip", "no-audio", "nospeech"};
    const std::string_view value = node.attribute("class").value();
    for (std::size_t begin = 0; begin < value.size();) {
        const std::size_t end = std::min(value.find_first_of(" \t\r\n", begin), value.size());
        if (one_of(names, value.substr(begin, end - begin)))
            return true;
        begin = end + 1;
    }
    return false;
}

bool is_hidden(pugi::xml_node node) {
    if (node.attribute("hidden") || is_hidden_class(node.attribute("class").value()))
        return true;
    std::string style(std::string_view(node.attribute("style").value()).substr(0, 1000));
    std::erase_if(style, [](unsigned char c) { return std::isspace(c); });
    style = ascii_lower(style);
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
}

} // namespace baonoi::html
