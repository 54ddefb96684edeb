// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens of a block to its sentences. normalise() calls it with the tokens of BlockReading; it moves
// tokens and sets pauses, and never changes what is spoken.
#pragma once

#include "model/utterance.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

// Utterances of the block, one at least when there are tokens; every one has a spoken token unless the whole
// block has none. The pause after the last is that of the kind of block.
std::vector<Utterance> sentences(std::vector<Token> tokens, std::string_view text, std::size_t block,
                                 BlockKind kind);

// Of all utterances of an article.
void mark_ends_of_lists(std::vector<Utterance> &utterances);

} // namespace baonoi::normalise
