// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/article_versions.h"

#include "base/error.h"
#include "work/in_force.h"
#include "work/order_parts.h"
#include "work/version_archive.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::work {

const ArticleVersions::Version &version_numbered(const ArticleVersions &versions, std::int64_t number) {
    std::vector<std::int64_t> numbers;
    for (const ArticleVersions::Version &version : versions.versions) {
        if (version.record.number == number)
            return version;
        numbers.insert(numbers.begin(), version.record.number);
    }
    throw Error(Next::skip, numbers.empty()
                                ? fmt::format("{} has no recording that is known", versions.key.input)
                                : fmt::format("{} has no version {}; there are: {}", versions.key.input,
                                              number, fmt::join(numbers, ", ")));
}

ArticleVersions article_versions(store::Store &store, const settings::Config &config,
                                 const std::string &id_or_url) {
    ArticleVersions all;
    all.key = ordered_key(store, config, id_or_url);
    if (const auto article = store.article(all.key.source, all.key.input))
        all.id = article->id;
    const store::Decision decision = store.decision(all.key.source, all.key.input);
    const VersionArchive archive(config.versions);
    for (store::VersionRecord &version : store.versions(all.key.source, all.key.input)) {
        if (version.content_hash == decision.pinned)
            all.pinned = version.number;
        const bool is_kept = version.is_current || archive.has(version.content_hash);
        all.versions.push_back({std::move(version), is_kept});
    }
    return all;
}

void pin(store::Decision &decision, const ArticleVersions &versions, std::int64_t number) {
    if (number == 0)
        return unpin(decision);
    const ArticleVersions::Version &wanted = version_numbered(versions, number);
    if (!wanted.is_kept)
        throw Error(Next::skip, fmt::format("the recording of version {} of {} is not kept any more", number,
                                            versions.key.input));
    // While another is pinned, what plays says nothing of the article's words.
    if (decision.pinned.empty())
        decision.pinned_text =
            versions.versions.front().record.is_current ? versions.versions.front().record.text_hash : "";
    decision.pinned = wanted.record.content_hash;
}

std::int64_t roll_back(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                       const Order &order) {
    const ArticleVersions versions = article_versions(store, config, id_or_url);
    const ArticleKey &key = versions.key;
    const InForce settings = in_force(store, config, key, section_of(store, config, key), 0);
    if (!settings.silent_because.empty())
        throw Error(Next::skip, fmt::format("{}: {}; \"baonoi publish\" lets it be heard again", key.input,
                                            settings.silent_because));
    store.revise(key.source, key.input,
                 [&](store::Decision &decision) { pin(decision, versions, order.version); });
    return queue_order(store, key, order, fmt::format("rollback to version {}", order.version));
}

std::optional<store::VersionRecord> pinned_version(const store::Decision &decision, store::Store &store,
                                                   const ArticleKey &key, const produce::Prepared &prepared) {
    const bool holds = !decision.pinned.empty() &&
                       (decision.pinned_text.empty() || decision.pinned_text == prepared.text_hash);
    if (!holds)
        return std::nullopt;
    for (store::VersionRecord &version : store.versions(key.source, key.input))
        if (version.content_hash == decision.pinned)
            return version;
    return std::nullopt; // forgotten
}

produce::KeptRecording kept_recording(const store::VersionRecord &version, const settings::Config &config,
                                      const std::string &occasion) {
    return {version.content_hash, [version, occasion, settings = config.versions] {
                Recording recording = VersionArchive(settings).recording(version);
                recording.occasion = occasion;
                return recording;
            }};
}

} // namespace baonoi::work
