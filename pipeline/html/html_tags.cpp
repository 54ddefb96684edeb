// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/html_tags.h"

#include "base/ascii.h"

#include <algorithm>

namespace baonoi::html {

namespace {

constexpr std::size_t longest_tag = 64U << 10U;

bool is_name(char c) {
    return is_ascii_alnum(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

std::size_t behind(std::string_view html, std::string_view mark, std::size_t from) {
    const std::size_t at = html.find(mark, from);
    return at == std::string_view::npos ? html.size() : at + mark.size();
}

std::size_t start_tag_end(std::string_view html, std::size_t at) {
    bool value = false; // behind '=' and blanks: a quote opens a value only there
    while (at < html.size()) {
        const char c = html[at];
        if (c == '>')
            return at + 1;
        if (value && (c == '"' || c == '\'')) {
            at = behind(html, std::string_view(&c, 1), at + 1);
            value = false;
            continue;
        }
        value = c == '=' || (value && is_ascii_space(c));
        ++at;
    }
    return html.size();
}

// Where the text of a script or style ends: at its end tag.
std::size_t raw_text_end(std::string_view html, std::size_t at, std::string_view name) {
    while ((at = html.find("</", at)) != std::string_view::npos) {
        if (html_tag_name(html, at) == name)
            return at;
        at += 2;
    }
    return html.size();
}

void blank_attributes(std::string &html, std::size_t begin, std::size_t end) {
    while (begin < end && is_name(html[begin]))
        ++begin;
    if (end > begin && html[end - 1] == '>')
        --end;
    std::fill(html.begin() + static_cast<std::ptrdiff_t>(begin),
              html.begin() + static_cast<std::ptrdiff_t>(end), ' ');
}

} // namespace

std::size_t html_tag_end(std::string_view html, std::size_t at) {
    if (at + 1 >= html.size())
        return html.size();
    const char next = html[at + 1];
    if (html.substr(at, 4) == "<!--")
        return behind(html, "-->", at + 4);
    if (next == '!' || next == '?' || next == '/')
        return behind(html, ">", at + 2);
    if (is_ascii_letter(next) || next == '_' || next == ':')
        return start_tag_end(html, at + 2);
    return at + 1;
}

std::string html_tag_name(std::string_view html, std::size_t at) {
    std::size_t from = at + 1;
    if (from < html.size() && html[from] == '/')
        ++from;
    std::string name;
    for (; from < html.size() && is_name(html[from]); ++from)
        name += ascii_lower(html[from]);
    return name;
}

std::string readable_by_libxml(std::string_view html) {
    std::string readable(html);
    std::replace(readable.begin(), readable.end(), '\0', ' ');
    std::size_t at = 0;
    while ((at = readable.find('<', at)) != std::string::npos) {
        const std::size_t end = html_tag_end(readable, at);
        const bool start_tag = at + 1 < readable.size() && is_ascii_letter(readable[at + 1]);
        const std::string name = start_tag ? html_tag_name(readable, at) : "";
        if (start_tag && end - at > longest_tag)
            blank_attributes(readable, at + 1, end);
        at = end;
        if (name == "script" || name == "style")
            at = raw_text_end(readable, at, name);
    }
    return readable;
}

} // namespace baonoi::html
