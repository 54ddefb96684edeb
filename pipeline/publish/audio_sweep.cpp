// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/audio_sweep.h"

#include "publish/current_audio.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>

namespace baonoi::publish {

namespace fs = std::filesystem;

namespace {

constexpr Seconds time_to_attach{3600};
constexpr std::size_t digits_in_name = 12;

struct SweptRecording {
    std::string slug, stem;
    AudioPaths files;
    fs::path mark;
};

// "cau-moi.0123456789ab" of a manifest's or mark's name.
std::optional<std::string> stem_of_manifest(std::string name) {
    for (const std::string_view ending : {std::string_view(".json.old"), std::string_view(".json")})
        if (name.ends_with(ending)) {
            name.resize(name.size() - ending.size());
            const std::size_t dot = name.rfind('.');
            const bool is_ours =
                dot != std::string::npos && dot > 0 && name.size() - dot - 1 == digits_in_name;
            return is_ours ? std::optional(name) : std::nullopt;
        }
    return std::nullopt;
}

Seconds age_of(const fs::path &file) {
    std::error_code error;
    const auto written = fs::last_write_time(file, error);
    if (error)
        return Seconds{0};
    return Seconds{std::chrono::duration<double>(fs::file_time_type::clock::now() - written).count()};
}

bool may_exist(const fs::path &file) {
    std::error_code error;
    return fs::exists(file, error) || error;
}

std::set<std::string> stems_in(const fs::path &folder) {
    std::set<std::string> stems;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (auto stem = stem_of_manifest(at->path().filename().string()))
            stems.insert(std::move(*stem));
    return stems;
}

void remove_mark(const fs::path &mark) {
    std::error_code ignored;
    fs::remove(mark, ignored);
}

// A page that cannot be read may play it.
bool plays(const IsPlayed &is_played, const SweptRecording &recording) {
    try {
        return is_played(recording.slug, recording.stem);
    } catch (const std::exception &) {
        return true;
    }
}

// True when the recording was removed.
bool sweep_one(const SweptRecording &recording, Seconds grace, const IsPlayed &is_played) {
    const bool is_marked = may_exist(recording.mark), has_manifest = may_exist(recording.files.manifest);
    const std::string hash =
        manifest_hash(has_manifest ? recording.files.manifest : recording.mark).substr(0, digits_in_name);
    if (hash.empty() || !recording.stem.ends_with("." + hash))
        return false; // by others
    const AudioPaths stable = stable_paths(recording.files.mp3.parent_path(), recording.slug);
    bool is_used = current_hash(stable).starts_with(hash);
    if (is_used && !is_marked)
        return false;
    const Seconds time = !is_marked     ? time_to_attach
                         : has_manifest ? Seconds{std::max(grace.value, time_to_attach.value)}
                                        : grace;
    if (!is_used && age_of(is_marked ? recording.mark : recording.files.manifest) < time)
        return false;
    is_used = is_used || plays(is_played, recording);
    if (is_used && is_marked)
        unretire_audio(recording.files);
    if (is_used)
        return false;
    if (!is_marked)
        retire_audio(recording.files, grace);
    if (!is_marked && grace > Seconds{0})
        return false;
    remove_audio(recording.files);
    remove_mark(recording.mark);
    return true;
}

} // namespace

std::size_t sweep_audio(const fs::path &folder, Seconds grace, const IsPlayed &is_played) {
    std::size_t removed = 0;
    for (const std::string &stem : stems_in(folder)) {
        const std::size_t dot = stem.rfind('.');
        const AudioPaths files = paths_of_stem(folder, stem);
        removed += sweep_one({stem.substr(0, dot), stem, files, mark_of(files)}, grace, is_played) ? 1 : 0;
    }
    return removed;
}

} // namespace baonoi::publish
