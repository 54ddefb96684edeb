// SPDX-License-Identifier: GPL-3.0-or-later
// How a recording reads its article, as the store keeps it and the API tells it: JSON with
//   "blocks": [{"kind", "text", "sentences": [{"text", "spoken", "tokens": [token]}]}]
//   "drops": [{"rule", "text", "place"}]
// of which a token is {"text", "spoken", "rule", "language", "unknown", "from", "to"}: times in seconds,
// null for what is silent. A block that is not read aloud has no sentences.
#pragma once

#include "model/recording.h"
#include "produce/produce.h"
#include "store/readings.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::work {

store::ReadingRecord reading_record(const produce::Prepared &prepared, const Recording &recording);

// That of a recording that was made before. reading: of the functions here.
store::ReadingRecord reading_again(const std::string &content_hash, std::string reading);

// From the manifest of a recording of which no reading was kept: what a block is, where its sentences end and
// which words were unknown is not in it, so that each block is one sentence of kind "" without unknown words.
// Nothing for what is no manifest.
std::optional<std::string> reading_of_manifest(const std::string &manifest, const std::string &content_hash);

// What was published, as far as it decides how it is read now. reading: as above.
Script script_of_reading(const std::string &reading);

} // namespace baonoi::work
