// SPDX-License-Identifier: GPL-3.0-or-later
// What people type into a search, as FTS5 is asked; and texts as its tokenizer is to see them.
#pragma once

#include "lib/sqlite/sqlite.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::store {

// The parts of a text between its blanks.
std::vector<std::string> words_of(const std::string &text);

enum class Last { whole, beginning };
// The parts between blanks as phrases of FTS5, "example.vn/3" is three words in a row; the last may go on
// unless it is whole. Empty: there is no word.
std::string phrases_of(const std::string &text, Last last = Last::beginning);
// Whether it takes long to gather what the beginning of a word matches that it ends with, when that is much.
bool may_match_much(const std::string &text);

// A text as the index of what articles say sees it: letters and digits apart, as in 100 USD.
std::string with_digits_apart(const std::string &text);

// What FTS5 is asked for the articles whose text may hold the word; others may be among them. Nothing: the
// index cannot tell.
std::optional<std::string> match_of_word(const sqlite::Database &database, const std::string &word);

// What an article says goes into the index in place of what it said, or comes out of it. To be called before
// its sentences change, and after.
void forget_text(const sqlite::Database &database, const std::string &source, const std::string &input);
enum class TextOrder { newest, oldest };
void index_text(const sqlite::Database &database, const std::string &source, const std::string &input,
                TextOrder order = TextOrder::newest);

} // namespace baonoi::store
