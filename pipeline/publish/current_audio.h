// SPDX-License-Identifier: GPL-3.0-or-later
// Which of an article's recordings is the current one. "<slug>.mp3", ".vtt", ".json" and ".ogg" always lead
// to it: the addresses for feeds, while a page plays the name that belongs to the content. A recording before
// it stays for a time of grace, for pages that are open and readers' caches; it is retired: its manifest is
// named "….json.old", and the time of that file is when it was retired. Nothing here touches what is not
// ours, see own_audio.h.
#pragma once

#include "model/units.h"
#include "publish/audio_files.h"

#include <string>

namespace baonoi::publish {

// The content hash of the recording that the stable names lead to; empty: none. Throws retry when it cannot
// be known now.
std::string current_hash(const Folder &folder, const std::string &slug);

// Whether the stable names lead to just these files, or to others of the same bytes.
bool is_current(const Folder &folder, const std::string &slug, const AudioNames &recording);

// Links, or copies where the file system has no links between files. The stable names are free or ours, as
// slug_with_room() says. The article's other slugs lead nowhere any more. Throws as next_after_write();
// is_current() is false then.
void make_current(const Folder &folder, const std::string &slug, const AudioNames &recording, Seconds grace);

// Files that cannot be renamed or removed stay: nothing refers to them. Without grace they are removed at
// once.
void retire_audio(const Folder &folder, const std::string &slug, const AudioNames &recording,
                  Seconds grace) noexcept;

// The stable names of all slugs for the article's go, and the recordings that they lead to are retired.
void withdraw_audio(const Folder &folder, const std::string &slug, Seconds grace) noexcept;

// It is in use after all: its manifest has its name again.
void unretire_audio(const Folder &folder, const AudioNames &recording) noexcept;

} // namespace baonoi::publish
