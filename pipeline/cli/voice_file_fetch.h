// SPDX-License-Identifier: GPL-3.0-or-later
// One file of a catalogue's voice, fetched or copied and proved by its size and SHA-256. "voices install"
// calls it for each file of a voice, in a folder that nobody reads a voice from. It puts nothing in place.
#pragma once

#include "cli/voice_catalogue.h"
#include "lib/curl/http.h"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace baonoi::cli {

// How many bytes of the file are there.
using Came = std::function<void(std::uint64_t bytes)>;

// <folder>/<name>.part; <name>.part.etag tells which file of the server it is a part of.
std::filesystem::path part_of(const CatalogueFile &file, const std::filesystem::path &folder);

// Leaves the whole file, proved, at part_of(). What is there already is gone on with, when the server's file
// is still that one; and so after each break, as long as anything comes. Throws retry for what may pass: what
// came stays there; skip when it is another file: nothing stays; hold when it cannot be written.
void fetch_voice_file(const CatalogueFile &file, const std::filesystem::path &folder, curl::Http &http,
                      const Came &came);

// The same of a file of this machine.
void copy_voice_file(const CatalogueFile &file, const std::filesystem::path &from,
                     const std::filesystem::path &folder, const Came &came);

} // namespace baonoi::cli
