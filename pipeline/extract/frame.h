// SPDX-License-Identifier: GPL-3.0-or-later
// What is said before and after an article: a text of the newsroom's with places for what the article says of
// itself, {title}, {date} and {site}.
#pragma once

#include "model/script.h"

#include <optional>
#include <string>

namespace baonoi::extract {

// The text for an article. A sentence with a fact that the article does not tell is left out.
std::string filled_in(const std::string &text, const Script &script);

// The script with an intro before its first block and an outro after its last. An intro that says the title
// says it in its place: the title's block becomes a drop.
Script framed(Script script, const std::string &intro, const std::string &outro);

} // namespace baonoi::extract
