// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/body.h"
#include "extract/page_text.h"
#include "extract/wording.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_insert_words = 30;
constexpr std::size_t max_courtesy_words = 7;
constexpr std::size_t max_scrap_words = 12;
constexpr std::size_t max_widget_words = 20;
constexpr std::size_t min_statement_words = 8;
constexpr std::size_t max_insert_label_words = 6;
constexpr std::size_t max_appeal_words = 45;
constexpr std::size_t max_form_words = 5;
constexpr std::size_t max_notice_words = 90;
constexpr std::size_t max_tags_words = 60;
constexpr std::size_t max_topic = 30; // bytes: "Xem thêm bài viết: …"
constexpr double mostly = 0.7;        // of the characters after the phrase

// "#muanuocnoi #calinh"
bool is_hashtags(std::string_view text) {
    if (text.find('#') == std::string_view::npos)
        return false;
    for (std::size_t at = 0; at < text.size(); at = std::min(text.find(' ', at), text.size() - 1) + 1)
        if (text[at] != '#')
            return false;
    return true;
}

// "https://vidu.vn/a", alone.
bool is_address(std::string_view text) {
    if (text.find(' ') != std::string_view::npos)
        return false;
    constexpr std::array<std::string_view, 4> begins = {"http://", "https://", "www.", "//"};
    return std::any_of(begins.begin(), begins.end(),
                       [&](std::string_view begin) { return text.starts_with(begin); });
}

// "00:00 / 03:15", "1/30": a counter of a player or a gallery. One time alone may be of a schedule.
bool is_counter(std::string_view text, std::string_view key) {
    if ((text.starts_with("0:00") || text.starts_with("00:00")) && key.find(' ') != std::string_view::npos)
        return true; // "0:00/3:15 Giọng nữ"
    if (key == "#")
        return text == "0:00" || text == "00:00" || (text.ends_with('x') && text.size() <= 5);
    return key == "# #" && text.find('/') != std::string_view::npos;
}

// "Facebook Zalo Email", "Chia sẻ trên Facebook": each word alone is one, or joins them.
bool is_row_of_scraps(const PageWords &words, std::string_view key) {
    constexpr std::array<std::string_view, 8> joins = {"on", "via", "trên", "lên", "qua", "và", "chia", "sẻ"};
    std::size_t number = 0, scraps = 0;
    for (; !key.empty(); ++number) {
        const std::string_view word = key.substr(0, std::min(key.find(' '), key.size()));
        const bool scrap = word != "#" && words.is(word, Phrase::scrap);
        if (!scrap && std::find(joins.begin(), joins.end(), word) == joins.end())
            return false;
        scraps += scrap;
        key.remove_prefix(std::min(word.size() + 1, key.size()));
    }
    return number > 1 && scraps > 0;
}

// "mời quý độc giả xem thêm" -> "xem thêm", when that begins with words of an insert.
std::string_view without_courtesy(const PageWords &words, std::string_view text) {
    std::string_view rest = text;
    for (std::size_t number = 0; number < max_courtesy_words; ++number) {
        const std::size_t size = words.begin(rest, Phrase::courtesy);
        if (size == 0 || size >= rest.size() || rest[size] != ' ')
            return text;
        rest.remove_prefix(size + 1);
        if (words.begin(rest, Phrase::insert) > 0)
            return rest;
    }
    return text;
}

// How a line that begins with a pointer's words goes on.
struct Pointer {
    bool label = false;   // nothing follows
    bool colon = false;   // what follows is set off by a colon or an arrow
    double linked = 0;    // share of what follows
    bool set_off = false; // by signs before it, or by its letters
};

