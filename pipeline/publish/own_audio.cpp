// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/own_audio.h"

#include "base/error.h"
#include "base/log.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <utility>

namespace baonoi::publish {

namespace {

constexpr int most_slugs = 9;
constexpr std::string_view captions_begin = "WEBVTT"; // every WebVTT file

std::string text_of(const nlohmann::json &object, const char *key) {
    if (!object.is_object())
        return "";
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

double number_of(const nlohmann::json &object, const char *key) {
    if (!object.is_object())
        return 0;
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? found->get<double>() : 0;
}

// The manifests that speak of the files of these names: their own, and for the stable names of a slug those
// of all its recordings, as they may be from several when the program died.
class Receipts {
public:
    Receipts(const AudioPlace &place, const std::string &slug, const AudioNames &names)
        : place_(place), slug_(slug), is_stable_(names.manifest == slug + ".json") {
        for (const std::string &name : {names.manifest, mark_of(names)})
            add(name);
    }

    bool name_mp3(const std::string &, const FileDigest &file) {
        return any([&](const Receipt &receipt) { return receipt.sha256 == file.sha256; });
    }

    bool name_opus(const std::string &, const FileDigest &file) {
        return any([&](const Receipt &receipt) { return receipt.opus_sha256 == file.sha256; });
    }

    // Of those that were read: no more are, for most recordings have none.
    bool have_opus() const {
        return std::any_of(receipts_.begin(), receipts_.end(),
                           [](const Receipt &receipt) { return !receipt.opus_sha256.empty(); });
    }

    bool name_captions(const std::string &name, const FileDigest &file) {
        return any([&](const Receipt &receipt) {
            if (!receipt.captions_sha256.empty())
                return receipt.captions_sha256 == file.sha256;
            if (is_stable_)
                return place_.digest(audio_names(slug_, receipt.content_hash).captions) == file;
            const auto bytes = place_.read(name);
            return bytes && bytes->starts_with(captions_begin);
        });
    }

    bool holds(const std::string &manifest) const {
        return std::find(manifests_.begin(), manifests_.end(), manifest) != manifests_.end();
    }

private:
    void add(const std::string &manifest) {
        auto receipt = receipt_in(place_, manifest);
        if (!receipt ||
            !(is_stable_ || manifest.starts_with(audio_names(slug_, receipt->content_hash).manifest)))
            return;
        manifests_.push_back(manifest);
        receipts_.push_back(std::move(*receipt));
    }

    template <class Fits>
    bool any(Fits fits) {
        if (std::any_of(receipts_.begin(), receipts_.end(), fits))
            return true;
        if (!is_stable_ || std::exchange(has_all_, true))
            return false;
        for (const std::string &name : place_.manifests(slug_))
            add(name);
        return std::any_of(receipts_.begin(), receipts_.end(), fits);
    }

    const AudioPlace &place_;
    const std::string &slug_;
    const bool is_stable_;
    bool has_all_ = false;
    std::vector<Receipt> receipts_;
    std::vector<std::string> manifests_; // from which they are
};

} // namespace

FileDigest mp3_digest_of(const Recording &recording) {
    return {recording.mp3.size(), recording.sha256};
}

FileDigest opus_digest_of(const Recording &recording) {
    return {recording.opus.size(), recording.opus_sha256};
}

std::optional<Receipt> receipt_in(const AudioPlace &place, const std::string &manifest) {
    const auto bytes = place.read(manifest);
    // Without its list of words, which is most of it.
    const auto is_wanted = [](int depth, nlohmann::json::parse_event_t event, const nlohmann::json &value) {
        return depth != 1 || event != nlohmann::json::parse_event_t::key || value != "entries";
    };
    const auto json = bytes ? nlohmann::json::parse(*bytes, is_wanted, false) : nlohmann::json();
    Receipt receipt;
    receipt.content_hash = text_of(json, "content_hash");
    if (!is_content_hash(receipt.content_hash) || !json.contains("audio") || !json["audio"].is_object())
        return std::nullopt;
    const nlohmann::json &audio = json["audio"];
    receipt.sha256 = text_of(audio, "sha256");
    if (!is_content_hash(receipt.sha256))
        return std::nullopt;
    receipt.bytes = static_cast<std::uint64_t>(std::max(number_of(audio, "bytes"), 0.0));
    receipt.duration = Seconds{number_of(audio, "duration")};
    if (json.contains("article"))
        receipt.article_url = text_of(json["article"], "url");
    if (json.contains("captions"))
        receipt.captions_sha256 = text_of(json["captions"], "sha256");
    if (json.contains("opus")) {
        receipt.opus_sha256 = text_of(json["opus"], "sha256");
        receipt.opus_bytes = static_cast<std::uint64_t>(std::max(number_of(json["opus"], "bytes"), 0.0));
    }
    receipt.attribution = text_of(json, "attribution");
    return receipt;
}

std::vector<std::string> slugs_for(const std::string &slug) {
    std::vector<std::string> slugs{slug};
    for (int number = 2; number <= most_slugs; ++number)
        slugs.push_back(fmt::format("{}_{}", slug, number));
    return slugs;
}

std::string page_slug(const std::string &slug) {
    return slug.substr(0, slug.find('_'));
}

namespace {

struct LookedAt {
    std::vector<std::string> others; // as files_of_others()
    bool has_opus = false;           // the name of the Opus file was looked at, too
};

LookedAt look_at(const AudioPlace &place, const std::string &slug, const AudioNames &names,
                 const Recording *written) {
    LookedAt looked;
    std::vector<std::string> &others = looked.others;
    Receipts receipts(place, slug, names);
    const auto look = [&](const std::string &name, const auto &part, const auto &is_ours) {
        const auto file = place.digest(name);
        if (!file && !place.has(name))
            return;
        if (!file || !((written && *file == part(*written)) || is_ours(name, *file)))
            others.push_back(name);
    };
    const auto captions = [](const Recording &recording) {
        return digest_of(LongBytes::lent(recording.captions));
    };
    const auto manifest = [](const Recording &recording) { return digest_of(recording.manifest); };
    look(names.mp3, mp3_digest_of,
         [&](const auto &name, const auto &file) { return receipts.name_mp3(name, file); });
    looked.has_opus = written ? written->opus.size() > 0 : receipts.have_opus();
    if (looked.has_opus)
        look(names.opus, opus_digest_of,
             [&](const auto &name, const auto &file) { return receipts.name_opus(name, file); });
    look(names.captions, captions,
         [&](const auto &name, const auto &file) { return receipts.name_captions(name, file); });
    const auto is_receipt = [&](const std::string &name, const FileDigest &) { return receipts.holds(name); };
    look(names.manifest, manifest, is_receipt);
    look(mark_of(names), manifest, is_receipt);
    return looked;
}

} // namespace

std::vector<std::string> files_of_others(const AudioPlace &place, const std::string &slug,
                                         const AudioNames &names, const Recording *written) {
    return look_at(place, slug, names, written).others;
}

std::string slug_with_room(const AudioPlace &place, const std::string &slug, const Recording &recording,
                           bool has_stable) {
    std::vector<std::string> all;
    for (const std::string &one : slugs_for(slug)) {
        std::vector<std::string> others =
            files_of_others(place, one, audio_names(one, recording.content_hash), &recording);
        if (has_stable)
            for (std::string &other : files_of_others(place, one, names_of_stem(one), &recording))
                others.push_back(std::move(other));
        if (others.empty()) {
            if (!all.empty())
                log(LogLevel::warning,
                    fmt::format("{} has files that are not baonoi's and stay: {}; the recording "
                                "of the article is named {} instead",
                                place.name(), fmt::join(all, ", "), one));
            return one;
        }
        all.insert(all.end(), others.begin(), others.end());
    }
    throw Error(Next::retry,
                fmt::format("{} has files that are not baonoi's under every name for this recording: "
                            "{}; rename them",
                            place.name(), fmt::join(all, ", ")));
}

void remove_own(const AudioPlace &place, const std::string &slug, const AudioNames &names) {
    const auto [others, has_opus] = look_at(place, slug, names, nullptr);
    std::vector<std::string> all{names.mp3, names.captions, names.manifest, mark_of(names)};
    if (has_opus)
        all.insert(all.begin() + 1, names.opus);
    for (const std::string &name : all)
        if (std::find(others.begin(), others.end(), name) == others.end())
            place.remove(name);
}

void remove_audio(const Folder &folder, const std::string &slug, const AudioNames &names) noexcept {
    try {
        remove_own(AudioFolder(folder), slug, names);
    } catch (const std::exception &) { // as the header says
    }
}

} // namespace baonoi::publish
