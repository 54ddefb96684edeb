// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/copies.h"

#include "html/element_kinds.h"

#include <string_view>
#include <unordered_map>

namespace baonoi::extract {

namespace {

constexpr std::size_t min_line_words = 8; // of a line that is compared
constexpr std::size_t min_lines = 2;      // of an element that is a copy; or
constexpr std::size_t min_copied_words = 40;
constexpr double mostly_copied = 0.8; // of its lines

class Copies {
public:
    // Looks for copies among the lines of an element.
    Copies(Page &page, std::size_t within)
        : page_(page), within_(within), first_(page.lines.size()), last_(page.lines.size()) {
        std::unordered_map<std::string_view, std::size_t> first;
        for (std::size_t i = page.elements[within].first_line; i < page.elements[within].end_line; ++i) {
            first_[i] = i;
            if (compared(i))
                first_[i] = first.emplace(page.lines[i].text, i).first->second;
            last_[first_[i]] = i;
            found_ |= first_[i] != i;
        }
    }

    void drop(bool only_hidden) {
        for (std::size_t i = within_ + 1; found_ && i < page_.elements[within_].end;) {
            const bool copy =
                (!only_hidden || html::is_hidden(page_.elements[i].node)) && is_copy(i, only_hidden);
            if (copy)
                page_.drop_all(i, "copy",
                               [] { return std::string("its text stands elsewhere in the page"); });
            i = copy ? page_.elements[i].end : i + 1;
        }
    }

private:
    bool compared(std::size_t i) const {
        const Line &line = page_.lines[i];
        return !line.verdict && line.words >= min_line_words && line.link_share() < 0.5;
    }

    bool is_copy(std::size_t i, bool of_later) const {
        const Element &element = page_.elements[i];
        std::size_t lines = 0, words = 0, copied = 0;
        for (std::size_t at = element.first_line; at < element.end_line; ++at) {
            if (!compared(at))
                continue;
            ++lines;
            words += page_.lines[at].words;
            copied += first_[at] < element.first_line || (of_later && last_[first_[at]] >= element.end_line);
        }
        return (lines >= min_lines || words >= min_copied_words) &&
               static_cast<double>(copied) >= mostly_copied * static_cast<double>(lines);
    }

    Page &page_;
    std::size_t within_;
    std::vector<std::size_t> first_; // the first line with the text of each
    std::vector<std::size_t> last_;  // of a first line: the last one with its text
    bool found_ = false;
};

} // namespace

void drop_hidden_copies(Page &page) {
    if (!page.elements.empty())
        Copies(page, 0).drop(true);
}

void drop_copies(Page &page, std::size_t root) {
    Copies(page, root).drop(false);
}

} // namespace baonoi::extract
