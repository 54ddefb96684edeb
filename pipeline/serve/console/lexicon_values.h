// SPDX-License-Identifier: GPL-3.0-or-later
// What the lexicon's screens show of an entry, of a change and of what was just done.
#pragma once

#include "serve/call.h"
#include "serve/console/texts.h"
#include "work/lexicon_list.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace baonoi::serve::console {

// "/lexicon/words/Zandora"
std::string address_of_word(const std::string &word);

nlohmann::json entry_value(const Texts &texts, const normalise::LexiconEntry &entry);

// The changes, the last first; each with the button that takes it back where that can be done.
nlohmann::json change_rows(const Texts &texts, const std::vector<store::LexiconChangeRecord> &changes);

// What the form to enter a word begins with. fault: why it was refused, in words; empty: it was not.
struct WordForm {
    std::string word, said, role, sentence, fault = {};
};
nlohmann::json word_form_value(const Texts &texts, const WordForm &form);

// The screen with what was entered.
http::ServerResponse show_lexicon(const Call &call, const WordForm &form, int status);

// Of ?changed=1-2, the changes that the page before made; false: none.
nlohmann::json news_value(const Call &call, const Texts &texts);

} // namespace baonoi::serve::console
