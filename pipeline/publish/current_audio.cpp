// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/current_audio.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/file.h"

#include <system_error>

namespace baonoi::publish {

namespace fs = std::filesystem;

namespace {

bool has_same_bytes(const fs::path &a, const fs::path &b) {
    std::error_code error;
    if (fs::equivalent(a, b, error))
        return true;
    const auto bytes = audio_bytes(a);
    return bytes && bytes == audio_bytes(b);
}

} // namespace

AudioPaths stable_paths(const fs::path &folder, const std::string &slug) {
    return paths_of_stem(folder, slug);
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

void withdraw_audio(const AudioPaths &stable, Seconds grace) noexcept {
    const std::string hash = current_hash(stable);
    if (is_content_hash(hash))
        retire_audio(audio_paths(stable.mp3.parent_path(), stable.mp3.stem().string(), hash), grace);
    if (!hash.empty())
        remove_audio(stable);
}

void unretire_audio(const AudioPaths &recording) noexcept {
    std::error_code ignored;
    if (fs::exists(recording.manifest, ignored))
        fs::remove(mark_of(recording), ignored);
    else if (!ignored)
        fs::rename(mark_of(recording), recording.manifest, ignored);
}

} // namespace baonoi::publish
