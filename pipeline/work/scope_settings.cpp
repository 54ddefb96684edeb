// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/scope_settings.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "work/order_kinds.h"
#include "work/order_parts.h"
#include "work/section.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::work {

namespace {

constexpr std::size_t quoted_frame = 80; // bytes

const settings::SourceConfig &source_named(const settings::Config &config, const std::string &name) {
    if (const auto *source = config.source_named(name))
        return *source;
    std::vector<std::string> names;
    for (const settings::SourceConfig &source : config.sources)
        names.push_back(source.settings.name);
    throw Error(Next::skip,
                fmt::format("no [[source]] is named \"{}\"; there are: {}", name, fmt::join(names, ", ")));
}

std::string section_named(const std::string &given) {
    std::string name = fold_blanks(icu::nfc(given));
    if (name.size() > longest_section)
        throw Error(Next::skip, fmt::format("the name of a section has at most {} bytes", longest_section));
    return name;
}

void check_frame(const char *what, const std::optional<std::optional<std::string>> &frame) {
    if (!frame || !*frame)
        return;
    if (const auto fault = extract::frame_fault(**frame))
        throw Error(Next::skip, fmt::format("{} must {}", what, *fault));
}

void apply(const ScopeChange &change, store::ScopeRecord &scope) {
    if (change.voice)
        scope.voice = *change.voice == configured_voice ? "" : *change.voice;
    if (change.heard)
        scope.heard =
            *change.heard == Heard::unsaid ? std::nullopt : std::optional(*change.heard == Heard::yes);
    if (change.intro)
        scope.intro = *change.intro;
    if (change.outro)
        scope.outro = *change.outro;
}

// For the record.
std::string in_words(const store::ScopeRecord &before, const store::ScopeRecord &after) {
    std::vector<std::string> parts;
    if (after.voice != before.voice)
        parts.push_back(after.voice.empty() ? "no voice of its own" : "voice " + after.voice);
    if (after.heard != before.heard)
        parts.emplace_back(!after.heard   ? "heard as what is around it"
                           : *after.heard ? "heard"
                                          : "not heard");
    const auto frame = [&](const char *what, const std::optional<std::string> &was,
                           const std::optional<std::string> &is) {
        if (is != was)
            parts.push_back(!is           ? fmt::format("no {} of its own", what)
                            : is->empty() ? fmt::format("without {}", what)
                                          : fmt::format("{} \"{}\"", what, shorten(*is, quoted_frame)));
    };
    frame("intro", before.intro, after.intro);
    frame("outro", before.outro, after.outro);
    return what_of(after.section.empty() ? OrderKind::settings_of_source : OrderKind::settings_of_section,
                   parts, after.section);
}

// With the record in place of the one before it.
std::vector<store::ScopeRecord> with(std::vector<store::ScopeRecord> scopes,
                                     const store::ScopeRecord &record) {
    std::erase_if(scopes, [&](const store::ScopeRecord &scope) { return scope.section == record.section; });
    scopes.push_back(record);
    return scopes;
}

// What has to be done for the articles to which the change makes a difference.
class Consequences {
public:
    Consequences(store::Store &store, const settings::Config &config, const settings::SourceConfig &source,
                 const ScopeChange &change, const Order &order)
        : store_(store), config_(config), source_(source), change_(change), order_(order) {}

    std::size_t queue(const store::ScopeRecord &before, const store::ScopeRecord &after) {
        const std::string &name = source_.settings.name;
        const std::vector<store::ScopeRecord> scopes = store_.scopes(name);
        const std::vector<store::ScopeRecord> was = with(scopes, before), is = with(scopes, after);
        const auto decisions = store_.decisions(name);
        std::vector<store::JobRequest> requests;
        for (const store::ScopedArticle &article : store_.articles_in(name, after.section)) {
            const std::string section = section_of(source_, article.section, article.input, article.url);
            if (!after.section.empty() && section != after.section)
                continue;
            const auto found = decisions.find(article.input);
            const store::Decision decision = found == decisions.end() ? store::Decision() : found->second;
            const InForce old = in_force(decision, was, section, config_);
            const InForce now = in_force(decision, is, section, config_);
            if (const auto kind = kind_for(article, old, now))
                requests.push_back(request(article, *kind));
        }
        store_.queue_all(requests);
        return requests.size();
    }

private:
    std::optional<store::JobKind> kind_for(const store::ScopedArticle &article, const InForce &old,
                                           const InForce &now) const {
        const bool is_audible = article.has_audio || article.state == ArticleState::attaching;
        if (old.heard.value != now.heard.value) {
            const bool is_silenced = !article.has_audio && article.exemption == Exemption::switched_off;
            const bool is_needed = now.heard.value ? is_silenced : !is_silenced;
            return is_needed ? std::optional(store::JobKind::changed) : std::nullopt;
        }
        const bool sounds_otherwise = old.voice.value != now.voice.value ||
                                      old.intro.value != now.intro.value ||
                                      old.outro.value != now.outro.value;
        const bool is_made_again = now.heard.value && is_audible && sounds_otherwise && change_.with_existing;
        return is_made_again ? std::optional(store::JobKind::backfill) : std::nullopt;
    }

    store::JobRequest request(const store::ScopedArticle &article, store::JobKind kind) const {
        store::JobRequest request;
        request.source = source_.settings.name;
        request.input = article.input;
        request.kind = kind;
        request.urgency = store::Urgency::unknown;
        request.ordered_by = order_.who;
        request.reason = order_.reason;
        return request;
    }

    store::Store &store_;
    const settings::Config &config_;
    const settings::SourceConfig &source_;
    const ScopeChange &change_;
    const Order &order_;
};

} // namespace

ScopeSettings scope_settings(store::Store &store, const settings::Config &config, const std::string &source,
                             const std::string &given_section) {
    source_named(config, source);
    const std::string section = section_named(given_section);
    ScopeSettings settings;
    settings.own.source = source;
    settings.own.section = section;
    const std::vector<store::ScopeRecord> scopes = store.scopes(source);
    for (const store::ScopeRecord &scope : scopes) {
        if (scope.section == section)
            settings.own = scope;
        else if (section.empty())
            settings.own_of_sections.push_back(scope);
    }
    settings.holds = in_force({}, scopes, section, config);
    Article any;
    any.source = source;
    settings.voice = settings.holds.voice.value.empty() ? config.voice_for(any) : settings.holds.voice.value;
    if (section.empty()) {
        settings.sections = store.sections(source);
        for (const store::ScopeRecord &scope : settings.own_of_sections)
            settings.sections.emplace(scope.section, 0);
        settings.sections.erase("");
    }
    return settings;
}

std::optional<std::size_t> change_scope(store::Store &store, const settings::Config &config,
                                        const std::string &source, const std::string &given_section,
                                        const ScopeChange &change, const Order &order) {
    const settings::SourceConfig &configured = source_named(config, source);
    const std::string section = section_named(given_section);
    if (change.voice)
        check_voice(config, *change.voice);
    check_frame("intro", change.intro);
    check_frame("outro", change.outro);
    store::ScopeRecord before;
    const store::ScopeRecord after =
        store.revise_scope(source, section, order.who, order.reason, [&](store::ScopeRecord &scope) {
            before = scope;
            apply(change, scope);
        });
    if (after == before)
        return std::nullopt;
    store.note_order({0, order.who, in_words(before, after), source, "", 0, order.reason});
    return Consequences(store, config, configured, change, order).queue(before, after);
}

} // namespace baonoi::work
