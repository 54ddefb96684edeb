// SPDX-License-Identifier: GPL-3.0-or-later
// A store of several hosts, for tests of what they agree on.
#pragma once

#include "base/error.h"
#include "store/sqlite_store.h"

#include <atomic>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::test {

// A file that stands for a server: each host has a store of its own on it. One that is away throws retry.
class SharedFile : public store::SqliteStore {
public:
    using SqliteStore::SqliteStore;
    bool is_shared() const override { return true; }
    bool renew(std::int64_t job, const std::string &owner, Seconds lease, std::string_view stage) override {
        refuse_when_away();
        return SqliteStore::renew(job, owner, lease, stage);
    }
    std::set<std::string> hold(const std::set<std::string> &names, const std::string &holder,
                               Seconds lasts) override {
        refuse_when_away();
        return SqliteStore::hold(names, holder, lasts);
    }
    bool finish(std::int64_t job, const std::string &owner, const store::JobEnd &end,
                const store::ArticleRecord &article,
                const std::vector<store::SentenceRecord> *sentences) override {
        refuse_when_away();
        return SqliteStore::finish(job, owner, end, article, sentences);
    }
    std::atomic<bool> is_away = false;
    std::function<void()> refused; // what happens at each call while it is away

private:
    void refuse_when_away() const {
        if (!is_away)
            return;
        if (refused)
            refused();
        throw Error(Next::retry, "the server does not answer");
    }
};

} // namespace baonoi::test