Pointer pointer_of(const Line &line, const Wording &wording, std::string_view rest) {
    Pointer pointer;
    std::size_t at = 0;
    while (at < rest.size()) {
        const CodePoint point = decode_utf8(rest, at);
        if (is_word_character(point.value) || point.value == '"' || point.value == 0x201C)
            break;
        pointer.colon |= point.value == ':' || point.value == '>' || point.value == '|' ||
                         point.value == 0xBB || point.value == 0x2192;
        at += point.length;
    }
    rest.remove_prefix(at);
    const auto chars = static_cast<double>(ink(rest));
    pointer.colon |= rest.substr(0, max_topic).find(": ") != std::string_view::npos;
    pointer.label = rest.empty();
    pointer.linked = chars > 0 ? static_cast<double>(line.link_chars) / chars : 0;
    pointer.set_off = wording.pointed || wording.bracketed || line.all_emphasis() || line.all_strong();
    return pointer;
}

bool ends_statement(const Line &line) {
    std::string_view text = line.text;
    while (!text.empty() && (text.back() == ')' || text.back() == ']' || text.back() == ' '))
        text.remove_suffix(1);
    return ends_sentence(text) && !text.ends_with('?') && !text.ends_with('!') && !text.ends_with(':') &&
           !text.ends_with("...") && !text.ends_with("…");
}

// The reason why a line is a pointer to another article; empty: it is none.
std::string_view pointer_because(const Page &page, const Line &line, const Wording &wording) {
    const PageWords &words = *page.words;
    const bool statement = ends_statement(line);
    if (wording.signs > 0 && line.kind == BlockKind::paragraph) {
        const std::size_t chars = line.chars - std::min(line.chars, wording.signs);
        if (chars > 0 && static_cast<double>(line.link_chars) >= 0.9 * static_cast<double>(chars))
            return "a link after an arrow or sign";
        if (line.text.starts_with(">>") && !statement && !page.enclosing(line.element, "pre"))
            return "no sentence, after an arrow";
    }
    const std::string_view plain = without_courtesy(words, wording.text);
    if (const std::size_t phrase = words.begin(plain, Phrase::insert)) {
        const Pointer pointer = pointer_of(line, wording, plain.substr(phrase));
        const bool short_line =
            line.words <= max_insert_label_words && !statement && line.kind != BlockKind::heading;
        if (pointer.label || pointer.linked > 0.3 || short_line ||
            ((pointer.colon || plain[phrase - 1] == ':' || wording.pointed) && !statement))
            return "begins with words of an insert";
    }
    if (const std::size_t phrase = words.begin(wording.text, Phrase::hint)) {
        const Pointer pointer = pointer_of(line, wording, std::string_view(wording.text).substr(phrase));
        if (!pointer.label && (pointer.linked >= mostly || (pointer.colon && pointer.set_off && !statement)))
            return "begins with words that may be an insert, and what follows is linked or set off";
    }
    return {};
}

// "%%banner%%", "{{ related }}", "[[ads]]": what a template did not fill in.
bool is_template_code(std::string_view text) {
    constexpr std::size_t longest = 60;
    constexpr std::array<std::array<std::string_view, 2>, 6> marks = {
        {{"%%", "%%"}, {"{{", "}}"}, {"{%", "%}"}, {"[[", "]]"}, {"<%", "%>"}, {"__", "__"}}};
    return text.size() <= longest && std::any_of(marks.begin(), marks.end(), [&](const auto &mark) {
               return text.size() > 4 && text.starts_with(mark[0]) && text.ends_with(mark[1]);
           });
}

// "★★★★☆ (25 phiếu)"
bool begins_with_stars(std::string_view text) {
    constexpr std::size_t fewest = 3;
    constexpr std::size_t star = 3; // bytes
    std::size_t stars = 0;
    while (text.starts_with("★") || text.starts_with("☆")) {
        text.remove_prefix(star);
        ++stars;
    }
    return stars >= fewest;
}

bool has_quotes(std::string_view text) {
    return text.find('"') != std::string_view::npos || text.find("“") != std::string_view::npos ||
           text.find("«") != std::string_view::npos;
}

// An invitation: with a sign of one after it, or as the label of a form. What also begins sentences is one
// only with the words of where one reads the paper.
bool is_appeal(const PageWords &words, const Line &line, std::string_view text) {
    const std::size_t phrase = words.begin(text, Phrase::appeal);
    if (phrase == 0 || line.words > max_appeal_words)
        return false;
    if (words.is(text.substr(0, phrase), Phrase::follow))
        return words.has(text, Phrase::channel) || (!ends_statement(line) && words.has(text, Phrase::ours));
    return words.has(text, Phrase::sign) || (line.words <= max_form_words && !ends_statement(line));
}

