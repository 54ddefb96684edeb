// SPDX-License-Identifier: GPL-3.0-or-later
// Utterances to speech, through a Voice. produce hands what is spoken to encode while the next is spoken.
#pragma once

#include "model/speech.h"
#include "model/utterance.h"
#include "synthesise/voice.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace baonoi::synthesise {

using TakeSpoken = std::function<void(std::size_t utterance, SpokenUtterance spoken)>;

// Speaks the utterances on voice.workers() threads and hands them over in their order, on the calling thread.
// The threads are ahead of it by a few utterances at most, so that memory does not grow with the article.
// progress, when given, is called from any thread with the number of utterances spoken. Throws what
// Voice::speak and take throw.
void synthesise(const std::vector<Utterance> &utterances, Voice &voice, const TakeSpoken &take,
                const std::function<void(std::size_t)> &progress = {});

} // namespace baonoi::synthesise
