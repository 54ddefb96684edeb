// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/error.h"
#include "cli/commands.h"
#include "cli/user.h"
#include "lib/icu/unicode.h"
#include "normalise/lexicon.h"
#include "normalise/normalise.h"
#include "store/store.h"
#include "work/orders.h"

#include <cstdio>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace baonoi::cli {

namespace {

using Json = nlohmann::ordered_json;
using Found = store::Articles::FoundSentence;

constexpr std::size_t most_sentences = 100'000;

// Which texts an entry of that word takes (normalise/lexicon.h).
class Grapheme {
public:
    explicit Grapheme(const std::string &word) : key_(normalise::key_of(normalise::lexicon_text(word))) {}

    bool takes(std::string_view text) const {
        if (!normalise::is_grapheme(text))
            return false;
        const normalise::GraphemeKey other = normalise::key_of(text);
        if (!key_.capital || (key_.small && other.capital && !other.small))
            return other.folded == key_.folded;
        return other.exact == key_.exact;
    }

private:
    normalise::GraphemeKey key_;
};

// How the sentence is read now, when the word is whole tokens of it: part of a date, of another word or of a
// longer entry is none of the word's.
std::optional<std::string> reading(const std::string &sentence, const Grapheme &grapheme,
                                   const normalise::Reader &reader) {
    const normalise::ReadLine line = normalise::read_line(sentence, reader);
    std::string spoken;
    bool is_there = false;
    for (const Utterance &utterance : line.utterances) {
        const std::vector<Token> &tokens = utterance.tokens;
        for (std::size_t i = 0; i < tokens.size() && !is_there; ++i)
            for (std::size_t j = i; j < tokens.size() && !is_there; ++j) {
                const std::size_t length = tokens[j].source.end - tokens[i].source.begin;
                if (length > normalise::longest_grapheme)
                    break;
                is_there = grapheme.takes(std::string_view(line.text).substr(tokens[i].source.begin, length));
            }
        spoken += (spoken.empty() ? "" : " ") + spoken_text(utterance);
    }
    return is_there ? std::optional(spoken) : std::nullopt;
}

struct Impact {
    Found found;
    std::string said;
};

void print_impacts(const std::string &word, const std::vector<Impact> &impacts, std::size_t articles,
                   std::optional<std::size_t> queued) {
    std::string text;
    for (const Impact &impact : impacts)
        text += fmt::format("{}, sentence {}: {}\n    {}\n", impact.found.input, impact.found.number,
                            impact.found.sentence.text, impact.said);
    text += fmt::format("{} sentence{} of {} article{} with audio {} \"{}\"\n", impacts.size(),
                        impacts.size() == 1 ? "" : "s", articles, articles == 1 ? "" : "s",
                        impacts.size() == 1 ? "has" : "have", word);
    if (queued)
        text += fmt::format("{} article{} queued\n", *queued, *queued == 1 ? "" : "s");
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void print_impacts_json(const std::string &word, const std::vector<Impact> &impacts, std::size_t articles,
                        std::optional<std::size_t> queued) {
    Json json = {{"word", word}, {"articles", articles}, {"sentences", Json::array()}};
    for (const auto &[found, said] : impacts)
        json["sentences"].push_back({{"source", found.source},
                                     {"input", found.input},
                                     {"id", found.id},
                                     {"title", found.title},
                                     {"number", found.number},
                                     {"text", found.sentence.text},
                                     {"published", found.sentence.spoken},
                                     {"said", said}});
    if (queued)
        json["queued"] = *queued;
    const std::string text = json.dump(2) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
}

} // namespace

int lexicon_impact_command(const LexiconArguments &arguments, const settings::Config &config) {
    const std::string word = normalise::lexicon_text(arguments.word);
    if (!normalise::is_grapheme(word))
        throw Error(Next::skip, fmt::format("\"{}\" cannot be an entry of a lexicon", arguments.word));
    const normalise::Reader reader(config.lexicon_folders, config.reading);
    const Grapheme grapheme(word);
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    std::vector<Impact> impacts;
    std::set<std::string> articles;
    for (Found &found : store->sentences_with(word, most_sentences))
        if (auto said = reading(found.sentence.text, grapheme, reader)) {
            articles.insert(found.id.empty() ? found.input : found.id);
            impacts.push_back({std::move(found), std::move(*said)});
        }
    std::optional<std::size_t> queued;
    if (arguments.regenerate) {
        const work::Order order{command_user(), "", fmt::format("lexicon: {}", word)};
        for (const std::string &article : articles)
            work::order_again(*store, config, article, order);
        queued = articles.size();
    }
    (arguments.json ? print_impacts_json : print_impacts)(word, impacts, articles.size(), queued);
    return 0;
}

} // namespace baonoi::cli
