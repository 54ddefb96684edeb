// SPDX-License-Identifier: GPL-3.0-or-later
// The receipt of a recording: for every piece of the article what was said for it and when, or why nothing
// was.
#pragma once

#include "encode/encode.h"

#include <filesystem>
#include <vector>

namespace baonoi::encode {

// The recording's own facts must be set; its words are in the order of the utterances and their tokens. Same
// input, same bytes. room: as Recorder's.
LongBytes make_manifest(const Recording &recording, const Script &script,
                        const std::vector<Utterance> &utterances, const RecordingFacts &facts,
                        const EncodeSettings &settings, int bit_rate, const std::filesystem::path &room = {});

} // namespace baonoi::encode
