// SPDX-License-Identifier: GPL-3.0-or-later
// A newsroom moves from one store to another, of whatever kind.
#pragma once

#include "base/clock.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace baonoi::store {

struct CopiedTable {
    std::string name;
    std::int64_t rows = 0;
    std::string hash; // of all rows in their order: 32 hex digits
    bool operator==(const CopiedTable &) const = default;
};

// All that is in the store from, into the store to, which is empty or was begun by an earlier call that was
// ended: it goes on from there. Nobody else may work on either meanwhile. Afterwards each table is read in
// both and compared. progress: a table and how many of its rows are there now. Throws stop for a store to
// that holds something else, for a shared one on which a daemon works, and when they are not equal at the
// end.
std::vector<CopiedTable>
copy_store(const std::string &from, const std::string &to, Clock &clock,
           const std::function<void(const std::string &table, std::int64_t rows)> &progress);

// The tables that are copied; what is not is made of these.
std::vector<std::string> copied_tables();

} // namespace baonoi::store
