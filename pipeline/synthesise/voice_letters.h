// SPDX-License-Identifier: GPL-3.0-or-later
// Which letters may reach the engine. Digits, symbols, other scripts and decomposed marks may not: eSpeak NG
// reads digits wrong, obeys some symbols, and crashes on some scripts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baonoi::synthesise {

// The word in lower case when it consists of letters of Vietnamese writing, NFC (f, j, w and z included).
std::optional<std::string> vietnamese_word(std::string_view word);

// Mnemonics of eSpeak's phonemes: printable ASCII without blanks, quotes, "<", ">", "[[" or "]]", and without
// "_^_", which would change the language of what follows.
bool are_phonemes(std::string_view text);

} // namespace baonoi::synthesise
