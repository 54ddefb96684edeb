// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/current_audio.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/file.h"

#include <array>
#include <chrono>
#include <string_view>
#include <system_error>

namespace baonoi::publish {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view retired_ending = ".json.old";

fs::path mark_of(const AudioPaths &recording) {
    fs::path mark = recording.manifest;
    return mark += ".old";
}

bool has_same_bytes(const fs::path &a, const fs::path &b) {
    std::error_code error;
    if (fs::equivalent(a, b, error))
        return true;
    const auto bytes = audio_bytes(a);
    return bytes && bytes == audio_bytes(b);
}

// The recording whose mark that is.
AudioPaths recording_of(const fs::path &mark) {
    std::string stem = mark.string();
    stem.resize(stem.size() - retired_ending.size());
    return {stem + ".mp3", stem + ".vtt", stem + ".json"};
}

} // namespace

AudioPaths stable_paths(const fs::path &folder, const std::string &slug) {
    return {folder / (slug + ".mp3"), folder / (slug + ".vtt"), folder / (slug + ".json")};
}

std::string current_hash(const AudioPaths &stable) {
    return manifest_hash(stable.manifest);
}

bool is_current(const AudioPaths &stable, const AudioPaths &recording) {
    return has_same_bytes(stable.mp3, recording.mp3) && has_same_bytes(stable.captions, recording.captions) &&
           has_same_bytes(stable.manifest, recording.manifest);
}

void make_current(const AudioPaths &stable, const AudioPaths &recording) {
    link_file_atomically(recording.mp3, stable.mp3);
    link_file_atomically(recording.captions, stable.captions);
    fault_point("publish.half_current");
    link_file_atomically(recording.manifest, stable.manifest);
    std::error_code ignored;
    fs::remove(mark_of(recording), ignored);
}

void retire_audio(const AudioPaths &recording, Seconds grace) noexcept {
    if (grace.value <= 0)
        return remove_audio(recording);
    std::error_code ignored;
    fs::last_write_time(recording.manifest, fs::file_time_type::clock::now(), ignored);
    fs::rename(recording.manifest, mark_of(recording), ignored);
}

std::size_t remove_retired(const fs::path &folder, Seconds grace) noexcept {
    std::size_t removed = 0;
    const auto now = fs::file_time_type::clock::now();
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (!at->path().native().ends_with(retired_ending))
            continue;
        std::error_code unknown;
        const auto retired = fs::last_write_time(at->path(), unknown);
        if (unknown || std::chrono::duration<double>(now - retired).count() < grace.value)
            continue;
        const AudioPaths recording = recording_of(at->path());
        // With its manifest it is current again.
        if (!fs::exists(recording.manifest, unknown) && !unknown) {
            remove_audio(recording);
            ++removed;
        }
        fs::remove(at->path(), unknown);
    }
    return removed;
}

} // namespace baonoi::publish
