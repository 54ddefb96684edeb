// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/pieces.h"

#include "base/utf8.h"
#include "normalise/letters.h"

namespace baonoi {

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

char32_t folded_symbol(char32_t value) {
    switch (value) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
        return U'-';
    case 0x2015:
        return U'—';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
    case 0x2033:
    case 0x300C:
    case 0x300D:
        return U'"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case 0x203A:
    case 0x2032:
    case '`':
    case 0xB4:
        return U'\'';
    case 0xB7:
    case 0x2022:
    case 0x25CF:
    case 0x25AA:
    case 0x25A0:
    case 0x25E6:
    case 0x25CB:
    case 0x2043:
        return U'•';
    case 0x2044:
    case 0x2215:
        return U'/';
    case 0x223C:
    case 0x301C:
        return U'~';
    case 0x3001:
        return U',';
    case 0x3002:
        return U'.';
    default:
        return value;
    }
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
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
        while (at_ < text_.size()) {
            const CodePoint point = decode_utf8(text_, at_);
            if (!is_letter(point.value) && !joins(point))
                break;
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

std::vector<Piece> scan(std::string_view clean_text) {
    return Scanner(clean_text).run();
}

} // namespace baonoi
