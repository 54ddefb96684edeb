// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/body.h"
#include "extract/wording.h"

#include "lib/icu/unicode.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace baonoi::extract {

namespace {

constexpr std::size_t min_teaser_words = 6;
constexpr std::size_t max_teasers = 100; // of one page
constexpr std::size_t min_contents = 2;  // items of a table of contents
constexpr std::size_t max_repeated_heading_words = 30;
constexpr std::size_t max_above_words = 120;

bool is_open(const Page &page, const Line &line, const Element &root) {
    return !line.verdict && line.element >= static_cast<std::size_t>(&root - page.elements.data()) &&
           line.element < root.end;
}

// "Sáng thứ Hai, xã Sơn Hòa mở cửa thư viện...": what stands before the dots; empty when there are none.
std::string_view before_dots(std::string_view text) {
    const std::size_t all = text.size();
    for (const std::string_view dots : {"[...]", "[…]", "(...)", "...", "…"})
        if (text.ends_with(dots)) {
            text.remove_suffix(dots.size());
            break;
        }
    if (text.size() == all)
        return {};
    while (!text.empty() && (text.back() == ' ' || text.back() == ','))
        text.remove_suffix(1);
    return text;
}

// Lines that are the cut beginning of another.
void drop_teasers(Page &page, const Element &root) {
    std::size_t seen = 0;
    for (std::size_t i = root.first_line; i < root.end_line; ++i) {
        Line &line = page.lines[i];
        const std::string_view teaser = before_dots(line.text);
        if (!is_open(page, line, root) || teaser.empty() || count_words(teaser) < min_teaser_words ||
            ++seen > max_teasers)
            continue;
        for (std::size_t other = root.first_line; other < root.end_line; ++other)
            if (other != i && page.lines[other].text.size() > teaser.size() + 3 &&
                std::string_view(page.lines[other].text).starts_with(teaser)) {
                page.drop(line, "repeated", [] { return std::string("the cut beginning of another line"); });
                break;
            }
    }
}

// The words of a heading without its number.
std::string heading_key(std::string_view text) {
    std::string key = key_of_words(icu::lower_case(text));
    while (key.starts_with("# "))
        key.erase(0, 2);
    return key;
}

// Lists of which every item is a heading further down.
void drop_contents(Page &page, const Element &root) {
    std::unordered_set<std::string> headings;
    for (std::size_t i = root.first_line; i < root.end_line; ++i)
        if (is_open(page, page.lines[i], root) && page.lines[i].words <= max_repeated_heading_words &&
            (page.lines[i].kind == BlockKind::heading ||
             (page.lines[i].kind == BlockKind::paragraph && page.lines[i].all_strong())))
            headings.insert(heading_key(page.lines[i].text));
    if (headings.size() < min_contents)
        return;
    for (std::size_t i = static_cast<std::size_t>(&root - page.elements.data()); i < root.end; ++i) {
        const Element &list = page.elements[i];
        if ((list.name != "ul" && list.name != "ol") || list.end_line - list.first_line < min_contents)
            continue;
        const bool contents = std::all_of(page.lines.begin() + static_cast<std::ptrdiff_t>(list.first_line),
                                          page.lines.begin() + static_cast<std::ptrdiff_t>(list.end_line),
                                          [&](const Line &line) {
                                              return line.words <= max_repeated_heading_words &&
                                                     line.kind != BlockKind::heading &&
                                                     headings.contains(heading_key(line.text));
                                          });
        if (contents)
            page.drop_all(i, "table of contents",
                          [] { return std::string("every item is a heading of the text"); });
    }
}

// Tickers and addresses above the title that stands in the article's element.
void drop_above_title(Page &page, const Element &root) {
    std::optional<std::size_t> title;
    std::size_t words = 0;
    for (std::size_t i = root.first_line; i < root.end_line && !title; ++i) {
        const Line &line = page.lines[i];
        if (line.verdict && line.verdict->kind == BlockKind::title)
            title = i;
        else if (is_open(page, line, root))
            words += line.words;
    }
    for (std::size_t i = root.first_line; title && words <= max_above_words && i < *title; ++i)
        if (is_open(page, page.lines[i], root) && page.lines[i].kind != BlockKind::heading)
            page.drop(page.lines[i], "above the title");
}

constexpr int max_code_nodes = 200;

bool looks_like_code(std::string_view text) {
    std::size_t signs = 0;
    for (const char c : text)
        signs += std::string_view("{}();=<>[]_$#|\\/").find(c) != std::string_view::npos;
    return signs * 20 > text.size();
}

// <pre> that says it is code, or has the signs of it; poems and letters are written in <pre> too.
bool is_code(const Page &page, const Element &element) {
    if (element.name != "pre")
        return false;
    int left = max_code_nodes;
    for (std::size_t i = static_cast<std::size_t>(&element - page.elements.data());
         i < element.end && --left > 0; ++i)
        if (page.elements[i].name == "code")
            return true;
    std::string text;
    for (std::size_t i = element.first_line; i < element.end_line && text.size() < 4000; ++i)
        text += page.lines[i].text;
    return looks_like_code(text);
}

} // namespace

void drop_repeats(Page &page, std::size_t root) {
    const Element &element = page.elements[root];
    drop_above_title(page, element);
    drop_contents(page, element);
    drop_teasers(page, element);
}

void drop_code(Page &page, std::size_t root) {
    for (std::size_t i = root; page.vietnamese && i < page.elements[root].end; ++i)
        if (is_code(page, page.elements[i]))
            page.drop_all(i, "code", [] { return std::string("<pre> with <code> or the signs of code"); });
}

} // namespace baonoi::extract
