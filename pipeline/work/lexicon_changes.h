// SPDX-License-Identifier: GPL-3.0-or-later
// What editors change in the newsroom's lexicon: the file is written, and who did it, when, and what was
// there before are on record, so that it can be undone. The API calls this, and lexicon_command.cpp notes
// what it did.
#pragma once

#include "normalise/own_lexicon.h"
#include "settings/config.h"
#include "store/store.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::work {

// How an entry's word is to be written in a text.
enum class WordCase {
    as_given, // a word with a capital letter just so, any other in any case
    any,
    exact,
};

// The order with its word written so that it means that. Throws skip when it cannot be.
normalise::LexiconOrder with_case(normalise::LexiconOrder order, WordCase which);

// Keeps what was changed; its number, 0 when nothing was.
std::int64_t note_lexicon_change(store::Store &store, const normalise::OwnChange &change,
                                 const normalise::LexiconOrder &order, const std::string &who,
                                 std::int64_t undoes = 0);

// What became of an order.
struct WordChange {
    normalise::LexiconChange change = normalise::LexiconChange::none;
    std::string word, file;
    std::int64_t id = 0; // of the record; 0: nothing was changed
};

std::string_view name_of(normalise::LexiconChange change);

// Each throws skip with what is to be told to the editor: what cannot be an entry, a lexicon of the newsroom
// that is malformed, cannot be written, or is not configured.
WordChange add_word(store::Store &store, const settings::Config &config,
                    const normalise::LexiconOrder &order);
std::vector<WordChange> remove_word(store::Store &store, const settings::Config &config,
                                    const std::string &word, const std::string &who);
// What was there before the change is there again. Throws skip as well when the word was changed since: that
// change is to be undone first.
WordChange undo_lexicon_change(store::Store &store, const settings::Config &config, std::int64_t id,
                               const std::string &who);

} // namespace baonoi::work
