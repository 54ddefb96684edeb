// SPDX-License-Identifier: GPL-3.0-or-later
// The store in one SQLite file, in WAL mode.
#pragma once

#include "lib/sqlite/sqlite.h"
#include "store/store.h"

namespace baonoi {

class SqliteStore : public Store {
public:
    SqliteStore(const std::filesystem::path &file, Clock &clock);

    std::optional<ArticleRecord> article(const std::string &source, const std::string &input) override;
    void keep(const ArticleRecord &record) override;
    std::map<ArticleState, std::int64_t> counts() override;
    std::int64_t begin_round(const std::string &source) override;
    void end_round(const std::string &source) override;

private:
    Database database_;
    Clock &clock_;
};

// Throws stop when the file is damaged or of a newer version of baonoi; it was not changed then.
void check_usable(Database &database, const std::filesystem::path &schema_folder);

// Brings the file to the newest schema: runs the files of config/schema/ whose number is higher than the
// file's user_version, each in a transaction.
void migrate(Database &database, const std::filesystem::path &schema_folder);

} // namespace baonoi
