// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/stray.h"

#include "html/element_kinds.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace baonoi::extract {

namespace {

constexpr std::size_t enough_prose = 60;   // so much prose is an article by itself
constexpr std::size_t missing_words = 120; // and so much though it begins as a page that is not there
constexpr std::size_t far_title = 6;       // lines between a title and its text
constexpr std::size_t note_words = 20;     // of the sentence of a short note
constexpr std::size_t unit_words = 30;     // of prose, of one of several articles

bool is_sentence_line(const Line &line) {
    return !line.verdict && line.link_share() < 0.5 &&
           (line.words >= 12 || (line.words >= 4 && ends_sentence(line.text)));
}

std::optional<std::size_t> title_of(const Page &page) {
    for (std::size_t i = 0; i < page.lines.size(); ++i)
        if (page.lines[i].verdict && page.lines[i].verdict->kind == BlockKind::title)
            return i;
    return std::nullopt;
}

bool states(const Element &element) {
    return element.ruled || element.name == "article" || element.name == "main" ||
           element.marks.has(Mark::article);
}

// The element, what it is in or what it holds says that it is an article.
bool is_stated(const Page &page, std::size_t root) {
    for (std::size_t at = root; at != 0; at = page.elements[at].parent)
        if (states(page.elements[at]))
            return true;
    for (std::size_t at = root; at < page.elements[root].end; ++at)
        if (states(page.elements[at]) && page.elements[at].end_line > page.elements[at].first_line)
            return true;
    return false;
}

// Whether the page's title stands in the element or just above it, with at most so many lines between.
bool is_titled(const Page &page, std::size_t root, std::size_t most_between = far_title) {
    const auto title = title_of(page);
    const Element &element = page.elements[root];
    if (!title || *title >= element.end_line)
        return false;
    std::size_t between = 0;
    for (std::size_t i = *title; i < element.first_line; ++i)
        between += !page.lines[i].verdict;
    return between <= most_between;
}

// One of several articles: same element and class, a heading like the title's, prose under it.
bool is_unit(const Page &page, std::size_t i, const Element &like, std::string_view heading) {
    const Element &element = page.elements[i];
    const std::string_view name = element.node.attribute("class").value();
    if (element.name != like.name || (name.empty() && element.name != "article") ||
        (element.name != "article" && name != like.node.attribute("class").value()))
        return false;
    std::size_t words = 0;
    bool headed = false, dated = heading == "h1" || element.name == "article"; // else a section of an article
    for (std::size_t at = element.first_line; at < element.end_line; ++at) {
        const Line &line = page.lines[at];
        words += is_sentence_line(line) ? line.words : 0;
        headed |= page.enclosing(line.element, heading).has_value();
        dated |= page.enclosing(line.element, "time") || page.enclosing(line.element, Mark::date);
    }
    return headed && dated && words >= unit_words;
}

bool has_other_units(const Page &page, std::size_t unit, std::string_view heading) {
    const std::size_t parent = page.elements[unit].parent;
    for (std::size_t i = parent + 1; i < page.elements[parent].end; i = page.elements[i].end)
        if (i != unit && is_unit(page, i, page.elements[unit], heading))
            return true;
    return false;
}

} // namespace

bool is_stray(const Page &page, std::size_t root) {
    const Element &element = page.elements[root];
    if (element.marks.has(Mark::sidebar) && !states(element) && title_of(page) && !is_titled(page, root, 1))
        return true; // a date may stand between
    std::size_t words = 0;
    const Line *first = nullptr;
    for (std::size_t i = element.first_line; i < element.end_line && words < missing_words; ++i) {
        const Line &line = page.lines[i];
        words += is_sentence_line(line) ? line.words : 0;
        first = first || line.verdict ? first : &line;
    }
    if (words >= missing_words)
        return false;
    const auto title = title_of(page);
    for (const Line *line : {first, title ? &page.lines[*title] : nullptr})
        if (line && page.words->begins(icu::lower_case(line->text), Phrase::missing))
            return true;
    if (element.end_line - element.first_line == page.lines.size())
        return false; // there is nothing else
    return words < enough_prose && !is_stated(page, root) && !is_titled(page, root);
}

bool is_titled_article(const Page &page, const Element &element) {
    if (!states(element)) // which is cheap, and rare
        return false;
    const auto title = title_of(page);
    if (!title || *title < element.first_line || *title >= element.end_line)
        return false;
    return std::any_of(page.lines.begin() + static_cast<std::ptrdiff_t>(*title),
                       page.lines.begin() + static_cast<std::ptrdiff_t>(element.end_line),
                       [](const Line &line) { return is_sentence_line(line) && line.words >= note_words; });
}

std::size_t under_title(const Page &page, std::size_t root) {
    const auto title = title_of(page);
    if (!title)
        return root;
    const std::size_t element = page.lines[*title].element;
    std::string_view heading;
    for (std::size_t at = element; at != 0 && heading.empty(); at = page.elements[at].parent)
        if (html::is_heading_tag(page.elements[at].name))
            heading = page.elements[at].name;
    for (std::size_t at = element; !heading.empty() && at != 0 && at != root; at = page.elements[at].parent)
        if (is_unit(page, at, page.elements[at], heading) && has_other_units(page, at, heading) &&
            !page.inside(root, at))
            return at;
    return root;
}

} // namespace baonoi::extract
