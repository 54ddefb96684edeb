// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody asked for, in the words of the console's language.
#pragma once

#include "serve/console/texts.h"

#include <string>

namespace baonoi::serve::console {

struct OrderWords {
    std::string what;
    std::string details; // what was set; empty: nothing
};

// what: as it is on record (work/order_kinds.h). What another version of the program kept stays as it is.
OrderWords order_words(const Texts &texts, const std::string &what);

} // namespace baonoi::serve::console
