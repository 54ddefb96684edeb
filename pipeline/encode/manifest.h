// SPDX-License-Identifier: GPL-3.0-or-later
// The receipt of a recording: for every piece of the article what was said for it and when, or why nothing
// was.
#pragma once

#include "encode/encode.h"

#include <string>
#include <vector>

namespace baonoi::encode {

// The recording's own facts must be set. Same input, same bytes.
std::string make_manifest(const Recording &recording, const Script &script,
                          const std::vector<Utterance> &utterances, const RecordingFacts &facts,
                          const EncodeSettings &settings, int bit_rate);

} // namespace baonoi::encode
