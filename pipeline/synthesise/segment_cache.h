// SPDX-License-Identifier: GPL-3.0-or-later
// Utterances that were spoken before, kept in files: a changed paragraph costs its own sentences only.
// Production opens the cache and puts a CachedVoice (cached_voice.h) before each voice; nothing else knows of
// it. A cache never fails an article: what it cannot give is spoken. (One SQLite table instead was tried with
// an article's 26 MB: twice the CPU to read, three times to write, and its pages have no checksum, so that it
// needs these bytes all the same.)
#pragma once

#include "synthesise/voice.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace baonoi::synthesise {

// <folder>/<2 digits of the key>/<the other 30>: samples and times of words, with a checksum. A file that is
// missing, damaged or of another form is a segment that is not there; what cannot be written is not kept.
// Safe to delete at any time. Threads: any; several programs may use one folder.
class SegmentCache {
public:
    // Together the files that are not pinned stay within max_bytes; those that were not used for the longest
    // time go first.
    // Throws stop when the folder cannot be made or written to.
    SegmentCache(std::filesystem::path folder, std::size_t max_bytes);

    // The words have the tokens of utterance.
    std::optional<SpokenUtterance> find(const std::string &key, const Utterance &utterance, int sample_rate);
    void keep(const std::string &key, const SpokenUtterance &speech, int sample_rate) noexcept;
    // These segments stay whatever must go, and do not count against max_bytes, until others are pinned in
    // the same name; none: no longer. name: of the article that was published with them, in any form.
    void pin(const std::string &name, const std::vector<std::string> &keys) noexcept;

private:
    std::filesystem::path file_of(const std::string &key) const;
    std::set<std::string> pinned() const;
    bool is_time_to_trim(std::size_t bytes) const;
    void trim();

    std::filesystem::path folder_;
    std::size_t max_bytes_;
    std::mutex trimming_;
};

// What the configuration says about the cache.
struct SegmentCacheSettings {
    std::string folder; // empty: the usual place; "off": none
    std::size_t max_bytes = std::size_t{1} << 30U;
};

// The folder for the cache when none is named: the first of $CACHE_DIRECTORY (of a systemd service), else
// $XDG_CACHE_HOME/baonoi, else ~/.cache/baonoi; empty when none of them is known.
std::filesystem::path usual_cache_folder();
// The folder that is used; empty: none.
std::filesystem::path cache_folder(const SegmentCacheSettings &settings);

// Nothing when it is off or its folder cannot be used: then everything is spoken.
std::shared_ptr<SegmentCache> open_segment_cache(const SegmentCacheSettings &settings);

// What a cache holds now.
struct CacheUse {
    std::filesystem::path folder;
    std::size_t segments = 0, bytes = 0;
};
// Of the one that open_segment_cache() would open; it looks at every file. Nothing: it is off.
std::optional<CacheUse> use_of_cache(const SegmentCacheSettings &settings);

} // namespace baonoi::synthesise
