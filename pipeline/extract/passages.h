// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a text a passage stands that an editor named, also after the page was edited. A passage is made of
// whole sentences. Compared are its words: case, punctuation and blanks do not count.
//
// The same words are always it, wherever they stand. Without them, it is the run of sentences that differs
// least from it, when at most a fifth of the words of the longer one came, went or changed and the passage
// has at least five. Short passages are not guessed at: another line that is nearly the same says something
// else.
#pragma once

#include "model/units.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace baonoi::extract {

// Words as numbers, the same number for the same word.
using Words = std::vector<std::uint32_t>;

class Vocabulary {
public:
    Words words_of(std::string_view text);

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

// A sentence or less: what ends with a full stop or its like.
struct Piece {
    ByteSpan span; // in its text, the blank after it included; the pieces of a text tile it
    Words words;
};
std::vector<Piece> pieces_of(std::string_view text, Vocabulary &vocabulary);

// Pieces of one text, from begin to end.
struct PieceRun {
    std::size_t text = 0; // which of the texts
    std::size_t begin = 0, end = 0;
    bool operator==(const PieceRun &) const = default;
};

using Texts = std::vector<std::vector<Piece>>;

// Where the same words stand.
std::vector<PieceRun> same_words(const Texts &texts, const Words &passage);

// The run that is most like the passage, within the tolerance above: at most one. known: pieces that are
// something else; a run of them alone is passed over. comparisons: how many may be made still.
std::vector<PieceRun> most_alike(const Texts &texts, const Words &passage, const std::set<Words> &known,
                                 std::size_t &comparisons);

// How many words have to come, go or change to make b of a; more than most: some number above it.
std::size_t distance(const Words &a, const Words &b, std::size_t most);

} // namespace baonoi::extract
