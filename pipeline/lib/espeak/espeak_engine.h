// SPDX-License-Identifier: GPL-3.0-or-later
// eSpeak NG through its C API, opened on first use. Facts that shape it (1.51, measured): it must be
// initialised only once a process, two threads crash it, and its samples depend on earlier calls, so that
// only a process forked from fresh state gives the same samples every time. buflength changes the samples: it
// is pinned to 0.
#pragma once

#include "lib/espeak/engine.h"

#include <memory>
#include <string>

namespace baonoi::espeak {

// Throws stop from start() when the library, its data or the voice is missing.
std::unique_ptr<SpeechEngine> make_espeak_engine();

// A text's phonemes as letters of the IPA with the digits of its tones, words apart by spaces, as models are
// trained on them; marks of other languages' words left out. voice: eSpeak NG's file, after start(). Throws
// stop when there is no such voice.
std::string ipa_of(const std::string &text, const std::string &voice);

} // namespace baonoi::espeak
