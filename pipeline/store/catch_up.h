// SPDX-License-Identifier: GPL-3.0-or-later
// What a store does beside answering, on a thread and a connection of its own: a store of an older version is
// listed in batches (config/schema/009_listed.sql, 010_settings.sql), and a large one is read through for
// damage. So it is open at once, however large it is; what lists and counts waits until all is listed.
#pragma once

#include "lib/sqlite/sqlite.h"
#include "model/units.h"

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace baonoi::store {

// Lists one batch of what is not listed yet. False: there is nothing left.
bool list_batch(sqlite::Database &database);

// What is wrong with the file, and what to do; nothing when it is sound.
std::optional<std::string> damage_of(const sqlite::Database &database);

// Threads: any.
class CatchUp {
public:
    CatchUp() = default;
    ~CatchUp(); // ends what it does where it stands
    CatchUp(const CatchUp &) = delete;
    CatchUp &operator=(const CatchUp &) = delete;

    void start(const std::filesystem::path &file, bool lists, bool checks);
    // Until all is listed. Throws retry when that takes longer than longest, stop as check().
    void wait(std::optional<Seconds> longest);
    // Throws stop when damage was found.
    void check();

private:
    void run();
    void list(sqlite::Database &database);
    bool pauses(Seconds duration);

    std::mutex mutex_;
    std::condition_variable changed_;
    bool lists_ = false, checks_ = false, ends_ = false;
    std::string fault_;
    std::filesystem::path file_;
    std::thread thread_;
};

} // namespace baonoi::store
