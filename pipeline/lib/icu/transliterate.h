// SPDX-License-Identifier: GPL-3.0-or-later
// Other scripts in Latin letters. The rules are loaded on the first call (up to half a second); programs that
// never call pay nothing.
#pragma once

#include <string>
#include <string_view>

namespace baonoi::icu {

// Valid UTF-8 in the Latin letters of ASCII, by ICU's "Any-Latin; Latin-ASCII" ("तमिल" is "tamila").
// Characters for which ICU has no rule stay as they are. Threads: calls wait for each other. Throws stop when
// ICU fails.
std::string latin_letters(std::string_view text);

} // namespace baonoi::icu
