// SPDX-License-Identifier: GPL-3.0-or-later
// WebVTT captions: what is read, as it is written. encode() calls it with the one timeline.
#pragma once

#include "model/script.h"
#include "model/speech.h"
#include "model/utterance.h"

#include <string>
#include <string_view>
#include <vector>

namespace baonoi::encode {

// One cue a sentence, with the time of each word inside. Cues do not overlap; times are those of the words.
std::string make_captions(const Script &script, const std::vector<Utterance> &utterances,
                          const std::vector<SpokenWord> &words, int sample_rate);

} // namespace baonoi::encode
