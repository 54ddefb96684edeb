// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/pieces.h"

#include "base/utf8.h"
#include "normalise/letters.h"

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

// Cheap: false for all lead bytes of ASCII and Vietnamese letters.
bool may_need_cleaning(unsigned char lead) {
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
        if (folded.from.find(value) != folded.from.npos)
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

CleanText::CleanText(std::string_view source) : source_(source) {
    bool changed = false;
    for (std::size_t at = 0; at < source.size() && !changed; ++at) {
        if (!may_need_cleaning(static_cast<unsigned char>(source[at])))
            continue;
        const char32_t value = decode_utf8(source, at).value;
        changed = has_no_width(value) || is_full_width(value);
    }
    if (!changed)
        return;
    for (std::size_t at = 0; at < source.size();) {
        const CodePoint point = decode_utf8(source, at);
        if (!has_no_width(point.value))
            append_utf8(cleaned_, is_full_width(point.value) ? point.value - 0xFEE0 : point.value);
        origin_.resize(cleaned_.size(), static_cast<std::uint32_t>(at));
        at += point.length;
    }
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
