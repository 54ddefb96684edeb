// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/body.h"

#include "extract/explain.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::extract {

namespace {

constexpr double mostly_links = 0.7;                             // of a box's characters
constexpr double mostly_links_list = 0.5;                        // of a list's
constexpr std::size_t min_announcement = 4, min_link_prose = 20; // words
constexpr std::size_t max_between_links = 8; // dropped lines between an announcement and its list
constexpr std::size_t max_link_insert_words = 25;
constexpr std::size_t max_teaser_lines = 4;
constexpr std::size_t max_teaser_words = 60;
constexpr std::size_t max_link_label_words = 8;
constexpr std::size_t min_tail = 2; // linked lines
constexpr double tail_links = 0.15; // of a line's characters

bool is_list(const Element &element) {
    return element.name == "ul" || element.name == "ol" || element.name == "dl" || element.name == "table" ||
           element.name == "div" || element.name == "section";
}

// "Thư viện cấp ba loại thẻ:" announces the list below it, links or not.
bool is_announced(const Page &page, const Element &list) {
    if (list.name != "ul" && list.name != "ol")
        return false;
    const std::size_t far = list.first_line > max_between_links ? list.first_line - max_between_links : 0;
    for (std::size_t i = list.first_line; i > far; --i) {
        const Line &line = page.lines[i - 1];
        if (line.verdict && line.verdict->kind)
            return false;
        if (!line.verdict)
            return line.kind != BlockKind::heading && line.words >= min_announcement &&
                   line.link_chars == 0 && line.text.ends_with(':');
    }
    return false;
}

// Whether a line stands in such a list.
bool is_announced(const Page &page, std::size_t element) {
    for (; element != 0; element = page.elements[element].parent)
        if (is_announced(page, page.elements[element]))
            return true;
    return false;
}

// Paragraphs beside the links: a box of both is no list, though it may hold one.
bool holds_prose(const Page &page, const Element &box) {
    std::size_t paragraphs = 0;
    for (std::size_t i = box.first_line; i < box.end_line && paragraphs < 2; ++i) {
        const Line &line = page.lines[i];
        paragraphs += !line.verdict && line.words >= min_link_prose && line.link_chars == 0 &&
                      line.kind == BlockKind::paragraph;
    }
    return paragraphs >= 2;
}

// Lists and boxes whose text is mostly links.
void drop_link_boxes(Page &page, std::size_t root) {
    std::vector<std::size_t> chars(page.lines.size() + 1), links(page.lines.size() + 1);
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const bool counts = !page.lines[i].verdict;
        chars[i + 1] = chars[i] + (counts ? page.lines[i].chars : 0);
        links[i + 1] = links[i] + (counts ? page.lines[i].link_chars : 0);
    }
    for (std::size_t i = root + 1; i < page.elements[root].end;) {
        const Element &element = page.elements[i];
        const std::size_t all = chars[element.end_line] - chars[element.first_line];
        const std::size_t linked = links[element.end_line] - links[element.first_line];
        const double limit = element.name == "ul" ? mostly_links_list : mostly_links;
        const bool box = is_list(element) && all > 0 && !is_announced(page, element) &&
                         !holds_prose(page, element) &&
                         static_cast<double>(linked) > limit * static_cast<double>(all);
        if (box)
            page.drop_all(i, name_of(Mark::related), [&] {
                return fmt::format("<{}> of {} lines, {} of their characters in links (over {})",
                                   element.name, element.end_line - element.first_line, percent(linked, all),
                                   percent(limit));
            });
        i = box ? std::max(element.end, i + 1) : i + 1;
    }
}

// A small box whose heading is a link: another article's title, picture and first words.
void drop_teasers(Page &page, std::size_t root) {
    for (std::size_t i = root + 1; i < page.elements[root].end; ++i) {
        const Element &box = page.elements[i];
        const std::size_t lines = box.end_line - box.first_line;
        if (lines == 0 || lines > max_teaser_lines || !is_list(box))
            continue;
        std::size_t words = 0;
        bool linked_heading = false;
        for (std::size_t at = box.first_line; at < box.end_line; ++at) {
            const Line &line = page.lines[at];
            words += line.verdict ? 0 : line.words;
            linked_heading |= line.kind == BlockKind::heading && line.link_share() > 0.9;
        }
        if (linked_heading && words <= max_teaser_words)
            page.drop_all(i, "teaser", [&] {
                return fmt::format("<{}> of {} lines and {} words, its heading is a link", box.name, lines,
                                   words);
            });
    }
}

// What follows the last paragraph: a heading and lines that are links or hold them.
void drop_linked_tail(Page &page, std::size_t root) {
    const Element &element = page.elements[root];
    std::size_t begin = element.end_line, last = element.first_line, linked = 0;
    for (std::size_t i = element.end_line; i > element.first_line; --i) {
        const Line &line = page.lines[i - 1];
        if (line.verdict && line.verdict->kind)
            break;
        if (line.verdict)
            continue;
        last = std::max(last, i);
        const bool label = line.words <= max_link_label_words && !ends_sentence(line.text);
        if (line.link_share() < tail_links && linked > 0 && (line.kind == BlockKind::heading || label)) {
            begin = i - 1;
            break;
        }
        if (line.link_share() < tail_links || line.words > max_link_insert_words)
            break;
        ++linked;
    }
    for (std::size_t i = begin; i < element.end_line && linked >= min_tail; ++i)
        page.drop(page.lines[i], name_of(Mark::related),
                  [&] { return fmt::format("{} of the last {} lines linked", linked, last - begin); });
}

} // namespace

void drop_links(Page &page, std::size_t root) {
    drop_link_boxes(page, root);
    drop_teasers(page, root);
    drop_linked_tail(page, root);
    const Element &element = page.elements[root];
    for (std::size_t i = element.first_line; i < element.end_line; ++i) {
        Line &line = page.lines[i];
        if (!line.verdict && line.kind != BlockKind::heading && line.link_share() > 0.9 &&
            !is_announced(page, line.element))
            page.drop(line, name_of(Mark::related), [] { return std::string("the whole line is a link"); });
    }
}

} // namespace baonoi::extract
