// SPDX-License-Identifier: GPL-3.0-or-later
// What people type into a search, as FTS5 is asked; and texts as its tokenizer is to see them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baonoi::store {

// The parts of a text between its blanks.
std::vector<std::string> words_of(const std::string &text);

// As both indexes see it: letters, digits and what combines with them.
bool is_of_word(char32_t value);

enum class Last { whole, beginning };
// The parts between blanks as phrases of FTS5, "example.vn/3" is three words in a row; the last may go on
// unless it is whole. Empty: there is no word.
std::string phrases_of(const std::string &text, Last last = Last::beginning);
// Whether it takes long to gather what the beginning of a word matches that it ends with, when that is much.
bool may_match_much(const std::string &text);

// A text as the index of what articles say sees it: letters and digits apart, as in 100 USD.
std::string with_digits_apart(const std::string &text);

} // namespace baonoi::store
