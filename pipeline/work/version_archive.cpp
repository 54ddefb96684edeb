// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/version_archive.h"

#include "base/error.h"
#include "base/file.h"
#include "lib/openssl/digest.h"
#include "publish/audio_files.h"

#include <chrono>
#include <fmt/format.h>
#include <optional>
#include <set>

namespace baonoi::work {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest = 512U << 20U;     // bytes of one file
constexpr std::chrono::hours time_to_replace{1}; // from a file's being put here to the store's knowing it
constexpr const char *endings[] = {".vtt", ".json", ".mp3"}; // the MP3 last: with it the recording is there

std::string read_if_there(const fs::path &path) {
    std::error_code fault;
    return fs::is_regular_file(path, fault) ? read_file(path, largest) : "";
}

} // namespace

fs::path VersionArchive::file(const std::string &content_hash, const char *ending) const {
    return settings_.folder / (content_hash + ending);
}

void VersionArchive::put(const Recording &recording) const {
    make_folder(settings_.folder);
    for (const char *ending : endings) {
        const std::string_view what(ending);
        const std::string &bytes = what == ".mp3"   ? recording.mp3
                                   : what == ".vtt" ? recording.captions
                                                    : recording.manifest;
        if (!bytes.empty())
            write_file_atomically(file(recording.content_hash, ending), bytes);
    }
}

bool VersionArchive::has(const std::string &content_hash) const {
    std::error_code fault;
    return keeps() && publish::is_content_hash(content_hash) &&
           fs::is_regular_file(file(content_hash, ".mp3"), fault);
}

Recording VersionArchive::recording(const store::VersionRecord &version) const {
    const auto gone = [&](const char *why) {
        return Error(Next::skip, fmt::format("version {} cannot be attached: {}", version.number, why));
    };
    if (!has(version.content_hash))
        throw gone("its recording is not kept any more");
    Recording recording;
    recording.content_hash = version.content_hash;
    recording.mp3 = read_file(file(version.content_hash, ".mp3"), largest);
    recording.captions = read_if_there(file(version.content_hash, ".vtt"));
    recording.manifest = read_if_there(file(version.content_hash, ".json"));
    recording.chapters = version.chapters;
    recording.sha256 = openssl::sha256_hex(recording.mp3);
    recording.duration = Seconds{version.duration};
    if (!version.sha256.empty() && recording.sha256 != version.sha256)
        throw gone("its file was changed or is damaged");
    return recording;
}

void VersionArchive::forget(store::Versions &versions, std::int64_t now) const {
    versions.forget_versions(static_cast<std::size_t>(settings_.keep),
                             now - static_cast<std::int64_t>(settings_.lasts.value));
    std::error_code fault;
    std::set<std::string> unknown;
    for (const auto &entry : fs::directory_iterator(settings_.folder, fault)) {
        const std::string hash = entry.path().stem().string();
        const bool is_young =
            entry.last_write_time(fault) > fs::file_time_type::clock::now() - time_to_replace;
        if (publish::is_content_hash(hash) && !is_young && !unknown.contains(hash) &&
            !versions.has_version(hash))
            unknown.insert(hash);
    }
    for (const std::string &hash : unknown)
        for (const char *ending : endings)
            fs::remove(file(hash, ending), fault);
}

} // namespace baonoi::work
