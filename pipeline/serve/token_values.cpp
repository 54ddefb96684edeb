// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/token_values.h"

#include <nlohmann/json.hpp>

namespace baonoi::serve {

using nlohmann::json;

namespace {

// {"class", "reasons", "candidates"} of a token: why it is read so, and which readings lost. null: a plain
// word, for which there was no choice.
void add_choice(json &token, const normalise::Choice *choice) {
    token["class"] = nullptr;
    token["reasons"] = token["candidates"] = json::array();
    if (!choice || choice->alternatives.empty())
        return;
    token["class"] = choice->alternatives.front().name;
    for (const normalise::Reason &reason : choice->alternatives.front().reasons)
        token["reasons"].push_back({{"reason", reason.text}, {"weight", reason.weight}});
    for (auto lost = choice->alternatives.begin() + 1; lost != choice->alternatives.end(); ++lost)
        token["candidates"].push_back({{"class", lost->name},
                                       {"rule", lost->rule},
                                       {"spoken", lost->spoken},
                                       {"weight", lost->weight}});
}

// The choice made for a token; null: none. Both come in order: from is moved on.
const normalise::Choice *choice_of(const Token &token, const std::vector<normalise::Choice> &choices,
                                   std::vector<normalise::Choice>::const_iterator &from) {
    while (from != choices.end() && from->source.end <= token.source.begin)
        ++from;
    return from != choices.end() && from->source.begin <= token.source.begin ? &*from : nullptr;
}

} // namespace

json sentence_values(std::string_view text, const std::vector<Utterance> &utterances,
                     const std::vector<normalise::Choice> &choices) {
    json sentences = json::array();
    auto choice = choices.begin();
    for (const Utterance &utterance : utterances) {
        json tokens = json::array();
        for (const Token &token : utterance.tokens) {
            json value = {{"text", text.substr(token.source.begin, token.source.size())},
                          {"spoken", token.spoken},
                          {"rule", token.rule},
                          {"language", token.language},
                          {"unknown", token.unknown}};
            add_choice(value, choice_of(token, choices, choice));
            tokens.push_back(std::move(value));
        }
        sentences.push_back({{"text", text.substr(utterance.source.begin, utterance.source.size())},
                             {"spoken", spoken_text(utterance)},
                             {"tokens", std::move(tokens)}});
    }
    return sentences;
}

} // namespace baonoi::serve
