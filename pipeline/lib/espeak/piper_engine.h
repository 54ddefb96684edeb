// SPDX-License-Identifier: GPL-3.0-or-later
// A voice of Piper (VITS in a file of ONNX) as a speech engine: eSpeak NG makes words into phonemes, as it
// did for the model's training, and the model makes these into sound. The noise that Piper adds by default is
// left out, so that the same words give the same samples. Inputs and outputs are those of Piper's exports:
// input, input_lengths, scales, sid; the sound and, of newer ones, how long each symbol lasts.
#pragma once

#include "lib/espeak/engine.h"

#include <memory>

namespace baonoi::espeak {

// Throws stop from start() when ONNX Runtime or eSpeak NG is missing, the model is damaged or is no voice of
// Piper, or when its symbols do not tell the tones of Vietnamese apart.
std::unique_ptr<SpeechEngine> make_piper_engine();

} // namespace baonoi::espeak
