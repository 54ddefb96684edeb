// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped lexicon, read once for all tests.
#pragma once

#include "normalise/normalise.h"
#include "test_paths.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace baonoi::test {

using namespace normalise;

inline const Reader &shipped_reader() {
    static const Reader reader({std::filesystem::path(BAONOI_SOURCE_DIR) / "config/lexicon"}, {});
    return reader;
}

inline std::string read(std::string_view line) {
    return normalise_line(line, shipped_reader());
}

} // namespace baonoi::test
