// SPDX-License-Identifier: GPL-3.0-or-later
// What editors decided about the text of an article. The store keeps it; extract and the reader do it.
#pragma once

#include <string>
#include <vector>

namespace baonoi {

// One or several sentences of one paragraph of a page, or all of it.
struct Passage {
    std::string text;     // as it stood there when that was decided
    bool is_read = false; // true: read it, whatever rule drops it; false: do not
    bool operator==(const Passage &) const = default;
};

// How a word is read in one article, whatever the lexicons say of it.
struct WordReading {
    std::string word; // as the article has it
    std::string said; // in Vietnamese syllables
    bool operator==(const WordReading &) const = default;
};

struct Editing {
    std::vector<Passage> passages = {};
    std::vector<WordReading> words = {};
    // The sentences that were read aloud the last time: none of them is what became of a passage that is not
    // read.
    std::vector<std::string> read_before = {};
    std::string intro = {}, outro = {}; // with {title}, {date}, {site}; empty: none
};

} // namespace baonoi
