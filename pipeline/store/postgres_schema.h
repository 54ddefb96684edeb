// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of a store in PostgreSQL.
#pragma once

#include "base/clock.h"
#include "lib/postgres/postgres.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace baonoi::store {

// A file of config/schema/, written for SQLite, in PostgreSQL's words. Only for tables, columns, indexes and
// rows.
std::string schema_in_postgres(std::string sql);

// Its number; 0: it was not made yet.
std::int64_t version_of(postgres::Database &database, const std::string &schema);

// Brings the schema to its newest number, one host at a time: makes it, and runs the files of
// config/schema/postgres/, or config/schema/, whose numbers are higher than its own. Throws stop when it is
// of a newer version of baonoi; it was not changed then. What others' changes, or a server that goes and
// comes, stop half-way is undone and tried again for two minutes, by the clock; then it throws retry.
void migrate(postgres::Database &database, const std::string &schema,
             const std::filesystem::path &schema_folder, Clock &clock);

} // namespace baonoi::store
