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

// As the command and the API tell of it. Json: the class in whose objects they do.
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

constexpr std::size_t most_impacts = 2000; // sentences that are looked at where somebody waits

// Of articles with audio; at most so many sentences are looked at. Throws skip for what cannot be an entry.
Impacts lexicon_impact(store::Store &store, const std::string &word, const normalise::Reader &reader,
                       std::size_t most_sentences = most_impacts);

// An article that cannot be ordered, as one that is withdrawn, is left out.
struct Again {
    std::vector<std::int64_t> jobs;
    std::vector<std::string> refused; // why
    bool has_more = false;            // there are more articles than were ordered
};
Again regenerate_all(store::Store &store, const settings::Config &config,
                     const std::vector<std::string> &articles, const Order &order);
// The articles with a sentence that has the word, as far as most_impacts reaches, at most so many. An order
// without a reason names the word. Throws skip for what cannot be an entry.
Again regenerate_with_word(store::Store &store, const settings::Config &config, const std::string &word,
                           const normalise::Reader &reader, Order order, std::size_t most_articles);

} // namespace baonoi::work
