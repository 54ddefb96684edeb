// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, in order, for those who look on: whoever changed it, the daemon or a command.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace baonoi::store {

struct EventRecord {
    std::int64_t number = 0; // rises
    std::string kind;        // "job", "article", "lexicon"
    std::string source, input;
    std::string id, title; // of the article; empty: not known
    std::int64_t job = 0;  // of a job
    std::string state;     // of the job or the article; of the lexicon what became of the word
    std::string what;      // of a job its outcome, of an article its audio, of the lexicon the word
    bool operator==(const EventRecord &) const = default;
};

// The last 10,000 are kept.
class Events {
public:
    virtual ~Events() = default;
    // Those with a higher number, the first first.
    virtual std::vector<EventRecord> events(std::int64_t after, std::size_t limit) = 0;
    virtual std::int64_t last_event() = 0; // 0: there was none
};

} // namespace baonoi::store
