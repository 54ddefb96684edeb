// SPDX-License-Identifier: GPL-3.0-or-later
// The program baonoi-voice: eSpeak NG as a voice server. baonoi starts it (espeak_client.h) and nobody else
// does.
#include "lib/espeak/espeak_engine.h"
#include "lib/espeak/espeak_server.h"

int main(int argc, char **argv) {
    return baonoi::espeak::run_voice_program(argc, argv, *baonoi::espeak::make_espeak_engine());
}
