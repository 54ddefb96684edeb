// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of others, such as file names, on a terminal or in the log.
#pragma once

#include <string>
#include <string_view>

namespace baonoi {

// Control characters (C0, DEL, C1) become "\x1b", "\x0a", "\x9b": nothing moves the cursor or begins a line.
// What turns the direction of writing or begins a line in Unicode becomes "\u202e": "gpj.exe" is not shown as
// "exe.jpg".
std::string printable(std::string_view text);

// The same, and lines stay lines.
std::string printable_lines(std::string_view text);

} // namespace baonoi
