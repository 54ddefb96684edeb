// SPDX-License-Identifier: GPL-3.0-or-later
// One block of text to its tokens. normalise() makes one for each block, lets all of them learn the article's
// own abbreviations and then asks each for its tokens. It calls the scanner and the classes; it makes no
// sentences.
#pragma once

#include "model/utterance.h"
#include "normalise/classes.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

// All candidates of one place, for explain_line.
struct Decision {
    ByteSpan source;
    Candidates candidates;
    std::size_t best = 0;
};

// text: NFC; it outlives the object.
class BlockReading {
public:
    explicit BlockReading(std::string_view text);
    // What this block tells of the article is added to definitions, before any block is read.
    void learn(Definitions &definitions, const Reader::Parts &parts);
    // The tokens tile the text. decisions may be null. A text of up to 32 KB in which words stand without
    // their blank is read again as if it had them: parts of them may be words of an entry.
    std::vector<Token> tokens(const Reader::Parts &parts, const Definitions &definitions,
                              std::vector<Decision> *decisions) const;

private:
    BlockReading(const BlockReading &before, const std::vector<std::size_t> &blanks);
    // One reading. missing_blanks: offsets of the clean text.
    std::vector<Token> read(const Reader::Parts &parts, const Definitions &definitions,
                            std::vector<Decision> *decisions, std::vector<std::size_t> &missing_blanks) const;

    CleanText clean_;
    std::vector<Piece> pieces_;
    std::vector<Repeated> repeated_;
};

} // namespace baonoi::normalise
