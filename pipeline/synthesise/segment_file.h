// SPDX-License-Identifier: GPL-3.0-or-later
// One segment as the bytes of a file: a head of little-endian numbers, the words' times, the samples up to
// the last that is not silent, and a hash of all.
#pragma once

#include "base/handle.h"
#include "synthesise/voice.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::synthesise {

bool is_segment_name(std::string_view name);      // 30 hex digits
bool is_temporary_segment(std::string_view name); // of write_segment

std::string segment_bytes(const SpokenUtterance &speech, int sample_rate);

// Nothing when the bytes are not those of a whole segment of that rate. The words' tokens are all 0.
std::optional<SpokenUtterance> parse_segment(std::string_view bytes, int sample_rate);
std::optional<SpokenUtterance> read_segment(const UniqueFd &fd, std::size_t size, int sample_rate);

// Beside its place and renamed, not synced: a half file after a power cut is seen by its hash. False when it
// could not be written; nothing of it stays then.
bool write_segment(const std::filesystem::path &path, std::string_view bytes);

} // namespace baonoi::synthesise
