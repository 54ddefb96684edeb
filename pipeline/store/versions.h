// SPDX-License-Identifier: GPL-3.0-or-later
// The recordings that an article had. The store notes them by itself: when another recording is kept for an
// article, the one before it, with the sentences that it says, becomes a version, and its reading stays
// (readings.h). Their files are the caller's.
#pragma once

#include "store/articles.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace baonoi::store {

struct VersionRecord {
    std::int64_t number = 1; // of the article's recordings, from 1 in the order of their first attaching
    bool is_current = false; // it plays
    std::string content_hash, text_hash, sha256;
    std::string audio, captions; // where they were heard
    std::string chapters;
    std::int64_t bytes = 0;
    double duration = 0;                         // seconds
    std::string voice, version;                  // that made it
    std::string made_for, made_by, made_because; // kind of its job, who ordered it and why; may be empty
    std::int64_t attached_at = 0;                // Unix seconds
    std::int64_t replaced_at = 0;                // 0: it plays
    bool operator==(const VersionRecord &) const = default;
};

class Versions {
public:
    virtual ~Versions() = default;
    // What plays first, then what was replaced last.
    virtual std::vector<VersionRecord> versions(const std::string &source, const std::string &input) = 0;
    // What it says; empty: not known.
    virtual std::vector<SentenceRecord> version_sentences(const std::string &source, const std::string &input,
                                                          std::int64_t number) = 0;
    // Forgets those that were replaced before, Unix seconds, and of each article all but the last replaced so
    // many, with their readings. What an editor went back to stays.
    virtual void forget_versions(std::size_t keep, std::int64_t before) = 0;
    // Whether any article has a replaced recording of that content hash, or is to play it.
    virtual bool has_version(const std::string &content_hash) = 0;
};

} // namespace baonoi::store
