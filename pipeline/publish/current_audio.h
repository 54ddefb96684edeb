// SPDX-License-Identifier: GPL-3.0-or-later
// Which of an article's recordings is the current one. "<slug>.mp3", ".vtt" and ".json" always lead to it:
// the addresses for feeds, while a page plays the name that belongs to the content. A recording before it
// stays for a time of grace, for pages that are open and readers' caches; it is retired: its manifest is
// named "….json.old", and the time of that file is when it was retired.
#pragma once

#include "model/units.h"
#include "publish/audio_files.h"

#include <filesystem>
#include <string>

namespace baonoi::publish {

AudioPaths stable_paths(const std::filesystem::path &folder, const std::string &slug);

// The content hash of the recording that the stable names lead to; empty: none.
std::string current_hash(const AudioPaths &stable);

// Whether the stable names lead to just these files, or to others of the same bytes.
bool is_current(const AudioPaths &stable, const AudioPaths &recording);

// Links, or copies where the file system has no links between files. Throws stop; is_current() is false then.
void make_current(const AudioPaths &stable, const AudioPaths &recording);

// Files that cannot be renamed or removed stay: nothing refers to them. Without grace they are removed at
// once.
void retire_audio(const AudioPaths &recording, Seconds grace) noexcept;

// The stable names go, and the recording that they lead to is retired.
void withdraw_audio(const AudioPaths &stable, Seconds grace) noexcept;

// It is in use after all: its manifest has its name again.
void unretire_audio(const AudioPaths &recording) noexcept;

} // namespace baonoi::publish
