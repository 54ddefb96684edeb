// SPDX-License-Identifier: GPL-3.0-or-later
// What a program that makes voices has to do in its main.
#pragma once

#include <optional>

namespace baonoi::synthesise {

// Voices are spoken by this program, executed again as "--voice-server FD" (lib/espeak/server.h). Then this
// serves and gives the exit code, else nothing. To be called before anything else in main: without it no
// voice can be made.
std::optional<int> voice_server_if_asked(int argc, char **argv);

} // namespace baonoi::synthesise
