// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_marked_lines = 4;

} // namespace

bool Page::holds_title(std::size_t element) const {
    for (std::size_t inner = element; inner < elements[element].end; ++inner)
        if (elements[inner].name == "h1")
            return true;
    return false;
}

std::optional<std::size_t> Page::enclosing(std::size_t element, std::string_view name) const {
    for (;; element = elements[element].parent) {
        if (elements[element].name == name)
            return element;
        if (element == 0)
            return std::nullopt;
    }
}

std::optional<std::size_t> Page::enclosing(std::size_t element, Mark mark) const {
    for (;; element = elements[element].parent) {
        const Element &candidate = elements[element];
        if (element == 0 || candidate.end_line > candidate.first_line + max_marked_lines)
            return std::nullopt;
        if (candidate.marks.has(mark))
            return element;
    }
}

void Page::keep(Line &line, BlockKind kind) const {
    if (!line.verdict)
        line.verdict = Verdict{kind, {}};
}

void Page::drop(Line &line, std::string_view rule) const {
    if (!line.verdict)
        line.verdict = Verdict{std::nullopt, std::string(rule)};
}

void Page::drop_all(std::size_t element, std::string_view rule) {
    for (std::size_t i = elements[element].first_line; i < elements[element].end_line; ++i)
        if (inside(lines[i].element, element))
            drop(lines[i], rule);
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0, wide = 0;
    bool inside = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        wide += byte >= 0xE3 && byte <= 0xED; // first byte of U+3000 to U+DFFF, written without spaces
        const bool letter =
            byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
        words += letter && !inside;
        inside = letter || (inside && c != ' ');
    }
    return std::max(words, wide / 2);
}

bool ends_sentence(std::string_view text) {
    constexpr std::array<std::string_view, 9> closing = {"\"", "'", ")", "]", "”", "’", "»", " ", "*"};
    for (bool found = true; found && !text.empty();) {
        found = false;
        for (const std::string_view mark : closing)
            if (text.ends_with(mark)) {
                text.remove_suffix(mark.size());
                found = true;
            }
    }
    constexpr std::array<std::string_view, 8> ends = {".", "!", "?", "…", ";", ":", "。", "؟"};
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

} // namespace baonoi::extract
