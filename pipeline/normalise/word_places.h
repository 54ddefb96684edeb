// SPDX-License-Identifier: GPL-3.0-or-later
// Which sentences a lexicon's entry of a word changes, or would change: the command and the API that show an
// editor its impact ask here.
#pragma once

#include "normalise/lexicon.h"
#include "normalise/normalise.h"

#include <optional>
#include <string>
#include <string_view>

namespace baonoi::normalise {

// Which texts an entry of that word takes (lexicon.h).
class WordPlaces {
public:
    // Throws skip when the word cannot be an entry.
    explicit WordPlaces(const std::string &word);

    const std::string &word() const { return word_; } // as lexicon_text() leaves it
    // How the sentence is read, when the word is whole tokens of it: part of a date, of another word or of a
    // longer entry is none of the word's.
    std::optional<std::string> reading(const std::string &sentence, const Reader &reader) const;
    // Whether the text is the word, in a case that its entry takes.
    bool takes(std::string_view text) const;

private:
    std::string word_;
    GraphemeKey key_;
};

} // namespace baonoi::normalise
