// SPDX-License-Identifier: GPL-3.0-or-later
// eSpeak NG through its C API, opened on first use. Facts that shape it (1.51, measured): it must be
// initialised only once a process, two threads crash it, and its samples depend on earlier calls, so that
// only a process forked from fresh state gives the same samples every time. buflength changes the samples: it
// is pinned to 0.
#pragma once

#include "lib/espeak/engine.h"

#include <memory>

namespace baonoi::espeak {

// Throws stop from start() when the library, its data or the voice is missing.
std::unique_ptr<SpeechEngine> make_espeak_engine();

} // namespace baonoi::espeak
