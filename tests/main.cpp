// SPDX-License-Identifier: GPL-3.0-or-later
// main of the test programs that make voices: they are executed again as voice servers.
#include "fakes/fragile_engine.h"
#include "lib/espeak/server.h"
#include "synthesise/voice_server.h"

#include <gtest/gtest.h>

int main(int argc, char **argv) {
    using namespace baonoi;
    if (const auto code = voice_server_if_asked(argc, argv))
        return *code;
    if (const auto code = serve_if_asked(argc, argv, test::fragile_server_flag, test::make_fragile_engine))
        return *code;
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
