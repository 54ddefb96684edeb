// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL that this process prepares, as SQLite is given it. Threads: one watch at a time.
#pragma once

#include <string>
#include <vector>

namespace baonoi::test {

class SqlWatch {
public:
    SqlWatch();
    ~SqlWatch();
    SqlWatch(const SqlWatch &) = delete;
    SqlWatch &operator=(const SqlWatch &) = delete;
    // So far, in order.
    static std::vector<std::string> seen();
};

} // namespace baonoi::test
