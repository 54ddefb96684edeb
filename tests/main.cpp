// SPDX-License-Identifier: GPL-3.0-or-later
// main of the test programs that make voices: they are executed again as voice servers.
#include "fakes/fragile_engine.h"
#include "lib/espeak/espeak_server.h"
#include "synthesise/voice_server.h"

#include <cstdlib>
#include <gtest/gtest.h>

int main(int argc, char **argv) {
    using namespace baonoi;
    if (const auto code = synthesise::voice_server_if_asked(argc, argv))
        return *code;
    if (const auto code =
            espeak::serve_if_asked(argc, argv, test::fragile_server_flag, test::make_fragile_engine))
        return *code;
    // Not the user's cache; to put a test's own in place, say [cache] folder.
    ::unsetenv("CACHE_DIRECTORY");
    ::setenv("XDG_CACHE_HOME", "/dev/null", 1);
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
