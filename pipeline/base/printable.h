// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of others, such as file names, on a terminal.
#pragma once

#include <string>
#include <string_view>

namespace baonoi {

// Control characters (C0, DEL, C1) become "\x1b", "\x0a", "\x9b": nothing moves the cursor or begins a line.
std::string printable(std::string_view text);

// The same, and lines stay lines.
std::string printable_lines(std::string_view text);

} // namespace baonoi
