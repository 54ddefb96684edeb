// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/version_rows.h"

#include "base/percent.h"
#include "serve/console/page_frame.h"
#include "work/version_archive.h"
#include "work/version_changes.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

constexpr std::size_t most_changes = 40; // shown of one version

json or_false(const std::string &text) {
    return text.empty() ? json(false) : json(text);
}

json change_row(const Texts &texts, const work::SentenceChange &change) {
    const bool is_reading = change.kind == work::SentenceChangeKind::reading;
    const auto side = [&](const std::optional<store::SentenceRecord> &sentence) {
        return sentence ? json(is_reading ? sentence->spoken : sentence->text) : json(false);
    };
    return {{"kind", texts.say(fmt::format("versions.{}", work::name_of(change.kind)))},
            {"sentence", is_reading ? json(change.before->text) : json(false)},
            {"before", side(change.before)},
            {"after", side(change.after)}};
}

// From that version to what plays.
json changes_since(const Call &call, const Texts &texts, const store::ArticleRecord &article,
                   const store::VersionRecord &version, const store::VersionRecord &current) {
    const auto said = [&](const store::VersionRecord &one) {
        return call.server.store.version_sentences(article.source, article.input, one.number);
    };
    json rows = json::array();
    const auto changes = work::changes_between(said(version), said(current));
    for (const work::SentenceChange &change : changes) {
        if (rows.size() == most_changes)
            break;
        rows.push_back(change_row(texts, change));
    }
    const json voices = {{"before", version.voice}, {"after", current.voice}};
    return {{"voices", version.voice == current.voice ? json(false) : voices},
            {"sentences", rows},
            {"has_sentences", !rows.empty()},
            {"more", changes.size() > rows.size()},
            {"none", rows.empty() && version.voice == current.voice}};
}

} // namespace

json version_rows(const Call &call, const Texts &texts, const store::ArticleRecord &article,
                  const store::Pin &pin) {
    const work::VersionArchive archive(call.setup.config->versions);
    const auto versions = call.server.store.versions(article.source, article.input);
    json rows = json::array();
    for (const store::VersionRecord &version : versions) {
        const bool is_current = version.is_current;
        const bool can_return = !is_current && archive.has(version.content_hash);
        const bool is_pinned = !pin.content_hash.empty() && version.content_hash == pin.content_hash;
        const std::string kind = fmt::format("kinds.{}", version.made_for);
        rows.push_back(
            {{"number", version.number},
             {"time", time_value(version.attached_at)},
             {"length", texts.length(version.duration)},
             {"voice", or_false(version.voice)},
             {"kind", texts.has(kind) ? json(texts.say(kind)) : json(false)},
             {"by", or_false(version.made_by)},
             {"because", or_false(version.made_because)},
             {"is_current", is_current},
             {"is_pinned", is_pinned},
             {"pinned_by", is_pinned ? or_false(pin.by) : json(false)},
             {"pinned_because", is_pinned ? or_false(pin.reason) : json(false)},
             {"return_to",
              can_return ? json(fmt::format("/orders?version={}", version.number)) : json(false)},
             {"is_lost", !is_current && !can_return},
             {"listen", can_return ? json(fmt::format("/api/articles/{}/audio?version={}",
                                                      percent_encoded(article.input), version.number))
                                   : json(false)},
             {"changes", !is_current && versions.front().is_current
                             ? changes_since(call, texts, article, version, versions.front())
                             : json(false)}});
    }
    return rows;
}

} // namespace baonoi::serve::console
