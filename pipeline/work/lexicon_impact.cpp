// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/lexicon_impact.h"

#include "base/error.h"
#include "normalise/word_places.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>

namespace baonoi::work {

namespace {

// The words that editors decided for single articles: an entry does not change what is said there for its
// word. The sentences of one article come together, so that one reader at a time is enough.
class WordsOfArticles {
public:
    WordsOfArticles(store::Store &store, const normalise::WordPlaces &places, const normalise::Reader &usual)
        : store_(store), places_(places), usual_(usual) {}

    // The reader of the article; null: it says by itself how the word is read.
    const normalise::Reader *reader(const std::string &source, const std::string &input) {
        if (last_ && last_->first == source && last_->second == input)
            return reader_;
        last_ = {source, input};
        const std::vector<WordReading> words = store_.decision(source, input).words;
        if (std::any_of(words.begin(), words.end(),
                        [&](const WordReading &word) { return places_.takes(word.word); }))
            reader_ = nullptr;
        else if (words.empty())
            reader_ = &usual_;
        else
            reader_ = &own_.emplace(usual_, normalise::orders_for(words));
        return reader_;
    }

private:
    store::Store &store_;
    const normalise::WordPlaces &places_;
    const normalise::Reader &usual_;
    std::optional<std::pair<std::string, std::string>> last_; // the article that was asked for last
    std::optional<normalise::Reader> own_;                    // of it
    const normalise::Reader *reader_ = nullptr;               // for it
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
