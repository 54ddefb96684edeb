// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are one line of text, for which everything of tests/normalise/invariants.h holds.
#include "../normalise/invariants.h"
#include "test_paths.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static const baonoi::normalise::Reader reader(
        {std::filesystem::path(BAONOI_SOURCE_DIR) / "config/lexicon"}, {});
    const std::string input(reinterpret_cast<const char *>(data), size);
    if (const std::string broken = baonoi::test::broken_invariant(input, reader); !broken.empty()) {
        std::fprintf(stderr, "%s\nin: %s\n", broken.c_str(), input.c_str());
        std::abort();
    }
    return 0;
}
