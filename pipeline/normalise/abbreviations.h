// SPDX-License-Identifier: GPL-3.0-or-later
// What the article and the lexicon say about a run of pieces. The grammars of abbreviations, addresses,
// documents and words ask here; the answers come from Definitions and Lexicon. Nothing here decides which
// reading wins.
#pragma once

#include "normalise/context.h"

#include <cstddef>
#include <optional>
#include <string>

namespace baonoi::normalise {

struct LexiconMatch {
    const Lexeme *lexeme = nullptr;
    std::size_t end = 0; // piece after it
};

// The longest grapheme of the lexicon that begins at a piece.
LexiconMatch longest_match(const Context &context, std::size_t at);
// The alias that fits the words around pieces [begin, end); null when none does.
const Alias *fitting_alias(const Context &context, const Lexeme &lexeme, std::size_t begin, std::size_t end);
// What pieces [begin, end) mean by the editor's lexicon, else by the article's own definitions, else by ours.
std::optional<std::string> meaning_of(const Context &context, std::size_t begin, std::size_t end);

// The words without those of their beginning that stand before piece at: "đường" before ĐT.721 leaves "tỉnh".
// At least `fewest` words have to be the same.
std::string without_words_before(const Context &context, std::size_t at, std::string spoken,
                                 std::size_t fewest);

} // namespace baonoi::normalise
