// SPDX-License-Identifier: GPL-3.0-or-later
// Utterances to speech, through a Voice.
#pragma once

#include "model/speech.h"
#include "model/utterance.h"
#include "synthesise/voice.h"

#include <functional>
#include <vector>

namespace baonoi::synthesise {

// Speaks the utterances on voice.workers() threads and joins them in order. progress, when given, is called
// from any thread with the number of utterances done. Throws what Voice::speak throws.
Speech synthesise(const std::vector<Utterance> &utterances, Voice &voice,
                  const std::function<void(std::size_t)> &progress = {});

} // namespace baonoi::synthesise
