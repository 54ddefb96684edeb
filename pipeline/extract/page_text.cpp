// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page_text.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_reference = 12; // bytes between the brackets

bool has_digits_only(std::string_view text, std::string_view also) {
    return !text.empty() && is_ascii_digit(text.front()) && is_ascii_digit(text.back()) &&
           std::all_of(text.begin(), text.end(),
                       [&](char c) { return is_ascii_digit(c) || also.find(c) != std::string_view::npos; });
}

// Letters of the word at the end of a text.
std::size_t last_word(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = text.size(); at > 0; --at) {
        const auto c = static_cast<unsigned char>(text[at - 1]);
        if (c < 0x80 && ((c | 0x20U) < 'a' || (c | 0x20U) > 'z'))
            break;
        letters += (c & 0xC0U) != 0x80U;
    }
    return letters;
}

} // namespace

void split_cells(Line &line) {
    std::string_view rest = line.text;
    for (std::size_t end = rest.find(cell_end); end != std::string_view::npos; end = rest.find(cell_end)) {
        line.cells.push_back(fold_blanks(rest.substr(0, end)));
        rest.remove_prefix(end + cell_end.size());
    }
    if (std::string last = fold_blanks(rest); !last.empty())
        line.cells.push_back(std::move(last));
    std::string joined;
    for (const std::string &cell : line.cells)
        if (!cell.empty())
            joined += (joined.empty() ? "" : ", ") + cell;
    line.text = std::move(joined);
}

void erase_joiners(std::string &text) {
    for (const std::string_view joiner : {"\u00AD", "\u2060", "\uFEFF"})
        for (std::size_t at = text.find(joiner); at != std::string::npos; at = text.find(joiner, at))
            text.erase(at, joiner.size());
}

void cut_references(std::string &text, const std::function<void(std::string)> &found) {
    std::string kept;
    std::size_t copied = 0; // of the text, or left out
    for (std::size_t open = text.find('['); open != std::string::npos; open = text.find('[', open + 1)) {
        const std::string_view near = std::string_view(text).substr(open + 1, max_reference + 1);
        const std::size_t size = near.find(']');
        if (size == std::string_view::npos || !has_digits_only(near.substr(0, size), " ,-"))
            continue;
        found(text.substr(open, size + 2));
        kept.append(text, copied, open - copied);
        copied = open + size + 2;
        const bool blank_before = kept.empty() || kept.back() == ' ';
        while (blank_before && copied < text.size() && text[copied] == ' ')
            ++copied;
        open = copied - 1;
    }
    if (copied > 0)
        text = kept.append(text, copied, std::string::npos);
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
}

bool is_note_mark(std::string_view mark, std::string_view before) {
    if (mark.empty() || mark.size() > max_reference)
        return false;
    if (mark.find_first_not_of('*') == std::string_view::npos)
        return true;
    if ((mark.front() == '[' && mark.back() == ']') || (mark.front() == '(' && mark.back() == ')'))
        return has_digits_only(mark.substr(1, mark.size() - 2), " ,-");
    if (!has_digits_only(mark, ",") || before.empty())
        return false;
    constexpr std::string_view closing = ".,;:!?\")";
    return last_word(before) >= 3 || closing.find(before.back()) != std::string_view::npos ||
           before.ends_with("”");
}

} // namespace baonoi::extract
