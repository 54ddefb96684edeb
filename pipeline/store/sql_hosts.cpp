// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_jobs.h"
#include "store/sql_store.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace baonoi::store {

void SqlStore::note_host(const HostRecord &host) {
    Change change(*this, {}, Outlasts::death);
    const std::int64_t now = change.now();
    Statement(change.database(), "DELETE FROM hosts WHERE seen_at < ?")
        .bind_all(now - whole_seconds(host_is_remembered, host_is_remembered))
        .run();
    Statement(
        change.database(),
        "INSERT INTO hosts (process, name, version, roles, workers, busy, articles, drains, refused_by, "
        "started_at, seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10) ON CONFLICT (process) DO "
        "UPDATE SET "
        "name = excluded.name, version = excluded.version, roles = excluded.roles, "
        "workers = excluded.workers, busy = excluded.busy, articles = excluded.articles, "
        "drains = excluded.drains, refused_by = excluded.refused_by, seen_at = excluded.seen_at")
        .bind_all(host.process, host.name, host.version, host.roles, host.workers, host.busy, host.articles,
                  std::int64_t{host.drains}, nlohmann::json(host.refused_by).dump(), now)
        .run();
    change.commit();
}

void SqlStore::forget_host(const std::string &process) {
    Change change(*this, {}, Outlasts::death);
    Statement(change.database(), "DELETE FROM leases WHERE holder = ?").bind_all(process).run();
    Statement(change.database(), "DELETE FROM hosts WHERE process = ?").bind_all(process).run();
    change.commit();
}

std::vector<HostRecord> SqlStore::hosts() {
    const Reading reading(*this);
    const std::int64_t now = reading.now();
    std::vector<HostRecord> hosts;
    Statement select(reading.database(),
                     "SELECT process, name, version, roles, workers, busy, articles, drains, started_at, "
                     "seen_at, refused_by FROM hosts WHERE seen_at >= ? ORDER BY name, process");
    select.bind_all(now - whole_seconds(host_is_remembered, host_is_remembered));
    while (select.step()) {
        HostRecord host;
        host.process = select.text(0);
        host.name = select.text(1);
        host.version = select.text(2);
        host.roles = select.text(3);
        host.workers = select.integer(4);
        host.busy = select.integer(5);
        host.articles = select.integer(6);
        host.drains = select.integer(7) != 0;
        host.started_at = select.integer(8);
        host.seen_at = select.integer(9);
        const nlohmann::json refused = nlohmann::json::parse(select.text(10), nullptr, false);
        if (refused.is_array())
            for (const nlohmann::json &place : refused)
                if (place.is_string())
                    host.refused_by.push_back(place.get<std::string>());
        host.silence = std::max<std::int64_t>(now - host.seen_at, 0);
        hosts.push_back(std::move(host));
    }
    for (HostRecord &host : hosts) {
        Statement held(reading.database(),
                       "SELECT name FROM leases WHERE holder = ? AND until > ? ORDER BY name");
        held.bind_all(host.process, now);
        while (held.step())
            host.leases.push_back(held.text(0));
    }
    return hosts;
}

// In the order of their names: two who want the same ones do not wait for each other. A time far in the
// future was set by a clock that was wrong. On disk, and on a standby that the server waits for, before
// anybody relies on it.
std::set<std::string> SqlStore::hold(const std::set<std::string> &names, const std::string &holder,
                                     Seconds lasts) {
    Change change(*this);
    const std::int64_t now = change.now(), longest = whole_seconds(longest_lease, longest_lease);
    std::set<std::string> held;
    for (const std::string &name : names) {
        // A second more: whole seconds are counted from the last one that was full.
        Statement(change.database(),
                  "INSERT INTO leases (name, holder, until) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO UPDATE "
                  "SET holder = excluded.holder, until = excluded.until WHERE "
                  "leases.holder = excluded.holder OR leases.until <= ?4 OR leases.until > ?5")
            .bind_all(name, holder, now + whole_seconds(lasts, longest_lease) + 1, now, now + longest + 1)
            .run();
        if (change.database().changes() > 0)
            held.insert(name);
    }
    change.commit();
    return held;
}

void SqlStore::let_go(const std::string &name, const std::string &holder) {
    Change change(*this, {}, Outlasts::death);
    Statement(change.database(), "DELETE FROM leases WHERE name = ? AND holder = ?")
        .bind_all(name, holder)
        .run();
    change.commit();
}

} // namespace baonoi::store
