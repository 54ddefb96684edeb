// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that only read, lent for one call each: in WAL mode they wait for no writer and none waits for
// them. As many are opened as calls are under way at once, which the callers' threads bound; they are kept.
#pragma once

#include "lib/sqlite/sqlite.h"
#include "model/units.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace baonoi::store {

// Threads: any.
class Readers {
public:
    // writer, behind its mutex, reads too when the file is ":memory:", which no second connection can see.
    Readers(std::filesystem::path file, sqlite::Database &writer, std::mutex &one_writer)
        : file_(std::move(file)), writer_(writer), one_writer_(one_writer) {}

private:
    friend class LentReader;
    std::unique_ptr<sqlite::Database> take();
    void give_back(std::unique_ptr<sqlite::Database> reader);

    std::filesystem::path file_;
    sqlite::Database &writer_;
    std::mutex &one_writer_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<sqlite::Database>> idle_;
};

// The turn of one call that reads. Its statements must end before it does.
class LentReader {
public:
    // longest: a statement that is still running then throws retry.
    explicit LentReader(Readers &readers, std::optional<Seconds> longest = {});
    ~LentReader();
    LentReader(const LentReader &) = delete;
    LentReader &operator=(const LentReader &) = delete;
    const sqlite::Database &database() const { return own_ ? *own_ : readers_.writer_; }

private:
    Readers &readers_;
    std::unique_ptr<sqlite::Database> own_;
    std::unique_lock<std::mutex> turn_of_writer_;
};

} // namespace baonoi::store
