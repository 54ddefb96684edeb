// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/body.h"

#include "html/element_kinds.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_source_words = 10;
constexpr std::size_t max_note_words = 60;
constexpr std::size_t max_label_words = 4; // of a fact
constexpr std::size_t source_within = 8;   // undecided lines from the end

bool is_prose(const Line &line) {
    return line.words >= 10 || (line.words >= 4 && ends_sentence(line.text)) ||
           line.kind == BlockKind::table_row;
}

std::size_t block_of(const Page &page, std::size_t element) {
    while (element != 0 && !html::is_block_tag(page.elements[element].name))
        element = page.elements[element].parent;
    return element;
}

// A line in the same box as one of prose, or an item of a list.
bool belongs(const Page &page, const Line &line, const Line &prose) {
    const std::size_t own = block_of(page, line.element), other = block_of(page, prose.element);
    return line.link_chars == 0 && line.words > 0 &&
           (own == other || page.elements[own].parent == page.elements[other].parent ||
            line.kind == BlockKind::item);
}

// "Ảnh: …", "Nguồn: …", "Xem thêm: …"
bool begins_as_junk(const Page &page, const std::string &text) {
    const auto kinds = {Phrase::credit, Phrase::source, Phrase::byline, Phrase::insert, Phrase::closing};
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](Phrase kind) { return page.words->begins(text, kind); });
}

// "Địa điểm: sân đình.", "Điện thoại: 0200 000 111": the facts that end a notice, and short sentences.
bool closes(const Page &page, const Line &line) {
    const std::string text = icu::lower_case(line.text);
    if (begins_as_junk(page, text))
        return false;
    const std::size_t colon = text.find(": ");
    const bool fact = page.vietnamese && colon != std::string::npos &&
                      count_words(text.substr(0, colon)) <= max_label_words;
    return fact || (line.words >= 2 && ends_sentence(text) && text.back() != ':' && text.back() != ')');
}

// "Lịch bán hàng:" above such facts.
bool announces(const Page &page, std::size_t at) {
    const Line &line = page.lines[at];
    if (line.words < 2 || !line.text.ends_with(':') || at + 1 >= page.lines.size() ||
        begins_as_junk(page, icu::lower_case(line.text)))
        return false;
    const Line &next = page.lines[at + 1];
    return !next.verdict && next.link_chars == 0 && closes(page, next);
}

// "Follow us on …": what stands in italics below an article, with links or in another language than
// Vietnamese.
void drop_closing_notes(Page &page, const Element &root) {
    for (std::size_t i = root.end_line; i > root.first_line; --i) {
        Line &line = page.lines[i - 1];
        if (line.verdict)
            continue;
        const bool foreign = !page.vietnamese && line.all_emphasis();
        const bool note = page.words->begins(icu::lower_case(line.text), Phrase::closing) ||
                          (line.all_emphasis() && line.link_chars > 0);
        if (line.words > max_note_words || line.kind == BlockKind::table_row || !(foreign || note))
            return;
        page.drop(line, "closing note", [&] {
            return std::string(!note ? "all in italics, on a page that is not Vietnamese"
                               : line.link_chars > 0 && line.all_emphasis()
                                   ? "all in italics with links, below the text"
                                   : "begins with words of a closing note, below the text");
        });
    }
}

} // namespace

std::string keep_source(Page &page, std::size_t root) {
    const Element &element = page.elements[root];
    std::size_t seen = 0;
    for (std::size_t i = element.end_line; i > element.first_line && seen < source_within; --i) {
        Line &line = page.lines[i - 1];
        if (line.verdict)
            continue;
        ++seen;
        const bool marked = page.enclosing(line.element, Mark::source).has_value();
        if (line.words <= max_source_words &&
            (marked ||
             (page.words->begins(icu::lower_case(line.text), Phrase::source) && !ends_sentence(line.text)))) {
            page.keep(line, BlockKind::source, [&] {
                return fmt::format("{}, line {} from the end",
                                   marked ? "class words of a source" : "begins with words of a source",
                                   seen);
            });
            return line.text;
        }
        if (line.words > 30)
            break;
    }
    return {};
}

void trim_edges(Page &page, std::size_t root) {
    const Element &element = page.elements[root];
    drop_closing_notes(page, element);
    std::optional<std::size_t> first, last;
    for (std::size_t i = element.first_line; i < element.end_line; ++i) {
        const Line &line = page.lines[i];
        if (!line.verdict && is_prose(line)) {
            first = first.value_or(i);
            last = i;
        }
    }
    for (std::size_t i = element.first_line; i < element.end_line; ++i) {
        Line &line = page.lines[i];
        if (line.verdict)
            continue;
        const bool before = first && i < *first, after = last && i > *last;
        if ((before && belongs(page, line, page.lines[*first])) ||
            (after && belongs(page, line, page.lines[*last]) && (closes(page, line) || announces(page, i))))
            continue;
        if (before && line.kind != BlockKind::heading)
            page.drop(line, "scrap before the text", [&] {
                return fmt::format("line {} before the first line of prose, and no heading", *first - i);
            });
        else if (after && (line.kind != BlockKind::item || line.link_share() > 0.3 ||
                           (line.words <= 3 && line.text.ends_with(':'))))
            page.drop(line, "scrap after the text",
                      [&] { return fmt::format("line {} after the last line of prose", i - *last); });
    }
}

} // namespace baonoi::extract
