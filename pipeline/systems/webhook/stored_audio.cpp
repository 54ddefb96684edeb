// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/webhook/stored_audio.h"

#include "base/percent.h"
#include "publish/audio_files.h"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace baonoi::systems::webhook {

namespace {

constexpr std::size_t max_json = 16U << 20U;     // bytes of retired.json
constexpr std::size_t max_manifest = 64U << 20U; // six hours of speech have a manifest of about 18 MB
constexpr std::size_t hash_digits = 12, id_digits = 8;
constexpr std::int64_t time_to_attach = 3600; // seconds
constexpr const char *retired_name = "retired.json";
constexpr const char *endings[] = {".mp3", ".vtt", ".json"};

std::string slug_of_article(const Article &article) {
    std::string url = address_of(article);
    url.resize(std::min(url.find_first_of("?#"), url.size()));
    while (url.ends_with('/'))
        url.pop_back();
    const std::string last = url.substr(url.rfind('/') + 1);
    return publish::slug_of(std::filesystem::path(percent_decoded(last)).stem().string()) + "-" +
           article.id.substr(0, id_digits);
}

std::string stem_of(const std::string &slug, std::string_view content_hash) {
    return slug + "." + std::string(content_hash.substr(0, hash_digits));
}

nlohmann::json parsed(const std::optional<std::string> &bytes) {
    return bytes ? nlohmann::json::parse(*bytes, nullptr, false) : nlohmann::json();
}

} // namespace

std::string address_of(const Article &article) {
    return article.url.empty() ? article.input : article.url;
}

std::optional<Attachment> StoredAudio::current(const Article &article) {
    const std::string slug = slug_of_article(article);
    const auto receipt = receipt_of(slug);
    if (!receipt)
        return std::nullopt;
    const std::string stem = stem_of(slug, receipt->content_hash);
    const auto bytes = storage_.size(stem + ".mp3");
    if (bytes != receipt->bytes)
        return std::nullopt;
    return Attachment{article.id,
                      receipt->content_hash,
                      storage_.url(stem + ".mp3"),
                      storage_.url(slug + ".mp3"),
                      "",
                      storage_.url(stem + ".json"),
                      *bytes,
                      receipt->duration,
                      storage_.url(stem + ".vtt"),
                      receipt->sha256};
}

Attachment StoredAudio::put(const Article &article, const Recording &recording) {
    const std::string slug = slug_of_article(article);
    const std::string stem = stem_of(slug, recording.content_hash);
    if (current_hash(slug) != recording.content_hash)
        retire(stem, clock_.unix_time() + time_to_attach);
    return {article.id,
            recording.content_hash,
            storage_.put({stem + ".mp3", recording.mp3, "audio/mpeg"}),
            storage_.url(slug + ".mp3"),
            "",
            storage_.put({stem + ".json", recording.manifest, "application/json"}),
            recording.mp3.size(),
            recording.duration,
            storage_.put({stem + ".vtt", LongBytes::lent(recording.captions), "text/vtt; charset=utf-8"}),
            recording.sha256};
}

std::optional<publish::Receipt> StoredAudio::receipt_of(const std::string &slug) {
    const auto manifest = storage_.read(slug + ".json", max_manifest);
    return manifest ? publish::receipt_of(*manifest) : std::nullopt;
}

std::string StoredAudio::current_hash(const std::string &slug) {
    const auto receipt = receipt_of(slug);
    return receipt ? receipt->content_hash : "";
}

void StoredAudio::make_current(const Article &article, const Recording &recording,
                               const IsPlayed &is_played) {
    const std::string slug = slug_of_article(article);
    const std::string old = current_hash(slug);
    const bool is_replaced = publish::is_content_hash(old) && old != recording.content_hash;
    if (is_replaced && !(is_played && is_played(stem_of(slug, old))))
        retire(stem_of(slug, old), clock_.unix_time());
    storage_.put({slug + ".mp3", recording.mp3, "audio/mpeg", publish::Lasts::to_change});
    storage_.put({slug + ".vtt", LongBytes::lent(recording.captions), "text/vtt; charset=utf-8",
                  publish::Lasts::to_change});
    storage_.put({slug + ".json", recording.manifest, "application/json", publish::Lasts::to_change});
}

void StoredAudio::withdraw(const Article &article) {
    const std::string slug = slug_of_article(article);
    if (const std::string hash = current_hash(slug); publish::is_content_hash(hash))
        retire(stem_of(slug, hash), clock_.unix_time());
    for (const char *ending : endings)
        storage_.remove(slug + ending);
}

void StoredAudio::retire(const std::string &stem, std::int64_t since) {
    storage_.change(retired_name, max_json, [&](const auto &before) {
        nlohmann::json list = parsed(before);
        if (!list.is_object())
            list = nlohmann::json::object();
        list[stem] = since;
        return std::optional(list.dump(1));
    });
}

std::size_t StoredAudio::remove_retired(const IsPlayed &is_played) {
    std::size_t removed = 0;
    storage_.change(retired_name, max_json, [&](const auto &before) -> std::optional<std::string> {
        const nlohmann::json list = parsed(before);
        if (!list.is_object())
            return std::nullopt;
        nlohmann::json left = nlohmann::json::object();
        for (const auto &[stem, since] : list.items()) {
            const std::string slug = stem.substr(0, stem.rfind('.'));
            if (!since.is_number() || stem_of(slug, current_hash(slug)) == stem)
                continue; // it became the current one again
            if (static_cast<double>(clock_.unix_time()) - since.template get<double>() < grace_.value) {
                left[stem] = since;
                continue;
            }
            if (is_played && is_played(stem)) {
                left[stem] = since;
                continue;
            }
            for (const char *ending : endings)
                storage_.remove(stem + ending);
            ++removed;
        }
        return left == list ? std::nullopt : std::optional(left.dump(1));
    });
    return removed;
}

} // namespace baonoi::systems::webhook
