// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/webhook/stored_audio.h"

#include "base/error.h"
#include "base/percent.h"
#include "publish/audio_files.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::systems::webhook {

namespace {

constexpr std::size_t max_json = 16U << 20U;     // bytes of retired.json
constexpr std::size_t max_manifest = 64U << 20U; // six hours of speech have a manifest of about 18 MB
constexpr std::size_t id_digits = 8;
constexpr std::string_view mark_ending = ".old"; // of a folder's retired manifests: here a list says it
constexpr std::int64_t time_to_attach = 3600;    // seconds
constexpr std::size_t most_in_a_turn = 20;
constexpr const char *retired_name = "retired.json";

std::string slug_of_article(const Article &article) {
    std::string url = address_of(article);
    url.resize(std::min(url.find_first_of("?#"), url.size()));
    while (url.ends_with('/'))
        url.pop_back();
    const std::string last = url.substr(url.rfind('/') + 1);
    return publish::slug_of(std::filesystem::path(percent_decoded(last)).stem().string()) + "-" +
           article.id.substr(0, id_digits);
}

nlohmann::json parsed(const std::optional<std::string> &bytes) {
    return bytes ? nlohmann::json::parse(*bytes, nullptr, false) : nlohmann::json();
}

} // namespace

std::string address_of(const Article &article) {
    return article.url.empty() ? article.input : article.url;
}

std::optional<publish::FileDigest> StoredAudio::Place::digest(const std::string &name) const {
    return name.ends_with(mark_ending) ? std::nullopt : storage_.digest(name);
}

std::optional<std::string> StoredAudio::Place::read(const std::string &name) const {
    if (name.ends_with(mark_ending))
        return std::nullopt;
    try {
        return storage_.read(name, max_manifest);
    } catch (const Error &error) {
        if (error.next() != Next::skip)
            throw;
        return std::nullopt;
    }
}

std::vector<std::string> StoredAudio::Place::manifests(const std::string &slug) const {
    std::vector<std::string> names;
    const nlohmann::json list = parsed(storage_.read(retired_name, max_json));
    if (list.is_object())
        for (const auto &[stem, since] : list.items())
            if (publish::slug_of_stem(stem) == slug)
                names.push_back(publish::names_of_stem(stem).manifest);
    return names;
}

void StoredAudio::Place::remove(const std::string &name) const {
    if (!name.ends_with(mark_ending))
        storage_.remove(name);
}

// A slug after the first is used when files of others have the one before it.
void StoredAudio::each_slug(const Article &article, const TakeSlug &take) {
    for (const std::string &slug : publish::slugs_for(slug_of_article(article))) {
        const publish::AudioNames stable = publish::names_of_stem(slug);
        if (auto receipt = publish::receipt_in(place_, stable.manifest)) {
            if (!take({slug, std::move(*receipt)}))
                return;
        } else if (!storage_.size(stable.mp3) && !storage_.size(stable.captions) &&
                   !storage_.size(stable.manifest)) {
            return;
        }
    }
}

std::vector<StoredAudio::StableNames> StoredAudio::all_slugs(const Article &article) {
    std::vector<StableNames> all;
    each_slug(article, [&](StableNames names) {
        all.push_back(std::move(names));
        return true;
    });
    return all;
}

std::optional<Attachment> StoredAudio::current(const Article &article) {
    std::optional<Attachment> found;
    each_slug(article, [&](const StableNames &stable) {
        const publish::Receipt &receipt = stable.receipt;
        const publish::AudioNames names = publish::audio_names(stable.slug, receipt.content_hash);
        const bool has_opus = !receipt.opus_sha256.empty();
        if (storage_.size(names.mp3) != receipt.bytes ||
            (has_opus && storage_.size(names.opus) != receipt.opus_bytes))
            return true;
        found = Attachment{article.id,
                           receipt.content_hash,
                           storage_.url(names.mp3),
                           storage_.url(publish::names_of_stem(stable.slug).mp3),
                           "",
                           storage_.url(names.manifest),
                           receipt.bytes,
                           receipt.duration,
                           storage_.url(names.captions),
                           receipt.sha256};
        if (has_opus) {
            found->opus = storage_.url(names.opus);
            found->opus_bytes = receipt.opus_bytes;
            found->opus_sha256 = receipt.opus_sha256;
        }
        return false;
    });
    return found;
}

