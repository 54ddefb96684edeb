// SPDX-License-Identifier: GPL-3.0-or-later
// Which files of a place of recordings are ours: those that a manifest of ours names, with the SHA-256 that
// it states. A name says nothing: a newsroom has recordings of its own beside them. What is not ours is never
// replaced, retired or removed; our recording gets another slug then, "cau-moi_2" for "cau-moi", which no
// page's own slug can be.
#pragma once

#include "publish/audio_files.h"
#include "publish/audio_place.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::publish {

// What a manifest of ours says of its recording.
struct Receipt {
    std::string content_hash;
    std::string article_url;     // empty: it names none
    std::string sha256;          // of the MP3
    std::string captions_sha256; // empty: of a version of baonoi that did not say so
    std::uint64_t bytes = 0;     // of the MP3
    Seconds duration;
    std::string opus_sha256; // of the Opus file; empty: there is none
    std::uint64_t opus_bytes = 0;
    std::string attribution; // Recording::attribution
};
// Nothing: no such file, or none of ours. Throws retry when it cannot be known now.
std::optional<Receipt> receipt_in(const AudioPlace &place, const std::string &manifest);
inline std::optional<Receipt> receipt_in(const Folder &folder, const std::string &manifest) {
    return receipt_in(AudioFolder(folder), manifest);
}

FileDigest mp3_digest_of(const Recording &recording);
FileDigest opus_digest_of(const Recording &recording);

// "cau-moi", "cau-moi_2" … in the order in which they are tried.
std::vector<std::string> slugs_for(const std::string &slug);
// "cau-moi" of "cau-moi_2".
std::string page_slug(const std::string &slug);

// Those of the names, and of their mark, that something has which is not ours; slug: of the names. What has
// the bytes of written is ours. The name of an Opus file is looked at only when written, or without it a
// manifest of ours, has one. Throws retry when it cannot be known now.
std::vector<std::string> files_of_others(const AudioPlace &place, const std::string &slug,
                                         const AudioNames &names, const Recording *written = nullptr);

// The first slug under which all names are free or ours: those of the recording, and the stable ones if
// has_stable. Warns of what is in the way. Throws retry when there is no such slug.
std::string slug_with_room(const AudioPlace &place, const std::string &slug, const Recording &recording,
                           bool has_stable);

// Removes those of the files that are ours, the mark at last. Throws what the place throws.
void remove_own(const AudioPlace &place, const std::string &slug, const AudioNames &names);

// The same; what cannot be removed stays: nothing refers to it.
void remove_audio(const Folder &folder, const std::string &slug, const AudioNames &names) noexcept;

} // namespace baonoi::publish
