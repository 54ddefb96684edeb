// SPDX-License-Identifier: GPL-3.0-or-later
// Which published sentences have a word, and how they are read now; and the order to make their articles
// again, exactly these. The command and the API ask here.
#pragma once

#include "normalise/normalise.h"
#include "store/store.h"
#include "work/orders.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace baonoi::work {

struct Impact {
    store::Articles::FoundSentence found;
    std::string said; // as it is read now
};

// As the command and the API tell of it. Json: a class of the library nlohmann-json.
template <class Json>
Json json_of(const Impact &impact) {
    const store::Articles::FoundSentence &found = impact.found;
    return {{"source", found.source},
            {"input", found.input},
            {"id", found.id},
            {"title", found.title},
            {"number", found.number},
            {"text", found.sentence.text},
            {"published", found.sentence.spoken},
            {"said", impact.said}};
}

struct Impacts {
    std::string word; // as an entry has it
    std::vector<Impact> sentences;
    std::vector<std::string> articles; // ids or inputs, each once
    bool has_more = false;             // there are more sentences than were looked at
};

// Of articles with audio; at most so many sentences are looked at. Throws skip for what cannot be an entry.
Impacts lexicon_impact(store::Store &store, const std::string &word, const normalise::Reader &reader,
                       std::size_t most_sentences);

// An article that cannot be ordered, as one that is withdrawn, is left out.
struct Again {
    std::vector<std::int64_t> jobs;
    std::vector<std::string> refused; // why
};
Again regenerate_all(store::Store &store, const settings::Config &config,
                     const std::vector<std::string> &articles, const Order &order);

} // namespace baonoi::work
