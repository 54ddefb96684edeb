// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/article_versions.h"

#include "base/error.h"
#include "work/in_force.h"
#include "work/order_kinds.h"
#include "work/order_parts.h"
#include "work/version_archive.h"

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
    all.pin = store.decision(all.key.source, all.key.input).pin;
    const VersionArchive archive(config.versions);
    for (store::VersionRecord &version : store.versions(all.key.source, all.key.input)) {
        if (version.content_hash == all.pin.content_hash)
            all.pinned = version.number;
        const bool is_kept = version.is_current || archive.has(version.content_hash);
        all.versions.push_back({std::move(version), is_kept});
    }
    return all;
}

namespace {

// Throws skip when the article is not heard at all.
void check_heard(store::Store &store, const settings::Config &config, const ArticleKey &key) {
    const InForce settings = in_force(store, config, key, section_of(store, config, key));
    if (!settings.silent_because.empty())
        throw Error(Next::skip, fmt::format("{}: {}; \"baonoi publish\" lets it be heard again", key.input,
                                            settings.silent_because));
}

} // namespace

std::int64_t roll_back(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                       const Order &order) {
    const ArticleVersions versions = article_versions(store, config, id_or_url);
    const ArticleKey &key = versions.key;
    check_heard(store, config, key);
    const ArticleVersions::Version &wanted = version_numbered(versions, order.version);
    if (!wanted.is_kept)
        throw Error(Next::skip, fmt::format("the recording of version {} of {} is not kept any more",
                                            order.version, key.input));
    const store::VersionRecord &first = versions.versions.front().record;
    store.revise(key.source, key.input, [&](store::Decision &decision) {
        // While another is pinned, what plays says nothing of the article's words.
        const std::string text = decision.is_pinned() ? decision.pin.text_hash
                                 : first.is_current   ? first.text_hash
                                                      : "";
        decision.pin = {wanted.record.content_hash, text, order.who, order.reason, 0};
    });
    return queue_order(store, key, order, what_of(OrderKind::rollback, {}, fmt::to_string(order.version)));
}

std::int64_t unpin_version(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                           const Order &order) {
    const ArticleKey key = ordered_key(store, config, id_or_url);
    check_heard(store, config, key);
    store.revise(key.source, key.input, [&](store::Decision &decision) {
        if (!decision.is_pinned())
            throw Error(Next::skip,
                        fmt::format("{} plays what it says now: no version is pinned", key.input));
        unpin(decision);
    });
    return queue_order(store, key, order, what_of(OrderKind::unpin));
}

std::optional<store::VersionRecord> pinned_version(store::Store &store, const ArticleKey &key,
                                                   const store::Pin &pin, const std::string &text_hash) {
    if (pin.content_hash.empty() || (!pin.text_hash.empty() && pin.text_hash != text_hash))
        return std::nullopt;
    for (store::VersionRecord &version : store.versions(key.source, key.input))
        if (version.content_hash == pin.content_hash)
            return std::move(version);
    return std::nullopt; // forgotten
}

produce::KeptRecording kept_recording(const store::VersionRecord &version, const settings::Config &config) {
    return {version.content_hash, [version, &config] {
                Recording recording = VersionArchive(config.versions).recording(version);
                if (recording.manifest.size() == 0) // of a system that takes none, which would tell it
                    for (const synthesise::VoiceSummary &voice :
                         synthesise::list_voices(config.voice_folders))
                        if (voice.name == version.voice)
                            recording.attribution = voice.attribution;
                return recording;
            }};
}

} // namespace baonoi::work
