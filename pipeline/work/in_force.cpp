// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/in_force.h"

#include "work/orders.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::work {

namespace {

std::string off_because(const store::ScopeRecord &scope) {
    return fmt::format("switched off with the {} {} by {}{}{}", scope.section.empty() ? "source" : "section",
                       scope.section.empty() ? scope.source : scope.section, scope.changed_by,
                       scope.reason.empty() ? "" : ": ", scope.reason);
}

void apply(const store::ScopeRecord &scope, InForce &settings) {
    const SetFor from = scope.section.empty() ? SetFor::source : SetFor::section;
    if (!scope.voice.empty())
        settings.voice = {scope.voice, from};
    if (scope.intro)
        settings.intro = {*scope.intro, from};
    if (scope.outro)
        settings.outro = {*scope.outro, from};
    if (scope.heard) {
        settings.heard = {*scope.heard, from};
        settings.silent_because = *scope.heard ? "" : off_because(scope);
    }
}

} // namespace

std::string_view name_of(SetFor place) {
    switch (place) {
    case SetFor::article:
        return "article";
    case SetFor::section:
        return "section";
    case SetFor::source:
        return "source";
    case SetFor::configuration:
        break;
    }
    return "configuration";
}

InForce in_force(const store::Decision &decision, const std::vector<store::ScopeRecord> &scopes,
                 const std::string &section, const settings::Config &config) {
    InForce settings;
    settings.intro.value = config.intro;
    settings.outro.value = config.outro;
    // The source before its section, which has a name.
    for (const bool is_section : {false, true})
        for (const store::ScopeRecord &scope : scopes)
            if (scope.section.empty() != is_section && (!is_section || scope.section == section))
                apply(scope, settings);
    if (!decision.voice.empty())
        settings.voice = {decision.voice, SetFor::article};
    if (const std::string why = withdrawn_because(decision); !why.empty()) {
        settings.heard = {false, SetFor::article};
        settings.silent_because = why;
    } else if (!decision.published_by.empty()) {
        settings.heard = {true, SetFor::article};
        settings.silent_because.clear();
    }
    return settings;
}

InForce in_force(store::Store &store, const settings::Config &config, const ArticleKey &key,
                 const std::string &section) {
    return in_force(store.decision(key.source, key.input), store.scopes(key.source), section, config);
}

Editing editing_of(const store::Decision &decision, const InForce &settings, store::Store &store,
                   const ArticleKey &key) {
    Editing editing{decision.passages, decision.words, {}, settings.intro.value, settings.outro.value};
    if (!decision.passages.empty())
        for (store::SentenceRecord &sentence : store.sentences(key.source, key.input))
            editing.read_before.push_back(std::move(sentence.text));
    return editing;
}

} // namespace baonoi::work
