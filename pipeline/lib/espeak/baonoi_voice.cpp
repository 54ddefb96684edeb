// SPDX-License-Identifier: GPL-3.0-or-later
// The program baonoi-voice: eSpeak NG, or a neural model that needs files of its own, as a voice server.
// baonoi starts it (espeak_client.h) and nobody else does.
#include "lib/espeak/espeak_engine.h"
#include "lib/espeak/espeak_server.h"
#include "lib/espeak/piper_engine.h"

int main(int argc, char **argv) {
    using namespace baonoi::espeak;
    const auto engine = argc > 3 ? make_piper_engine() : make_espeak_engine();
    return run_voice_program(argc, argv, *engine);
}
