// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/head.h"

#include "extract/page_language.h"

#include <algorithm>

namespace baonoi::extract {

namespace {

constexpr std::size_t min_lead_words = 5;
constexpr std::size_t max_words = 130;
constexpr std::size_t max_before = 3; // lines of the root before a lead that is marked as such
constexpr std::size_t min_prose = 12, max_between = 6; // words of a paragraph, and lines, above the text
constexpr std::size_t far_above = 60;                  // lines between a lead and the root

// Descriptions are often cut: "…đầu tiên của năm..." agrees with the line it begins.
bool agrees(const std::string &line, std::string description) {
    for (const std::string_view cut : {"...", "…"})
        if (description.ends_with(cut))
            description.resize(description.size() - cut.size());
    while (!description.empty() && description.back() == ' ')
        description.pop_back();
    if (count_words(description) < 8)
        return false;
    return line == description ||
           (line.starts_with(description) && description.size() * 10 >= line.size() * 8) ||
           (line.ends_with(description) && description.size() * 10 >= line.size() * 7);
}

// Papers in English put a deck under the title, which says what the text says again.
bool is_english(const Page &page, const Facts &facts) {
    return !page.vietnamese && !page.handed_over && facts.language.starts_with("en");
}

bool is_candidate(const Line &line) {
    return line.words >= min_lead_words && line.words <= max_words && line.link_share() < 0.5;
}

// A paragraph between the title and the text, by its place alone: in the box of neither.
Line *between(Page &page, std::size_t root) {
    const std::size_t begin = page.elements[root].first_line;
    Line *found = nullptr;
    for (std::size_t i = begin, seen = 0; i > 0 && seen < max_between; --i) {
        Line &line = page.lines[i - 1];
        if (line.verdict && line.verdict->kind == BlockKind::title)
            return found;
        if (line.verdict)
            continue;
        ++seen;
        if (line.kind == BlockKind::heading || line.link_share() > 0.3)
            return nullptr;
        if (line.words >= min_prose && line.words <= max_words && ends_sentence(line.text)) {
            if (found)
                return nullptr;
            found = &line;
        }
    }
    return nullptr;
}

} // namespace

std::string find_lead(Page &page, const Facts &facts, std::size_t root) {
    const Element &element = page.elements[root];
    const std::size_t first = element.first_line > far_above ? element.first_line - far_above : 0;
    Line *lead = nullptr;
    std::size_t seen = 0;
    for (std::size_t i = first; i < element.end_line && !lead && seen < max_before; ++i) {
        Line &line = page.lines[i];
        if (line.verdict || !is_candidate(line))
            continue;
        if (!page.enclosing(line.element, Mark::lead))
            seen += i >= element.first_line && line.kind != BlockKind::heading;
        else
            lead = &line;
    }
    seen = 0;
    const bool marked = lead != nullptr;
    for (std::size_t i = first; i < element.end_line && !lead && seen < 3; ++i) {
        Line &line = page.lines[i];
        if (line.verdict || !is_candidate(line))
            continue;
        seen += i >= element.first_line;
        if (std::any_of(facts.descriptions.begin(), facts.descriptions.end(),
                        [&](const std::string &description) { return agrees(line.text, description); }))
            lead = &line;
    }
    const bool stated = lead != nullptr;
    if (!lead && !element.ruled)
        lead = between(page, root);
    if (!lead)
        return {};
    const auto at = static_cast<std::size_t>(lead - page.lines.data());
    const bool apart = marked || lead->kind == BlockKind::heading || at < element.first_line;
    if (apart && is_english(page, facts)) {
        page.drop(*lead, "subtitle", [] { return std::string("a deck: the page is in English"); });
        return {};
    }
    page.keep(*lead, BlockKind::lead, [&] {
        return std::string(marked   ? "class words of a lead"
                           : stated ? "agrees with the page's description"
                                    : "between the title and the text");
    });
    for (Line &line : page.lines)
        if (!line.verdict && line.text == lead->text)
            page.drop(line, "repeated lead");
    return lead->text;
}

} // namespace baonoi::extract
