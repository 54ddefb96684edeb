// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page_text.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_reference = 12;              // bytes between the brackets
constexpr std::size_t max_pointer = 250;               // bytes, of a line that points elsewhere
constexpr std::string_view mark_bytes = "[(^\xC2\xE2"; // with which a mark begins

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
        letters += !is_continuation(text[at - 1]);
    }
    return letters;
}

// "số", "bể": a word of any length that is no sign of a unit.
bool ends_in_vietnamese(std::string_view text) {
    for (; !text.empty() && (static_cast<unsigned char>(text.back()) >= 0x80 || is_ascii_letter(text.back()));
         text.remove_suffix(1))
        if (static_cast<unsigned char>(text.back()) >= 0xC3 && text.back() != '\xE2')
            return true;
    return false;
}

// Whether a mark may stand after a text: a word of three letters, or the end of a sentence or quotation.
bool is_noted(std::string_view before) {
    constexpr std::string_view closing = ".,;:!?\")";
    return !before.empty() &&
           (last_word(before) >= 3 || ends_in_vietnamese(before) ||
            closing.find(before.back()) != std::string_view::npos || before.ends_with("”"));
}

// The length of the raised digit that a text begins with; 0: none.
std::size_t superscript_at(std::string_view text) {
    if (text.empty())
        return 0;
    const CodePoint point = decode_utf8(text, 0);
    const bool raised = point.value == 0xB9 || point.value == 0xB2 || point.value == 0xB3 ||
                        point.value == 0x2070 || (point.value >= 0x2074 && point.value <= 0x2079);
    return raised ? point.length : 0;
}

} // namespace

std::size_t ink(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

bool is_data_table(pugi::xml_node table) {
    int rows = 0, cells = 0, budget = 3000;
    std::size_t text = 0;
    pugi::xml_node node = table.first_child();
    while (node && --budget > 0) {
        const std::string_view name = node.name();
        rows += name == "tr";
        cells += name == "td" || name == "th";
        if (name == "table" || name == "img" || name == "ul" || name == "h1" || name == "h2")
            return false;
        text += ink(node.value());
        pugi::xml_node next = node.first_child();
        while (!next && node != table) {
            next = node.next_sibling();
            if (!next)
                node = node.parent();
        }
        node = next;
    }
    return budget > 0 && rows >= 2 && cells >= 2 * rows - 1 && text <= static_cast<std::size_t>(cells) * 60;
}

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

namespace {

// The length of the mark of a note at a place; 0: none.
std::size_t mark_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at), before = text.substr(0, at);
    if (rest.front() == '[' || rest.front() == '(') {
        const char closing = rest.front() == '[' ? ']' : ')';
        const std::size_t size = rest.substr(1, max_reference + 1).find(closing);
        if (size == std::string_view::npos || size == 0)
            return 0;
        std::string_view inner = rest.substr(1, size);
        const bool hat = inner.front() == '^';
        inner.remove_prefix(hat ? 1 : 0);
        const bool mark = closing == ']'
                              ? has_digits_only(inner, " ,-")
                              : inner.size() <= 3 && is_noted(before) && has_digits_only(inner, ",");
        return mark ? size + 2 : 0;
    }
    if (rest.front() == '^') {
        if (!is_noted(before))
            return 0;
        const bool bracket = rest.size() > 1 && (rest[1] == '[' || rest[1] == '(');
        std::size_t end = bracket ? 2 : 1;
        const std::size_t digits = end;
        while (end < rest.size() && is_ascii_digit(rest[end]))
            ++end;
        if (end == digits || end - digits > 3)
            return 0;
        return end + (bracket && end < rest.size() && (rest[end] == ']' || rest[end] == ')') ? 1 : 0);
    }
    std::size_t end = 0;
    while (const std::size_t length = superscript_at(rest.substr(end)))
        end += length;
    return end > 0 && is_noted(before) ? end : 0;
}

} // namespace

void cut_references(std::string &text, const std::function<void(std::string, std::size_t)> &found) {
    std::string kept;
    std::size_t copied = 0; // of the text, or left out
    for (std::size_t at = text.find_first_of(mark_bytes); at != std::string::npos;
         at = text.find_first_of(mark_bytes, at)) {
        const std::size_t size = mark_at(text, at);
        if (size == 0) {
            ++at;
            continue;
        }
        found(text.substr(at, size), at);
        kept.append(text, copied, at - copied);
        copied = at = at + size;
        const bool blank_before = kept.empty() || kept.back() == ' ';
        while (blank_before && copied < text.size() && text[copied] == ' ')
            ++copied;
    }
    if (copied > 0)
        text = kept.append(text, copied, std::string::npos);
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
}

