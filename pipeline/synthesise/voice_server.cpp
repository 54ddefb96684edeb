// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/voice_server.h"

#include "lib/espeak/espeak_engine.h"
#include "lib/espeak/espeak_server.h"

namespace baonoi::synthesise {

std::optional<int> voice_server_if_asked(int argc, char **argv) {
    return espeak::serve_if_asked(argc, argv, espeak::voice_server_flag, espeak::make_espeak_engine);
}

} // namespace baonoi::synthesise