// What the site says for itself.
void drop_appeals(const Page &page, Line &line, const std::string &text) {
    if (has_quotes(text))
        return;
    if (line.words <= max_notice_words && page.words->begin(text, Phrase::notice) > 0)
        page.drop(line, "site notice",
                  [] { return std::string("begins with words of a notice to visitors"); });
    else if (is_appeal(*page.words, line, text))
        page.drop(line, name_of(Mark::promotion),
                  [] { return std::string("begins with an appeal, and has a sign of one"); });
}

// "Xem thêm: …", "Advertisement", "1.234 lượt xem". Says whether the line was the label of a list of
// pointers.
bool drop_insert(const Page &page, Line &line, const Wording &wording) {
    const PageWords &words = *page.words;
    const std::string &text = wording.text;
    const std::string key = key_of_words(text);
    const auto because = [](std::string_view why) { return [why] { return std::string(why); }; };
    if (is_template_code(line.text))
        page.drop(line, "shortcode", because("a template's code"));
    else if (key.empty())
        page.drop(line, "scrap", because("signs only"));
    else if (words.begins(text, Phrase::placeholder))
        page.drop(line, "placeholder", because("begins with words of a placeholder"));
    else if (is_hashtags(text))
        page.drop(line, name_of(Mark::tags), because("every word is a hashtag"));
    else if (is_address(text))
        page.drop(line, "address", because("nothing but an address"));
    else if (line.words <= max_scrap_words &&
             (words.is(key, Phrase::scrap) || is_counter(text, key) || is_row_of_scraps(words, key)))
        page.drop(line, "scrap", because("is a phrase that says nothing alone"));
    else if (line.words <= max_scrap_words && (words.is(key, Phrase::rating) || begins_with_stars(line.text)))
        page.drop(line, "scrap", because("a rating"));
    else if (line.words <= max_widget_words && words.begin(key, Phrase::widget) > 0 &&
             (line.words < min_statement_words || !ends_statement(line)))
        page.drop(line, "scrap", because("begins with words of a widget"));
    else if (line.words <= max_tags_words && words.begin(text, Phrase::tags) > 0 &&
             (line.link_chars > 0 || (words.begins(text, Phrase::keywords) && !ends_statement(line))))
        page.drop(line, name_of(Mark::tags), because("begins with words of a line of tags"));
    if (line.verdict || line.words > max_insert_words)
        return false;
    if (const std::string_view why = pointer_because(page, line, wording); !why.empty()) {
        page.drop(line, name_of(Mark::related), because(why));
        return line.link_chars == 0 && (line.text.ends_with(':') || line.words <= max_insert_label_words);
    }
    return false;
}

// After the label of a list of pointers: items, of which none is a sentence.
void drop_pointed_list(Page &page, std::size_t at, std::size_t end) {
    std::optional<std::size_t> list;
    for (; at < end; ++at) {
        Line &line = page.lines[at];
        if (line.kind != BlockKind::item || line.words > max_insert_words || ends_statement(line))
            return;
        const std::size_t parent = page.elements[line.element].parent;
        if (list && *list != parent && !page.inside(line.element, *list))
            return;
        list = list ? list : parent;
        page.drop(line, name_of(Mark::related), [] { return std::string("in the list below an insert"); });
    }
}

} // namespace

void drop_inserts(Page &page, std::size_t root) {
    const Element &element = page.elements[root];
    for (std::size_t i = element.first_line; i < element.end_line; ++i) {
        Line &line = page.lines[i];
        if (line.verdict || line.kind == BlockKind::table_row)
            continue;
        const Wording wording = wording_of(line.text);
        if (drop_insert(page, line, wording))
            drop_pointed_list(page, i + 1, element.end_line);
        if (!line.verdict && line.words <= max_notice_words)
            drop_appeals(page, line, wording.text);
    }
}

} // namespace baonoi::extract
