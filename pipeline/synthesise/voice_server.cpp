// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/voice_server.h"

#include "lib/espeak/espeak_engine.h"
#include "lib/espeak/server.h"

namespace baonoi {

std::optional<int> voice_server_if_asked(int argc, char **argv) {
    return serve_if_asked(argc, argv, voice_server_flag, make_espeak_engine);
}

} // namespace baonoi
