// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/pieces.h"

#include "base/utf8.h"
#include "normalise/letters.h"
#include "normalise/syllable.h"

#include <array>

namespace baonoi::normalise {

namespace {

bool has_no_width(char32_t value) {
    return value == 0xAD || (value >= 0x200B && value <= 0x200F) || (value >= 0x202A && value <= 0x202E) ||
           value == 0x2060 || value == 0xFEFF || (value >= 0xFE00 && value <= 0xFE0F);
}

bool is_full_width(char32_t value) {
    return value >= 0xFF01 && value <= 0xFF5E;
}

// ₀ to ₉
bool is_subscript(char32_t value) {
    return value >= 0x2080 && value <= 0x2089;
}

// The digit or minus of a superscript, else 0.
char superscript(char32_t value) {
    if (value == 0xB9)
        return '1';
    if (value == 0xB2 || value == 0xB3)
        return static_cast<char>('2' + (value - 0xB2));
    if (value == 0x2070 || (value >= 0x2074 && value <= 0x2079))
        return static_cast<char>('0' + (value - 0x2070));
    return value == 0x207B ? '-' : '\0';
}

bool is_eth(char32_t value) {
    return value == 0xD0 || value == 0xF0;
}

// Cheap: false for all lead bytes of ASCII and for Vietnamese letters.
bool may_need_cleaning(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead == 0xC3 && at + 1 < text.size())
        return (static_cast<unsigned char>(text[at + 1]) & 0xDFU) == 0x90;
    return lead == 0xC2 || lead == 0xE2 || lead == 0xEF;
}

struct Folded {
    std::u32string_view from;
    char32_t to;
};
constexpr std::array<Folded, 9> folded_symbols{{
    {U"\u2010\u2011\u2012\u2013\u2212\uFE58\uFE63", U'-'},
    {U"\u2015", U'—'},
    {U"“”„\u201F«»\u2033\u300C\u300D", U'"'},
    {U"‘’\u201A\u201B\u2039\u203A\u2032`\u00B4", U'\''},
    {U"·•●▪■◦○\u2043", U'•'},
    {U"\u2044\u2215", U'/'},
    {U"\u223C\u301C", U'~'},
    {U"\u3001", U','},
    {U"\u3002", U'.'},
}};

char32_t folded_symbol(char32_t value) {
    if (value < 0x80 && value != '`')
        return value;
    for (const Folded &folded : folded_symbols)
        if (folded.from.find(value) != std::string_view::npos)
            return folded.to;
    return value;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Neither Latin nor Greek, whose letters stand in units (μg), nor a mark of theirs, nor an apostrophe.
bool is_other_script(char32_t value) {
    return value >= 0x400 && (value < 0x1E00 || value >= 0x2100);
}

bool is_apostrophe(char32_t value) {
    return value == '\'' || value == 0x2019;
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) { pieces_.reserve(text.size() / 3 + 8); }

    std::vector<Piece> run() {
        while (at_ < text_.size()) {
            Piece piece;
            piece.begin = static_cast<std::uint32_t>(at_);
            take(piece);
            piece.end = static_cast<std::uint32_t>(at_);
            pieces_.push_back(piece);
        }
        return std::move(pieces_);
    }

private:
    void take(Piece &piece) {
        if (is_digit(text_[at_])) {
            piece.kind = PieceKind::number;
            while (at_ < text_.size() && is_digit(text_[at_]))
                ++at_;
            return;
        }
        const CodePoint point = decode_utf8(text_, at_);
        if (is_letter(point.value))
            return take_word(piece);
        at_ += point.length;
        if (!is_blank(point.value)) {
            piece.kind = PieceKind::symbol;
            piece.symbol = folded_symbol(point.value);
            return;
        }
        while (at_ < text_.size()) {
            const CodePoint next = decode_utf8(text_, at_);
            if (!is_blank(next.value))
                return;
            at_ += next.length;
        }
    }

    void take_word(Piece &piece) {
        piece.kind = PieceKind::word;
        std::uint32_t capitals = 0;
        bool first_capital = false;
        bool other_script = false;
        while (at_ < text_.size()) {
            const CodePoint point = decode_utf8(text_, at_);
            const bool letter = is_letter(point.value);
            const bool other = letter ? is_other_script(point.value) : other_script;
            if ((!letter && !joins(point)) || (piece.characters > 0 && other != other_script))
                break;
            other_script = other;
            if (is_upper(point.value)) {
                ++capitals;
                first_capital |= piece.characters == 0;
            }
            ++piece.characters;
            at_ += point.length;
        }
        if (capitals == 0)
            piece.letters = Case::lower;
        else if (capitals == piece.characters)
            piece.letters = Case::upper;
        else
            piece.letters = capitals == 1 && first_capital ? Case::title : Case::mixed;
    }

    // An apostrophe inside a word: O'Brien, M'Nông.
    bool joins(const CodePoint &point) const {
        const std::size_t next = at_ + point.length;
        return is_apostrophe(point.value) && next < text_.size() && is_letter(decode_utf8(text_, next).value);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Piece> pieces_;
};

} // namespace

namespace {

constexpr std::size_t longest_word = 64; // bytes looked at

// Ðà, HÐND, ðồng: Đ typed as the Icelandic letter. Guðmundsson keeps it.
bool is_typed_for_d(std::string_view source, std::size_t at) {
    std::size_t begin = at;
    for (std::size_t before = at; before > 0 && at - before < longest_word;) {
        --before;
        if (is_continuation(source[before]))
            continue;
        if (!is_letter(decode_utf8(source, before).value))
            break;
        begin = before;
    }
    if (begin == at)
        return true;
    std::string word;
    bool vietnamese = is_upper(decode_utf8(source, at).value);
    for (std::size_t i = begin; i < source.size();) {
        const CodePoint point = decode_utf8(source, i);
        if (!is_letter(point.value))
            break;
        vietnamese |= is_vietnamese_letter(to_lower(point.value));
        append_utf8(word, is_eth(point.value) ? U'đ' : point.value);
        i += point.length;
    }
    return vietnamese || is_syllable(word);
}

// 10⁻⁹, 10¹²: superscripts behind a digit that are no unit's ² or ³. The byte after them, else at.
std::size_t power_end(std::string_view source, std::size_t at, bool after_digit) {
    if (!after_digit || superscript(decode_utf8(source, at).value) == '\0')
        return at;
    std::size_t end = at;
    std::size_t count = 0;
    bool digit = false;
    while (end < source.size()) {
        const CodePoint point = decode_utf8(source, end);
        const char sign = superscript(point.value);
        if (sign == '\0' && !has_no_width(point.value))
            break;
        count += sign != '\0' ? 1 : 0;
        digit |= sign != '\0' && sign != '-';
        end += point.length;
    }
    const bool unit = count == 1 && decode_utf8(source, at).length == 2;
    return digit && !unit ? end : at;
}

// Without width, or a broken byte beside a blank or at an end: "Chư \uFFFDPrông".
bool is_left_out(std::string_view source, std::size_t at, const CodePoint &point) {
    const std::size_t end = at + point.length;
    const bool beside_blank = at == 0 || source[at - 1] == ' ' || end >= source.size() || source[end] == ' ';
    return has_no_width(point.value) || (point.value == replacement_character && beside_blank);
}

bool needs_cleaning(std::string_view source, std::size_t at) {
    if (!may_need_cleaning(source, at))
        return false;
    const CodePoint point = decode_utf8(source, at);
    const char32_t value = point.value;
    return is_left_out(source, at, point) || is_full_width(value) || is_subscript(value) || is_eth(value) ||
           power_end(source, at, at > 0 && is_digit(source[at - 1])) > at;
}

} // namespace

CleanText::CleanText(std::string_view source) : source_(source) {
    bool changed = false;
    for (std::size_t at = 0; at < source.size() && !changed; ++at)
        changed = needs_cleaning(source, at);
    if (!changed)
        return;
    for (std::size_t at = 0; at < source.size();) {
        const CodePoint point = decode_utf8(source, at);
        const std::size_t end = power_end(source, at, !cleaned_.empty() && is_digit(cleaned_.back()));
        if (end > at) {
            cleaned_ += '^';
            origin_.resize(cleaned_.size(), static_cast<std::uint32_t>(at));
            for (; at < end; at += decode_utf8(source, at).length) {
                if (const char sign = superscript(decode_utf8(source, at).value); sign != '\0')
                    cleaned_ += sign;
                origin_.resize(cleaned_.size(), static_cast<std::uint32_t>(at));
            }
            continue;
        }
        if (is_eth(point.value) && is_typed_for_d(source, at))
            append_utf8(cleaned_, point.value == 0xD0 ? U'Đ' : U'đ');
        else if (is_subscript(point.value))
            cleaned_ += static_cast<char>('0' + (point.value - 0x2080));
        else if (!is_left_out(source, at, point))
            append_utf8(cleaned_, is_full_width(point.value) ? point.value - 0xFEE0 : point.value);
        origin_.resize(cleaned_.size(), static_cast<std::uint32_t>(at));
        at += point.length;
    }
    if (!cleaned_.empty()) // of a text that is left out altogether the tokens tell as it stands
        origin_.push_back(static_cast<std::uint32_t>(source.size()));
}

CleanText::CleanText(const CleanText &before, const std::vector<std::size_t> &blanks)
    : source_(before.source_) {
    const std::string_view text = before.text();
    auto blank = blanks.begin();
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (; blank != blanks.end() && *blank == at; ++blank) {
            cleaned_ += ' ';
            origin_.push_back(static_cast<std::uint32_t>(before.source(at)));
        }
        cleaned_ += text[at];
        origin_.push_back(static_cast<std::uint32_t>(before.source(at)));
    }
    origin_.push_back(static_cast<std::uint32_t>(source_.size()));
}

std::vector<Piece> scan(std::string_view clean_text) {
    return Scanner(clean_text).run();
}

} // namespace baonoi::normalise
