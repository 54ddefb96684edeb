// SPDX-License-Identifier: GPL-3.0-or-later
// What normalise makes: the article as it will be spoken.
#pragma once

#include "model/script.h"
#include "model/units.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi {

// The pause after a token, by kind; a voice says how long each is.
enum class Pause {
    none,
    bracket,
    comma,
    colon,
    semicolon,
    dash,
    ellipsis,
    sentence,
    item,
    paragraph,
    heading,
    title
};

std::string_view name_of(Pause pause);

// A piece of the source and what is said for it. Silent tokens (blanks, punctuation, dropped symbols) have no
// spoken form; their rule says why.
struct Token {
    ByteSpan source;    // in the block's text
    std::string spoken; // words separated by one space; Vietnamese syllables unless language says otherwise
    std::string
        rule; // semiotic class or rule: "word", "cardinal", "lexicon", "blank", "punctuation", "symbol"
    std::string language = "vi"; // BCP 47; "und" when the letters do not tell which
    std::string phonemes =
        {}; // from a lexicon's <phoneme alphabet="x-espeak">, replaces spoken for the voice
    Pause pause = Pause::none;
    bool unknown = false; // spelled or marked for want of an entry; reported to the editor
    bool asks = false;    // a question mark
    bool operator==(const Token &) const = default;
};

// One sentence of one block. The tokens' spans tile the utterance's span; the utterances of a block tile its
// text.
struct Utterance {
    std::size_t block = 0; // index in Script::blocks
    BlockKind kind = BlockKind::paragraph;
    ByteSpan source;
    std::vector<Token> tokens;
    Pause pause = Pause::sentence; // after the last word
    bool question = false;
    bool begins_block = false; // its first sentence
    bool ends_list = false;    // the last sentence of the last of several items, or rows, in a row
    bool operator==(const Utterance &) const = default;
};

// The spoken tokens joined by spaces, without punctuation.
std::string spoken_text(const Utterance &utterance);

} // namespace baonoi
