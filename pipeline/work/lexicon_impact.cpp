// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/lexicon_impact.h"

#include "base/error.h"
#include "normalise/word_places.h"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <map>
#include <set>

namespace baonoi::work {

namespace {

// The words that editors decided for single articles: an entry does not change what is said there for its
// word.
class WordsOfArticles {
public:
    WordsOfArticles(store::Store &store, const normalise::WordPlaces &places, const normalise::Reader &usual)
        : store_(store), places_(places), usual_(usual) {}

    // The reader of the article; null: it says by itself how the word is read.
    const normalise::Reader *reader(const std::string &source, const std::string &input) {
        const auto [found, is_new] = readers_.try_emplace({source, input}, &usual_);
        if (!is_new)
            return found->second;
        const std::vector<WordReading> words = store_.decision(source, input).words;
        if (std::any_of(words.begin(), words.end(),
                        [&](const WordReading &word) { return places_.takes(word.word); }))
            found->second = nullptr;
        else if (!words.empty())
            found->second = &own_.emplace_back(usual_, normalise::orders_for(words));
        return found->second;
    }

private:
    store::Store &store_;
    const normalise::WordPlaces &places_;
    const normalise::Reader &usual_;
    std::deque<normalise::Reader> own_;
    std::map<std::pair<std::string, std::string>, const normalise::Reader *> readers_;
};

} // namespace

Impacts lexicon_impact(store::Store &store, const std::string &word, const normalise::Reader &reader,
                       std::size_t most_sentences) {
    const normalise::WordPlaces places(word);
    Impacts impacts;
    impacts.word = places.word();
    std::set<std::string> articles;
    auto sentences = store.sentences_with(places.word(), most_sentences + 1);
    impacts.has_more = sentences.size() > most_sentences;
    if (impacts.has_more)
        sentences.pop_back();
    WordsOfArticles readers(store, places, reader);
    for (auto &found : sentences) {
        const normalise::Reader *own = readers.reader(found.source, found.input);
        if (auto said = own ? places.reading(found.sentence.text, *own) : std::nullopt) {
            const std::string &name = found.id.empty() ? found.input : found.id;
            if (articles.insert(name).second)
                impacts.articles.push_back(name);
            impacts.sentences.push_back({std::move(found), std::move(*said)});
        }
    }
    return impacts;
}

Again regenerate_all(store::Store &store, const settings::Config &config,
                     const std::vector<std::string> &articles, const Order &order) {
    Again again;
    for (const std::string &article : articles)
        try {
            again.jobs.push_back(order_again(store, config, article, order));
        } catch (const Error &error) {
            if (next_step(error) != Next::skip)
                throw;
            again.refused.push_back(describe(error));
        }
    return again;
}

Again regenerate_with_word(store::Store &store, const settings::Config &config, const std::string &word,
                           const normalise::Reader &reader, Order order, std::size_t most_articles) {
    Impacts impacts = lexicon_impact(store, word, reader);
    const bool has_more = impacts.has_more || impacts.articles.size() > most_articles;
    impacts.articles.resize(std::min(impacts.articles.size(), most_articles));
    if (order.reason.empty())
        order.reason = fmt::format("lexicon: {}", impacts.word);
    Again again = regenerate_all(store, config, impacts.articles, order);
    again.has_more = has_more;
    return again;
}

} // namespace baonoi::work
