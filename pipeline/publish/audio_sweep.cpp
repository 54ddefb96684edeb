// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/audio_sweep.h"

#include "publish/current_audio.h"
#include "publish/own_audio.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <set>
#include <string_view>

namespace baonoi::publish {

namespace {

constexpr Seconds time_to_attach{3600};

struct SweptRecording {
    std::string slug, stem;
    AudioNames names;
};

// "cau-moi.0123456789ab" of a manifest's or mark's name.
std::optional<std::string> stem_of_manifest(std::string name) {
    for (const std::string_view ending : {std::string_view(".json.old"), std::string_view(".json")})
        if (name.ends_with(ending)) {
            name.resize(name.size() - ending.size());
            return slug_of_stem(name).empty() ? std::nullopt : std::optional(name);
        }
    return std::nullopt;
}

Seconds age_of(const Folder &folder, const std::string &name) {
    const auto facts = folder.facts(name);
    if (!facts)
        return Seconds{0};
    const double written =
        static_cast<double>(facts->st_mtim.tv_sec) + static_cast<double>(facts->st_mtim.tv_nsec) / 1e9;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return Seconds{std::chrono::duration<double>(now).count() - written};
}

std::set<std::string> stems_in(const Folder &folder) {
    std::set<std::string> stems;
    for (std::string &name : folder.names())
        if (auto stem = stem_of_manifest(std::move(name)))
            stems.insert(std::move(*stem));
    return stems;
}

// A page that cannot be read may be there.
template <class Ask>
bool may(Ask ask) {
    try {
        return ask();
    } catch (const std::exception &) {
        return true;
    }
}

Belongs remembered(const SweptPages &pages, const Receipt &receipt, const SweptRecording &recording) {
    try {
        return pages.store ? pages.store(receipt.article_url, recording.names.mp3) : Belongs::unknown;
    } catch (const std::exception &) {
        return Belongs::yes;
    }
}

// True when the recording was removed.
bool sweep_one(const Folder &folder, const SweptRecording &recording, Seconds grace,
               const SweptPages &pages) {
    const std::string mark = mark_of(recording.names);
    const bool is_marked = folder.facts(mark).has_value();
    const bool has_manifest = folder.facts(recording.names.manifest).has_value();
    const auto receipt = receipt_in(folder, has_manifest ? recording.names.manifest : mark);
    if (!receipt ||
        names_of_stem(recording.stem).manifest != audio_names(recording.slug, receipt->content_hash).manifest)
        return false; // by others
    const Seconds time = !is_marked     ? time_to_attach
                         : has_manifest ? Seconds{std::max(grace.value, time_to_attach.value)}
                                        : grace;
    const bool is_due = age_of(folder, is_marked ? mark : recording.names.manifest) >= time;
    const Belongs belongs = remembered(pages, *receipt, recording);
    bool is_used =
        belongs == Belongs::yes ||
        (belongs == Belongs::unknown && current_hash(folder, recording.slug) == receipt->content_hash &&
         (!(is_due || is_marked) || may([&] { return pages.has(page_slug(recording.slug)); })));
    if (is_used && !is_marked)
        return false;
    if (!is_used && !is_due)
        return false;
    try {
        is_used = is_used || pages.play(page_slug(recording.slug), recording.stem);
    } catch (const std::exception &) {
        return false; // it waits as it is until somebody knows
    }
    if (is_used && is_marked)
        unretire_audio(folder, recording.names);
    if (is_used)
        return false;
    if (!is_marked)
        retire_audio(folder, recording.slug, recording.names, grace);
    if (!is_marked && grace > Seconds{0})
        return false;
    if (current_hash(folder, recording.slug) == receipt->content_hash)
        remove_audio(folder, recording.slug, names_of_stem(recording.slug));
    remove_audio(folder, recording.slug, recording.names);
    return true;
}

} // namespace

std::size_t sweep_audio(const Folder &folder, Seconds grace, const SweptPages &pages) {
    std::size_t removed = 0;
    for (const std::string &stem : stems_in(folder)) {
        const SweptRecording recording{slug_of_stem(stem), stem, names_of_stem(stem)};
        removed += sweep_one(folder, recording, grace, pages) ? 1 : 0;
    }
    return removed;
}

} // namespace baonoi::publish
