// SPDX-License-Identifier: GPL-3.0-or-later
// main of the test programs that make voices.
#include "test_paths.h"

#include <cstdlib>
#include <gtest/gtest.h>

int main(int argc, char **argv) {
    ::setenv("BAONOI_VOICE", BAONOI_VOICE, 1);
    // Not the user's cache; to put a test's own in place, say [cache] folder.
    ::unsetenv("CACHE_DIRECTORY");
    ::setenv("XDG_CACHE_HOME", "/dev/null", 1);
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
