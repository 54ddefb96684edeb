// SPDX-License-Identifier: GPL-3.0-or-later
// The voice server: what the program baonoi-voice does. It talks to the VoiceServer of espeak_client.h over a
// socket, starts its engine once and forks a child for every request; the child speaks from fresh state under
// limits of time, memory and output and ends. So the samples do not depend on what was spoken before, and a
// crash costs one request. It reads no file of baonoi's and knows nothing of articles. Before the engine is
// loaded it gives up what it does not need (confine.h).
#pragma once

#include "lib/espeak/engine.h"

namespace baonoi::espeak {

// The main of a voice program, whose arguments are baonoi's version and the descriptor of its socket. Serves
// until the other end closes it; the value is the exit code. A program of another version refuses, because
// the packets may differ. Threads: the process must have one only.
int run_voice_program(int argc, char **argv, SpeechEngine &engine);

} // namespace baonoi::espeak
