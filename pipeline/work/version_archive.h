// SPDX-License-Identifier: GPL-3.0-or-later
// The files of recordings that others took the place of, in a folder of our own: a recording can be attached
// again wherever it was heard, also where its publisher keeps no old files, and what was replaced is in no
// public place for longer than its publisher's grace. A recording has its files there once, whoever plays
// it; which there are is in the store (store/versions.h).
#pragma once

#include "model/recording.h"
#include "model/units.h"
#include "settings/config.h"
#include "store/store.h"

#include <filesystem>
#include <string>

namespace baonoi::work {

// Threads: any; several programs may use one folder.
class VersionArchive {
public:
    explicit VersionArchive(const settings::VersionSettings &settings) : settings_(settings) {}

    // Whether anything is kept at all.
    bool keeps() const { return settings_.keep > 0 && !settings_.folder.empty(); }
    // For an hour at least; then as long as the store knows it. Throws as next_after_write().
    void put(const Recording &recording) const;
    bool has(const std::string &content_hash) const;
    // The same, and it stays as after put().
    bool holds_on_to(const std::string &content_hash) const;
    // Throws skip when the files are not there any more, or are not those that were put there.
    Recording recording(const store::VersionRecord &version) const;
    // Its MP3.
    std::filesystem::path audio(const std::string &content_hash) const;
    // Forgets in the store what is to be kept no longer, and removes the files of what it does not know and
    // those of writers that were killed. now: Unix seconds.
    void forget(store::Versions &versions, std::int64_t now) const;

private:
    const settings::VersionSettings &settings_; // lent
};

} // namespace baonoi::work
