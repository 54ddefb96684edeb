// SPDX-License-Identifier: GPL-3.0-or-later
// What a hostile library, or a parser that somebody has taken over, does to its host.
#pragma once

#include <string>

namespace baonoi::test {

// What is asked for: its name, a colon, and a file, a port or a process: "read:/etc/passwd". True when it
// succeeds; what is "nothing" always does.
bool attempt(const std::string &asked);

std::string own_folder(); // of the library or program that this is in

} // namespace baonoi::test
