// SPDX-License-Identifier: GPL-3.0-or-later
// The voice server: this program, executed again, in a process of its own. It starts its engine once and forks a
// child for every request; the child speaks from fresh state under limits of time, memory and output and ends. So
// the samples do not depend on what was spoken before, and a crash costs one request.
#pragma once

#include "lib/espeak/engine.h"

#include <memory>

namespace baonoi {

constexpr auto voice_server_flag = "--voice-server";

// Serves the socket fd until the other end closes it. The value is the process's exit code: leave with _exit.
// Threads: the process must have one only.
int serve_voice(int fd, SpeechEngine &engine);

// First statement of every main whose program makes voices: when the arguments are "--voice-server FD", serves with
// eSpeak NG and does not return.
void serve_if_asked(int argc, char **argv);

// The same for another flag and engine.
void serve_if_asked(int argc, char **argv, const char *flag, std::unique_ptr<SpeechEngine> (*make_engine)());

} // namespace baonoi
