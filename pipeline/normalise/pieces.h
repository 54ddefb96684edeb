// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner: text to pieces (words, digits, blanks, symbols), in one pass and linear time. BlockReading
// scans every block, the lexicon its graphemes; the scanner knows letters but no words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

// Text made easy to scan: full-width forms are ASCII, characters without width (soft hyphen, zero-width
// space, direction marks) are gone. source() leads back to the text it was made from, which must outlive it.
class CleanText {
public:
    explicit CleanText(std::string_view source);
    // The clean text of `before` with a blank put in at each of these offsets, which ascend.
    CleanText(const CleanText &before, const std::vector<std::size_t> &blanks);
    CleanText(const CleanText &) = delete;
    CleanText &operator=(const CleanText &) = delete;
    std::string_view text() const { return origin_.empty() ? source_ : std::string_view(cleaned_); }
    // The offset in the source of a byte of text(), text().size() included.
    std::size_t source(std::size_t at) const { return origin_.empty() ? at : origin_[at]; }

private:
    std::string_view source_;
    std::string cleaned_;
    std::vector<std::uint32_t> origin_; // empty when nothing had to change
};

enum class PieceKind : std::uint8_t { word, number, blank, symbol };
enum class Case : std::uint8_t { lower, title, upper, mixed }; // one capital alone is upper

struct Piece {
    std::uint32_t begin = 0; // bytes of the clean text
    std::uint32_t end = 0;
    char32_t symbol = 0;          // of a symbol, with dashes, quotes and bullets made one: - — " ' • …
    std::uint32_t characters = 0; // of a word
    PieceKind kind = PieceKind::blank;
    Case letters = Case::lower; // of a word
};

// Pieces tile the text. A word is a run of letters, and apostrophes between them, either all Latin and Greek
// or all of other scripts; a number is a run of ASCII digits; a blank is a run of white space; every other
// character is a symbol of its own.
std::vector<Piece> scan(std::string_view clean_text);

} // namespace baonoi::normalise
