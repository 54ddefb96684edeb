// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/word_places.h"

#include "base/error.h"

#include <fmt/format.h>

namespace baonoi::normalise {

WordPlaces::WordPlaces(const std::string &word) : word_(lexicon_text(word)) {
    if (!is_grapheme(word_))
        throw Error(Next::skip, fmt::format("\"{}\" cannot be an entry of a lexicon", word));
    key_ = key_of(word_);
}

bool WordPlaces::takes(std::string_view text) const {
    if (!is_grapheme(text))
        return false;
    const GraphemeKey other = key_of(text);
    if (!key_.capital || (key_.small && other.capital && !other.small))
        return other.folded == key_.folded;
    return other.exact == key_.exact;
}

std::optional<std::string> WordPlaces::reading(const std::string &sentence, const Reader &reader) const {
    const ReadLine line = read_line(sentence, reader);
    std::string spoken;
    bool is_there = false;
    for (const Utterance &utterance : line.utterances) {
        const std::vector<Token> &tokens = utterance.tokens;
        for (std::size_t i = 0; i < tokens.size() && !is_there; ++i)
            for (std::size_t j = i; j < tokens.size() && !is_there; ++j) {
                const std::size_t length = tokens[j].source.end - tokens[i].source.begin;
                if (length > longest_grapheme)
                    break;
                is_there = takes(std::string_view(line.text).substr(tokens[i].source.begin, length));
            }
        spoken += (spoken.empty() ? "" : " ") + spoken_text(utterance);
    }
    return is_there ? std::optional(spoken) : std::nullopt;
}

} // namespace baonoi::normalise
