// SPDX-License-Identifier: GPL-3.0-or-later
// How articles were read: what their recordings say, word by word, and which words nobody had entered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::store {

// A word that was spelled or guessed for want of an entry.
struct UnknownWord {
    std::string text;     // as written
    std::string spoken;   // as said
    std::string language; // of what was said
    std::string sentence; // the first of the article that has it
    std::int64_t times = 1;
    bool operator==(const UnknownWord &) const = default;
};

// Of one recording.
struct ReadingRecord {
    std::string content_hash;
    std::string text; // JSON, in its caller's form
    std::vector<UnknownWord> unknown;
};

// A word over all articles with audio.
struct UnknownWordCount {
    std::string text, spoken, language; // as last
    std::int64_t times = 0, articles = 0;
    struct Place {
        std::string source, input, id, title, sentence;
    };
    std::vector<Place> places; // some, the last attached first
};

class Readings {
public:
    virtual ~Readings() = default;
    // Stays beside those of what is attached now and of its versions, in place of others, until the article
    // has no audio any more. It is on disk with what is kept next, which is that the job attaches it.
    virtual void keep_reading(const std::string &source, const std::string &input,
                              const ReadingRecord &reading) = 0;
    // ReadingRecord::text; nothing: none is kept of that recording.
    virtual std::optional<std::string> reading(const std::string &source, const std::string &input,
                                               const std::string &content_hash) = 0;
    // Of recordings that were attached since, or all with 0; the most frequent first. places: of each word.
    virtual std::vector<UnknownWordCount> unknown_words(std::int64_t since, std::size_t limit,
                                                        std::size_t places) = 0;
};

} // namespace baonoi::store
