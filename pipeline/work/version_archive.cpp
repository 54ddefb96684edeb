// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/version_archive.h"

#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"
#include "lib/openssl/digest.h"
#include "publish/audio_files.h"
#include "publish/own_audio.h"

#include <chrono>
#include <fmt/format.h>
#include <set>

namespace baonoi::work {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest = 512U << 20U;     // bytes of one file
constexpr std::chrono::hours time_to_replace{1}; // from a file's being put here to the store's knowing it

publish::AudioNames names_of(const std::string &content_hash) {
    return publish::names_of_stem(content_hash);
}

// What the manifest says of the others; a system that takes no manifest has none.
bool is_what_was_put(const Folder &folder, const Recording &recording, const store::VersionRecord &version) {
    if (!version.sha256.empty() && recording.sha256 != version.sha256)
        return false;
    if (recording.manifest.size() == 0)
        return true;
    const auto receipt = publish::receipt_in(folder, names_of(version.content_hash).manifest);
    const bool has_captions = receipt && !receipt->captions_sha256.empty() && !recording.captions.empty();
    return receipt && receipt->content_hash == version.content_hash && receipt->sha256 == recording.sha256 &&
           receipt->opus_sha256 == recording.opus_sha256 &&
           (!has_captions || receipt->captions_sha256 == openssl::sha256_hex(recording.captions));
}

} // namespace

fs::path VersionArchive::audio(const std::string &content_hash) const {
    return settings_.folder / names_of(content_hash).mp3;
}

void VersionArchive::put(const Recording &recording) const {
    make_folder(settings_.folder);
    const Folder folder(settings_.folder);
    const publish::AudioNames names = names_of(recording.content_hash);
    const auto write = [&](const std::string &name, const LongBytes &bytes) {
        if (bytes.size() > 0)
            folder.copy(bytes, name);
    };
    write(names.captions, LongBytes::lent(recording.captions));
    write(names.manifest, recording.manifest);
    write(names.opus, recording.opus);
    write(names.mp3, recording.mp3); // at last: with it the recording is there
}

bool VersionArchive::has(const std::string &content_hash) const {
    std::error_code fault;
    return keeps() && publish::is_content_hash(content_hash) &&
           fs::is_regular_file(audio(content_hash), fault);
}

bool VersionArchive::holds_on_to(const std::string &content_hash) const {
    if (!has(content_hash))
        return false;
    std::error_code fault;
    fs::last_write_time(audio(content_hash), fs::file_time_type::clock::now(), fault);
    return !fault;
}

Recording VersionArchive::recording(const store::VersionRecord &version) const {
    const auto gone = [&](const char *why) {
        return Error(Next::skip, fmt::format("version {} cannot be attached: {}; \"baonoi unpin\" has what "
                                             "the article says now made",
                                             version.number, why));
    };
    if (!has(version.content_hash))
        throw gone("its recording is not kept any more");
    const Folder folder(settings_.folder);
    const publish::AudioNames names = names_of(version.content_hash);
    Recording recording;
    recording.content_hash = version.content_hash;
    recording.mp3 = open_file(folder.path_of(names.mp3), largest);
    recording.captions = folder.read(names.captions, largest).value_or("");
    if (folder.facts(names.manifest))
        recording.manifest = open_file(folder.path_of(names.manifest), largest);
    if (folder.facts(names.opus)) {
        recording.opus = open_file(folder.path_of(names.opus), largest);
        recording.opus_sha256 = openssl::sha256_of(recording.opus);
    }
    recording.chapters = version.chapters;
    recording.sha256 = openssl::sha256_of(recording.mp3);
    recording.duration = Seconds{version.duration};
    if (const auto receipt = publish::receipt_in(folder, names.manifest))
        recording.attribution = receipt->attribution;
    if (!is_what_was_put(folder, recording, version))
        throw gone("its files were changed or are damaged");
    return recording;
}

void VersionArchive::forget(store::Versions &versions, std::int64_t now) const {
    versions.forget_versions(static_cast<std::size_t>(settings_.keep),
                             now - static_cast<std::int64_t>(settings_.lasts.value));
    remove_leftovers(settings_.folder, Reach::folder);
    std::error_code fault;
    const auto young = fs::file_time_type::clock::now() - time_to_replace;
    std::set<std::string> known, unknown;
    for (const auto &entry : fs::directory_iterator(settings_.folder, fault)) {
        const std::string hash = entry.path().stem().string();
        if (!publish::is_content_hash(hash) || known.contains(hash))
            continue;
        const bool stays = entry.last_write_time(fault) > young || versions.has_version(hash);
        (stays ? known : unknown).insert(hash);
    }
    for (const std::string &hash : unknown) {
        if (known.contains(hash)) // one of its files is young
            continue;
        const publish::AudioNames names = names_of(hash);
        for (const std::string &name : {names.mp3, names.captions, names.manifest, names.opus})
            fs::remove(settings_.folder / name, fault);
    }
}

} // namespace baonoi::work
