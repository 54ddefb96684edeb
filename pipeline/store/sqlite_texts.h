// SPDX-License-Identifier: GPL-3.0-or-later
// The index of what articles say, in FTS5.
#pragma once

#include "lib/sqlite/sqlite.h"

#include <optional>
#include <string>

namespace baonoi::store {

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
