// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/dates.h"
#include "extract/head.h"
#include "extract/wording.h"

#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_date_words = 16;
constexpr std::size_t max_byline_words = 10;
constexpr std::size_t max_signature_words = 6;
constexpr std::size_t max_bio_words = 90;

// "Thời gian: 8 giờ, ngày 12/3/2026": a fact of a notice, not the date of the page.
bool is_labelled(std::string_view text) {
    const std::size_t colon = text.substr(0, text.find_first_of("0123456789")).find(':');
    if (colon == std::string_view::npos)
        return false;
    const std::string label = icu::lower_case(text.substr(0, colon));
    constexpr std::array<std::string_view, 10> of_page = {"đăng", "cập nhật", "xuất bản", "ngày",     "lúc",
                                                          "post", "publish",  "updated",  "modified", "date"};
    return std::none_of(of_page.begin(), of_page.end(),
                        [&](std::string_view word) { return label.find(word) != std::string::npos; });
}

// "Thứ bảy, 14:00", alone above the prose: when, without a date.
bool is_moment(const Page &page, const Line &line) {
    constexpr std::size_t most_words = 6;
    return line.words <= most_words && line.kind != BlockKind::item && !page.handed_over &&
           page.words->is(key_of_words(icu::lower_case(line.text)), Phrase::moment);
}

bool is_date_line(const Page &page, const Line &line) {
    const bool marked = page.enclosing(line.element, Mark::date) || page.enclosing(line.element, "time");
    if (line.words > max_date_words || line.link_share() > 0.5 ||
        (line.kind == BlockKind::heading && !(marked && written_date(line.text))))
        return false;
    return (marked && (line.words <= 8 || written_date(line.text))) ||
           (!page.handed_over && !is_labelled(line.text) && line.words <= 12 &&
            written_date(line.text).has_value() && !ends_sentence(line.text));
}

// Where the date and the author of an article stand: before its first paragraph of prose or after its last.
struct Prose {
    std::size_t first = 0;
    std::size_t last = 0;
};
Prose prose_of(const Page &page, std::size_t root) {
    const Element &element = page.elements[root];
    Prose prose{element.end_line, element.first_line};
    for (std::size_t i = element.first_line; i < element.end_line; ++i)
        if (!page.lines[i].verdict && !page.enclosing(page.lines[i].element, Mark::byline) &&
            (page.lines[i].words >= 15 || (page.lines[i].words >= 8 && ends_sentence(page.lines[i].text)))) {
            prose.first = std::min(prose.first, i);
            prose.last = i;
        }
    return prose;
}

// "Hạ Vy" in bold letters or at the right, below the text.
bool is_signature(const Page &page, const Line &line) {
    const std::string style = page.elements[line.element].node.attribute("style").value();
    const std::string parent =
        page.elements[page.elements[line.element].parent].node.attribute("style").value();
    const bool right = style.find("right") != std::string::npos || parent.find("right") != std::string::npos;
    if (line.words > max_signature_words || line.link_chars > 0 || !(right || line.all_strong()) ||
        ends_sentence(line.text) || line.text.front() == '(' ||
        page.words->begins(icu::lower_case(line.text), Phrase::source))
        return false;
    for (std::size_t at = 0; at != std::string::npos; at = line.text.find(' ', at)) {
        at += at != 0;
        const std::string word = line.text.substr(at, line.text.find(' ', at) - at);
        if (word.empty() || icu::lower_case(word) == word)
            return false;
        if (at == 0 && line.text.find(' ') == std::string::npos)
            break;
    }
    return line.words >= 2;
}

bool is_marked_byline(const Page &page, const Line &line) {
    return line.words > 0 && line.words <= max_byline_words && !ends_sentence(line.text) &&
           page.enclosing(line.element, Mark::byline).has_value();
}

std::string byline_because(const Page &page, const Line &line, bool above) {
    if (page.enclosing(line.element, Mark::byline))
        return "class words of an author";
    return fmt::format("the author's name, words or form of a byline {} the prose",
                       above ? "above" : "below");
}

bool is_byline(const Page &page, const Line &line, const Facts &facts, bool edge, bool below) {
    const bool marked = page.enclosing(line.element, Mark::byline).has_value();
    if (line.words > max_byline_words || (line.kind == BlockKind::heading && !marked) ||
        ends_sentence(line.text))
        return false;
    const std::string text = icu::lower_case(line.text);
    if (marked)
        return true;
    if (!edge)
        return false;
    const std::string author = icu::lower_case(facts.author);
    return (!author.empty() && text == author) || (below && is_signature(page, line)) ||
           page.words->begins(text, Phrase::byline);
}

// The first date that is written; one of an update gives way to one that is not.
void note_date(const Line &line, Facts &facts, bool &updated) {
    const std::optional<std::string> date = written_date(line.text);
    if (date && !facts.published_day_first.empty() &&
        facts.published_day_first.substr(0, 10) == date->substr(0, 10))
        facts.published = facts.published_day_first;
    if (!date || !(facts.published.empty() || updated))
        return;
    const bool update = is_update_date(line.text);
    if (facts.published.empty() || !update)
        facts.published = *date;
    updated = update;
}

} // namespace

void find_details(Page &page, Facts &facts, std::size_t root) {
    const Prose prose = prose_of(page, root);
    const std::size_t above = prose.first > 40 ? prose.first - 40 : 0;
    bool date = false, updated = false;
    for (std::size_t i = above; i < page.elements[root].end_line; ++i) {
        Line &line = page.lines[i];
        const bool edge = i < prose.first || i > prose.last;
        const bool header = line.verdict && line.verdict->rule == name_of(Mark::details);
        if (line.verdict && !header) {
            if (i < prose.first && facts.published.empty() && line.link_share() < 0.5 &&
                is_date_line(page, line))
                note_date(line, facts, updated);
            continue;
        }
        if (edge && (is_date_line(page, line) || (i < prose.first && is_moment(page, line)))) {
            note_date(line, facts, updated);
            line.verdict.reset();
            const auto why = [&] {
                return fmt::format("a date {} the prose", i < prose.first ? "above" : "below");
            };
            if (!date)
                page.keep(line, BlockKind::date, why);
            page.drop(line, "date", why);
            date = true;
        } else if (header ? facts.author.empty() && is_marked_byline(page, line)
                          : is_byline(page, line, facts, edge, i > prose.last)) {
            line.verdict.reset();
            page.keep(line, BlockKind::byline, [&] { return byline_because(page, line, i < prose.first); });
            if (facts.author.empty())
                facts.author = line.text;
        } else if (!header && edge && line.words <= max_bio_words &&
                   page.enclosing(line.element, Mark::byline)) {
            page.drop(line, "about the author");
        }
    }
}

} // namespace baonoi::extract
