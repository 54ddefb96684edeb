// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens as people give and take them: on the command line and in the console. Both are on record.
#pragma once

#include "base/clock.h"
#include "store/store.h"

#include <string>

namespace baonoi::work {

struct TokenOrder {
    std::string who;  // gives or takes it, for the record
    std::string name; // of the token
    store::Role role = store::Role::viewer;
    int days = 0; // until it expires; 0: never
};

// The token, which is kept nowhere. Throws skip for a name that is taken or cannot be one.
std::string add_token(store::Store &store, Clock &clock, const TokenOrder &order);
// False: there is none of that name. Ends the sessions that were opened with it.
bool remove_token(store::Store &store, const std::string &who, const std::string &name);

} // namespace baonoi::work
