// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/body.h"
#include "extract/wording.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace baonoi::extract {

namespace {

constexpr std::size_t footer_within = 14; // undecided lines from the end
constexpr std::size_t max_footer_words = 60;
constexpr std::size_t max_ending_label_words = 10;
constexpr std::size_t more_words = 4; // of a label than its phrase
constexpr std::size_t max_endnote_words = 120;
constexpr double max_section = 0.25;    // of the article's words
constexpr std::size_t min_article = 40; // words before what ends it

class Endings {
public:
    Endings(Page &page, std::size_t root) : page_(page) {
        const Element &element = page.elements[root];
        for (std::size_t i = element.first_line; i < element.end_line; ++i)
            if (!page.lines[i].verdict) {
                open_.push_back(i);
                words_.push_back((words_.empty() ? 0 : words_.back()) + page.lines[i].words);
            }
    }

    void drop() {
        drop_footer();
        drop_endnotes();
        for (std::size_t at = open_.size(); at > 0; --at)
            if (!line(at - 1).verdict && is_label(line(at - 1)))
                drop_section(at - 1);
    }

private:
    Line &line(std::size_t at) { return page_.lines[open_[at]]; }
    std::size_t words_before(std::size_t at) const { return at == 0 ? 0 : words_[at - 1]; }

    // "© 2026 …", "Bản quyền thuộc về …", and the addresses after it.
    void drop_footer() {
        bool footer = false;
        for (std::size_t at = open_.size() - std::min(open_.size(), footer_within); at < open_.size(); ++at) {
            Line &candidate = line(at);
            const bool begins = is_footer(candidate) && words_before(at) >= min_article;
            const bool follows = footer && candidate.words <= max_footer_words &&
                                 (!ends_sentence(candidate.text) || candidate.text.ends_with(':'));
            if (begins || follows)
                page_.drop(candidate, name_of(Mark::footer), [&] {
                    return std::string(begins ? "begins with words of a footer, near the end"
                                              : "no sentence, after the line of a footer");
                });
            footer |= begins;
        }
    }

    bool is_footer(const Line &candidate) const {
        if (candidate.words > max_footer_words || candidate.kind == BlockKind::table_row)
            return false;
        const std::string text = wording_of(candidate.text).text;
        const bool sign =
            text.find("©") != std::string::npos || text.find("all rights reserved") != std::string::npos;
        return sign ||
               (page_.words->begin(text, Phrase::footer) > 0 &&
                (!ends_sentence(text) || text.starts_with("bản quyền") || text.starts_with("copyright")));
    }

    // "(1), (3) Toàn tập, tập 4, tr. 69" and what follows a line of strokes, when the text has marks of
    // notes.
    void drop_endnotes() {
        if (page_.note_marks == 0)
            return;
        for (std::size_t at = open_.size(); at > 0; --at) {
            Line &note = line(at - 1);
            if (note.verdict)
                continue;
            if (note.words > max_endnote_words || words_before(at - 1) < min_article || !begins_as_note(note))
                return;
            page_.drop(note, "endnote",
                       [] { return std::string("begins with the mark of a note, below the text"); });
        }
    }

    static bool begins_as_note(const Line &note) {
        if (note.begins_with_mark || note.text.front() == '^' || note.text.starts_with("↑"))
            return true;
        if (note.text.front() != '(')
            return false;
        const std::size_t end = note.text.find(')');
        return end != std::string::npos && end > 1 && end <= 4 &&
               note.text.find_first_not_of("0123456789", 1) == end;
    }

    // "Bài viết liên quan", "About the author": alone, or with a few words in a heading.
    bool is_label(const Line &candidate) const {
        if (candidate.words > max_ending_label_words || candidate.kind == BlockKind::table_row ||
            candidate.text.ends_with('.'))
            return false;
        const std::string key = key_of_words(wording_of(candidate.text).text);
        if (page_.words->is(key, Phrase::tail))
            return true;
        const std::size_t begin = page_.words->begin(key, Phrase::tail);
        return candidate.kind == BlockKind::heading && begin > 0 &&
               std::string_view(key).substr(0, begin).find(' ') != std::string_view::npos &&
               count_words(std::string_view(key).substr(begin)) <= more_words;
    }

    // To the next heading, or to the end.
    void drop_section(std::size_t at) {
        std::size_t end = at + 1;
        while (end < open_.size() && line(end).kind != BlockKind::heading)
            ++end;
        const std::size_t section = words_[end - 1] - words_before(at);
        const bool small = static_cast<double>(section) <= max_section * static_cast<double>(words_.back());
        if (words_before(at) < min_article || !small || (end < open_.size() && !rest_is_dropped(end)))
            return;
        for (std::size_t i = at; i < end; ++i)
            page_.drop(line(i), "after the article", [&] {
                return fmt::format("{} lines from \"{}\" on, {} of {} words", end - at, line(at).text,
                                   section, words_.back());
            });
    }

    bool rest_is_dropped(std::size_t at) {
        while (at < open_.size() && line(at).verdict)
            ++at;
        return at == open_.size();
    }

    Page &page_;
    std::vector<std::size_t> open_;  // the undecided lines of the root
    std::vector<std::size_t> words_; // in them up to each
};

} // namespace

void drop_endings(Page &page, std::size_t root) {
    Endings(page, root).drop();
}

} // namespace baonoi::extract
