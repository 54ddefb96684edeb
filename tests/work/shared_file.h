// SPDX-License-Identifier: GPL-3.0-or-later
// A store of several hosts, for tests of what they agree on.
#pragma once

#include "base/error.h"
#include "store/sqlite_store.h"

#include <atomic>
#include <set>
#include <string>

namespace baonoi::test {

// A file that stands for a server: each host has a store of its own on it. One that is away throws retry.
class SharedFile : public store::SqliteStore {
public:
    using SqliteStore::SqliteStore;
    bool is_shared() const override { return true; }
    bool renew(std::int64_t job, const std::string &owner, Seconds lease, std::string_view stage) override {
        if (is_away)
            throw Error(Next::retry, "the server does not answer");
        return SqliteStore::renew(job, owner, lease, stage);
    }
    std::set<std::string> hold(const std::set<std::string> &names, const std::string &holder,
                               Seconds lasts) override {
        if (is_away)
            throw Error(Next::retry, "the server does not answer");
        return SqliteStore::hold(names, holder, lasts);
    }
    std::atomic<bool> is_away = false;
};

} // namespace baonoi::test
