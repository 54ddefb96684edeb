// SPDX-License-Identifier: GPL-3.0-or-later
// What HTML allows inside an element, as far as it decides where a player can stand.
#pragma once

#include <string_view>

namespace baonoi::html {

enum class Holds {
    blocks, // a <div> may stand in it
    words,  // only phrasing content: the player is a <span>
    rows,   // only parts of a table or list: the player goes into one of them
    nothing // void, embedded or interactive: the player takes its place or follows it
};

Holds holds(std::string_view element_name);
bool is_heading(std::string_view element_name); // h1 … h6

} // namespace baonoi::html
