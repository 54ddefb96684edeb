// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_store.h"

#include "base/random.h"

#include <charconv>

namespace baonoi::store {

namespace {

std::int64_t random_number() {
    const std::string hex = random_hex(sizeof(std::int64_t));
    std::uint64_t number = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
    return static_cast<std::int64_t>(number >> 2U); // as large as it always was
}

} // namespace

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

} // namespace baonoi::store
