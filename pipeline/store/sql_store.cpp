// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_store.h"

#include "base/random.h"

#include <charconv>
#include <fmt/format.h>

namespace baonoi::store {

namespace {

std::int64_t random_number() {
    const std::string hex = random_hex(sizeof(std::int64_t));
    std::uint64_t number = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
    return static_cast<std::int64_t>(number >> 2U); // as large as it always was
}

} // namespace

std::int64_t SqlStore::now() {
    return Reading(*this).now();
}

std::int64_t SqlStore::identity() {
    constexpr std::string_view select_identity = "SELECT value FROM counters WHERE name = 'identity'";
    {
        const Reading reading(*this);
        Statement select(reading.database(), select_identity);
        if (select.step())
            return select.integer(0);
    }
    Change change(*this);
    Statement(change.database(),
              "INSERT INTO counters (name, value) VALUES ('identity', ?) ON CONFLICT (name) DO NOTHING")
        .bind_all(random_number())
        .run();
    Statement select(change.database(), select_identity);
    select.step();
    const std::int64_t identity = select.integer(0);
    change.commit();
    return identity;
}

std::vector<std::string> SqlStore::faults() {
    wait_for_lists();
    std::vector<std::string> faults;
    const Reading reading(*this);
    if (auto damage = damage_in(reading.database()))
        faults.push_back(std::move(*damage));
    const auto compare = [&](std::string_view what, std::string_view sql, std::string_view counted) {
        Statement both(reading.database(), fmt::format("SELECT ({}), ({})", sql, counted)); // of one moment
        both.step();
        const std::int64_t there = both.integer(0), said = both.integer(1);
        if (there != said)
            faults.push_back(
                fmt::format("it counts {} {} and has {}; restore it from a backup, or copy it into an "
                            "empty store by baonoi store copy, which counts anew",
                            said, what, there));
    };
    compare("articles", "SELECT count(*) FROM articles",
            "SELECT coalesce(sum(count), 0) FROM article_counts");
    compare("jobs", "SELECT count(*) FROM jobs", "SELECT coalesce(sum(count), 0) FROM job_counts");
    compare("articles in its lists", "SELECT count(*) FROM articles", "SELECT count(*) FROM listed");
    return faults;
}

} // namespace baonoi::store