// The manifest first: by it the others are ours when the program dies.
Attachment StoredAudio::put(const Article &article, const Recording &recording) {
    const std::string slug = publish::slug_with_room(place_, slug_of_article(article), recording, true);
    const publish::AudioNames names = publish::audio_names(slug, recording.content_hash);
    if (current_hash(slug) != recording.content_hash)
        retire(publish::stem_of(slug, recording.content_hash), clock_.unix_time() + time_to_attach);
    Attachment attachment;
    attachment.article_id = article.id;
    attachment.content_hash = recording.content_hash;
    attachment.manifest = storage_.put({names.manifest, recording.manifest, "application/json"});
    attachment.audio = storage_.put({names.mp3, recording.mp3, "audio/mpeg"});
    if (recording.opus.size() > 0) {
        attachment.opus = storage_.put({names.opus, recording.opus, publish::opus_file_type});
        attachment.opus_bytes = recording.opus.size();
        attachment.opus_sha256 = recording.opus_sha256;
    }
    attachment.captions =
        storage_.put({names.captions, LongBytes::lent(recording.captions), "text/vtt; charset=utf-8"});
    attachment.stable = storage_.url(publish::names_of_stem(slug).mp3);
    attachment.bytes = recording.mp3.size();
    attachment.duration = recording.duration;
    attachment.sha256 = recording.sha256;
    return attachment;
}

// Empty: the stable names lead to none of ours.
std::string StoredAudio::current_hash(const std::string &slug) {
    const auto receipt = publish::receipt_in(place_, publish::names_of_stem(slug).manifest);
    return receipt ? receipt->content_hash : "";
}

void StoredAudio::make_current(const Article &article, const Attachment &attachment,
                               const Recording &recording, const IsPlayed &is_played) {
    const std::string name = attachment.audio.substr(attachment.audio.rfind('/') + 1);
    const std::string slug = publish::slug_of_stem(name.substr(0, name.rfind('.')));
    const auto before = publish::receipt_in(place_, publish::names_of_stem(slug).manifest);
    const std::string old = before ? before->content_hash : "";
    if (!old.empty() && old != recording.content_hash)
        retire_now(publish::stem_of(slug, old), is_played);
    const publish::AudioNames stable = publish::names_of_stem(slug);
    storage_.put({stable.mp3, recording.mp3, "audio/mpeg", publish::Lasts::to_change});
    if (recording.opus.size() > 0)
        storage_.put({stable.opus, recording.opus, publish::opus_file_type, publish::Lasts::to_change});
    else if (before && !before->opus_sha256.empty() &&
             storage_.digest(stable.opus) == publish::FileDigest{before->opus_bytes, before->opus_sha256})
        storage_.remove(stable.opus);
    storage_.put({stable.captions, LongBytes::lent(recording.captions), "text/vtt; charset=utf-8",
                  publish::Lasts::to_change});
    storage_.put({stable.manifest, recording.manifest, "application/json", publish::Lasts::to_change});
    for (const StableNames &other : all_slugs(article))
        if (other.slug != slug)
            withdraw_slug(other, is_played);
}

void StoredAudio::withdraw(const Article &article) {
    for (const StableNames &stable : all_slugs(article))
        withdraw_slug(stable, {});
}

void StoredAudio::withdraw_slug(const StableNames &stable, const IsPlayed &is_played) {
    retire_now(publish::stem_of(stable.slug, stable.receipt.content_hash), is_played);
    publish::remove_own(place_, stable.slug, publish::names_of_stem(stable.slug));
}

void StoredAudio::retire_now(const std::string &stem, const IsPlayed &is_played) {
    if (!(is_played && is_played(stem)))
        retire(stem, clock_.unix_time());
}

void StoredAudio::retire(const std::string &stem, std::int64_t since) {
    storage_.change(retired_name, max_json, [&](const auto &before) {
        nlohmann::json list = before ? parsed(before) : nlohmann::json::object();
        if (!list.is_object())
            throw Error(Next::hold, fmt::format("{} is not the list that was written; restore or remove it",
                                                storage_.url(retired_name)));
        list[stem] = since;
        return std::optional(list.dump(1));
    });
}

std::size_t StoredAudio::remove_retired(const IsPlayed &is_played) {
    std::size_t all = 0, some = 0;
    do // others who change the list have their turn between
        all += some = remove_some_retired(is_played);
    while (some == most_in_a_turn);
    return all;
}

std::size_t StoredAudio::remove_some_retired(const IsPlayed &is_played) {
    std::size_t removed = 0;
    storage_.change(retired_name, max_json, [&](const auto &before) -> std::optional<std::string> {
        const nlohmann::json list = parsed(before);
        if (!list.is_object())
            return std::nullopt;
        nlohmann::json left = nlohmann::json::object();
        for (const auto &[stem, since] : list.items()) {
            const std::string slug = publish::slug_of_stem(stem);
            if (slug.empty() || !since.is_number()) {
                left[stem] = since; // by others
                continue;
            }
            if (publish::stem_of(slug, current_hash(slug)) == stem)
                continue; // it became the current one again
            const double age = static_cast<double>(clock_.unix_time()) - since.template get<double>();
            if (removed == most_in_a_turn || age < grace_.value || (is_played && is_played(stem))) {
                left[stem] = since;
                continue;
            }
            publish::remove_own(place_, slug, publish::names_of_stem(stem));
            ++removed;
        }
        return left == list ? std::nullopt : std::optional(left.dump(1));
    });
    return removed;
}

} // namespace baonoi::systems::webhook
