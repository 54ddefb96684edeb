// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading_json.h"

#include <nlohmann/json.hpp>

namespace baonoi::cli {

namespace {

using Json = nlohmann::ordered_json;

Json token_json(const Token &token, std::string_view text) {
    Json json = {{"span", {token.source.begin, token.source.end}},
                 {"text", text.substr(token.source.begin, token.source.size())},
                 {"rule", token.rule}};
    if (!token.spoken.empty())
        json["spoken"] = token.spoken;
    if (token.language != "vi")
        json["language"] = token.language;
    if (!token.phonemes.empty())
        json["phonemes"] = token.phonemes;
    if (token.pause != Pause::none)
        json["pause"] = name_of(token.pause);
    if (token.unknown)
        json["unknown"] = true;
    return json;
}

Json reasons_json(const normalise::Alternative &chosen) {
    Json reasons = Json::array();
    for (const normalise::Reason &reason : chosen.reasons)
        reasons.push_back({{"reason", reason.text}, {"weight", reason.weight}});
    return reasons;
}

} // namespace

Json utterances_json(const std::vector<Utterance> &utterances, std::string_view text,
                     const std::vector<normalise::Choice> &choices, Json &unknown) {
    Json all = Json::array();
    auto choice = choices.begin();
    for (const Utterance &utterance : utterances) {
        Json tokens = Json::array();
        for (const Token &token : utterance.tokens) {
            Json &json = tokens.emplace_back(token_json(token, text));
            while (choice != choices.end() && choice->source.end <= token.source.begin)
                ++choice;
            if (choice != choices.end() && choice->source.begin <= token.source.begin &&
                !choice->alternatives.empty()) {
                json["class"] = choice->alternatives.front().name;
                json["reasons"] = reasons_json(choice->alternatives.front());
            }
            if (token.unknown)
                unknown.push_back(
                    {{"text", text.substr(token.source.begin, token.source.size())},
                     {"sentence", text.substr(utterance.source.begin, utterance.source.size())}});
        }
        all.push_back({{"span", {utterance.source.begin, utterance.source.end}},
                       {"pause", name_of(utterance.pause)},
                       {"tokens", std::move(tokens)}});
    }
    return all;
}

} // namespace baonoi::cli
