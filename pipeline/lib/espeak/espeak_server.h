// SPDX-License-Identifier: GPL-3.0-or-later
// The voice server: this program, executed again, in a process of its own. It starts its engine once and
// forks a child for every request; the child speaks from fresh state under limits of time, memory and output
// and ends. So the samples do not depend on what was spoken before, and a crash costs one request.
#pragma once

#include "lib/espeak/engine.h"

#include <memory>
#include <optional>

namespace baonoi::espeak {

constexpr auto voice_server_flag = "--voice-server";

// Serves the socket fd until the other end closes it; the value is the process's exit code. Threads: the
// process must have one only.
int serve_voice(int fd, SpeechEngine &engine);

// When the arguments are "FLAG FD", serves that socket with the engine and gives the exit code; else nothing.
// To be called before anything else in main.
std::optional<int> serve_if_asked(int argc, char **argv, const char *flag,
                                  std::unique_ptr<SpeechEngine> (*make_engine)());

} // namespace baonoi::espeak