namespace {

constexpr std::size_t max_shortcode = 400; // bytes

// "[name …]" or "[/name]" at text[at].
struct Shortcode {
    std::string_view name = {};
    std::size_t size = 0;
    bool closes = false;
    bool attributes = false;
    bool words = false; // after the name
};

Shortcode shortcode_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at, max_shortcode);
    const std::size_t end = rest.find(rest.front() == '[' ? ']' : '}');
    if (end == std::string_view::npos)
        return {};
    Shortcode code;
    code.closes = rest.size() > 1 && rest[1] == '/';
    const std::size_t begin = code.closes ? 2 : 1;
    std::size_t name = begin;
    while (name < end && ((rest[name] >= 'a' && rest[name] <= 'z') || is_ascii_digit(rest[name]) ||
                          rest[name] == '_' || rest[name] == '-'))
        ++name;
    if (name - begin < 3 || !(rest[begin] >= 'a' && rest[begin] <= 'z') ||
        (name < end && rest[name] != ' ' && rest[name] != '/'))
        return {};
    code.name = rest.substr(begin, name - begin);
    code.attributes = rest.substr(name, end - name).find('=') != std::string_view::npos;
    code.words = rest.substr(name, end - name).find_first_not_of(" /") != std::string_view::npos;
    code.size = end + 1;
    return code;
}

bool is_shortcode(std::string_view text, const Shortcode &code) {
    constexpr std::array<std::string_view, 12> plain = {
        "gallery", "embed",        "caption", "playlist",     "audio",      "adsense",
        "toc",     "contact-form", "youtube", "loadposition", "loadmodule", "ads"};
    if (code.size == 0)
        return false;
    return code.closes || code.attributes ||
           std::find(plain.begin(), plain.end(), code.name) != plain.end() ||
           (!code.words && (code.name.find('_') != std::string_view::npos ||
                            text.find(fmt::format("/{}", code.name)) != std::string_view::npos));
}

} // namespace

void cut_shortcodes(std::string &text, const std::function<void(std::string)> &found) {
    bool cut = false;
    for (std::size_t at = text.find_first_of("[{"); at != std::string::npos;
         at = text.find_first_of("[{", at)) {
        const Shortcode code = shortcode_at(text, at);
        if (!is_shortcode(text, code)) {
            ++at;
            continue;
        }
        std::size_t size = code.size;
        const std::string closing = fmt::format("/{}", code.name);
        const std::size_t end = text.find(closing, at + size);
        const bool enclosed = !code.closes && end != std::string::npos && end + closing.size() < text.size();
        if (enclosed && (code.name.ends_with("caption") || text.find(' ', at + size) > end))
            size = end + closing.size() + 1 - at;
        found(text.substr(at, size));
        text.erase(at, size);
        cut = true;
    }
    if (cut)
        text = fold_blanks(text);
}

void cut_pointers(std::string &text, const PageWords &words, const std::function<void(std::string)> &found) {
    for (std::size_t at = text.find_first_of("(["); at != std::string::npos;
         at = text.find_first_of("([", at + 1)) {
        const std::size_t end = text.find(text[at] == '(' ? ')' : ']', at);
        if (end == std::string::npos || end - at > max_pointer)
            continue;
        const std::string inner = icu::lower_case(std::string_view(text).substr(at + 1, end - at - 1));
        const std::size_t phrase = words.begin(inner, Phrase::insert);
        if (phrase == 0 ||
            (inner[phrase - 1] != ':' && !std::string_view(inner).substr(phrase).starts_with(':')))
            continue;
        found(text.substr(at, end + 1 - at));
        text.erase(at, end + 1 - at);
        text = fold_blanks(text);
        if (at == 0)
            break;
        --at;
    }
}

bool is_icon_name(std::string_view text) {
    const std::string name = fold_blanks(text);
    return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '_';
    });
}

bool is_note_mark(std::string_view mark, std::string_view before) {
    if (mark.empty() || mark.size() > max_reference)
        return false;
    if (mark.find_first_not_of('*') == std::string_view::npos)
        return true;
    if ((mark.front() == '[' && mark.back() == ']') || (mark.front() == '(' && mark.back() == ')'))
        return has_digits_only(mark.substr(1, mark.size() - 2), " ,-");
    return has_digits_only(mark, ",") && is_noted(before);
}

} // namespace baonoi::extract
