// SPDX-License-Identifier: GPL-3.0-or-later
// The voices: each heard with a sentence of the newsroom, at the pace that is tried, and who is read by
// which.
#include "base/percent.h"
#include "base/utf8.h"
#include "serve/answers.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"
#include "work/orders.h"
#include "work/scope_settings.h"
#include "work/trial.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

constexpr std::size_t longest_sample = 300, shortest_sample = 40; // bytes

// From what was made last.
std::string sentence_of_newsroom(const Call &call, const Texts &texts) {
    store::ArticleQuery last;
    last.per_page = 1;
    last.state = store::ArticleState::attached;
    for (const store::ArticleRecord &article : call.server.store.articles(last).articles)
        for (const store::SentenceRecord &sentence :
             call.server.store.sentences(article.source, article.input))
            if (sentence.text.size() >= shortest_sample && sentence.text.size() <= longest_sample)
                return sentence.text;
    return texts.say("voices.sample");
}

// What its file says, where the console has no words of its own for it.
std::string description_of(const Texts &texts, const synthesise::VoiceSummary &voice) {
    const std::string key = fmt::format("voices.known.{}", voice.name);
    return texts.has(key) ? texts.say(key) : voice.description;
}

json voice_rows(const Texts &texts, const settings::Config &config) {
    json rows = json::array();
    for (const synthesise::VoiceSummary &voice : work::all_voices(config))
        rows.push_back({{"name", voice.name},
                        {"description", description_of(texts, voice)},
                        {"licence", voice.licence},
                        {"is_configured", voice.name == config.voice}});
    return rows;
}

json choice_row(const Texts &texts, const settings::Config &config, const work::ScopeSettings &settings) {
    const store::ScopeRecord &own = settings.own;
    return {
        {"name", own.section.empty() ? own.source : fmt::format("{} / {}", own.source, own.section)},
        {"id", fmt::format("voice-{}", own.section.empty() ? own.source : own.source + "-" + own.section)},
        {"section", own.section},
        {"address", "/settings/" + percent_encoded(own.source)},
        {"inherited",
         texts.say(own.section.empty() ? "voices.as_configured" : "voices.as_source", settings.voice)},
        {"voices", choices_of(work::voice_names(config), own.voice)},
        {"reads", settings.voice}};
}

json choices_of_scopes(const Call &call, const Texts &texts) {
    json rows = json::array();
    for (const settings::SourceConfig &source : call.setup.config->sources) {
        const work::ScopeSettings settings =
            work::scope_settings(call.server.store, *call.setup.config, source.settings.name, "");
        rows.push_back(choice_row(texts, *call.setup.config, settings));
        for (const store::ScopeRecord &section : settings.own_of_sections)
            if (!section.voice.empty())
                rows.push_back(choice_row(texts, *call.setup.config,
                                          work::scope_settings(call.server.store, *call.setup.config,
                                                               source.settings.name, section.section)));
    }
    return rows;
}

} // namespace

http::ServerResponse answer_voices(const Call &call) {
    const Texts &texts = texts_of(call);
    const settings::Config &config = *call.setup.config;
    const std::string given = fold_blanks(valid_utf8(query_text(call, "text"))).substr(0, 3 * longest_sample);
    const json scopes = choices_of_scopes(call, texts);
    return show(call, {"voices", texts.say("voices.title"), "voices"},
                {{"sentence", given.empty() ? sentence_of_newsroom(call, texts) : given},
                 {"rows", voice_rows(texts, config)},
                 {"speed", config.pace.speed},
                 {"pauses", config.pace.pauses},
                 {"slowest", synthesise::slowest_pace},
                 {"fastest", synthesise::fastest_pace},
                 {"scopes", scopes},
                 {"has_scopes", !scopes.empty()}});
}

} // namespace baonoi::serve::console
