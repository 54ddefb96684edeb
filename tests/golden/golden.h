// SPDX-License-Identifier: GPL-3.0-or-later
// A folder below tests/golden/<stage>/ is a test: in* is the input, out* the expected output, error the
// expected message. UPDATE_GOLDEN=1 rewrites what is expected.
#pragma once

#include "test_paths.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <vector>

namespace baonoi::test {

inline std::string slurp(const std::filesystem::path &path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline std::filesystem::path source_folder() {
    return BAONOI_SOURCE_DIR;
}

inline std::vector<std::filesystem::path> golden_cases(const std::string &stage) {
    std::vector<std::filesystem::path> cases;
    for (const auto &entry : std::filesystem::directory_iterator(source_folder() / "tests/golden" / stage))
        if (entry.is_directory())
            cases.push_back(entry.path());
    std::sort(cases.begin(), cases.end());
    return cases;
}

inline void expect_golden(const std::filesystem::path &expected, const std::string &actual) {
    if (std::getenv("UPDATE_GOLDEN"))
        std::ofstream(expected, std::ios::binary) << actual;
    EXPECT_EQ(slurp(expected), actual) << expected;
}

// The name of a case's folder as a test name.
inline std::string case_name(const ::testing::TestParamInfo<std::filesystem::path> &info) {
    std::string name = info.param.filename().string();
    for (char &c : name)
        if (!std::isalnum(static_cast<unsigned char>(c)))
            c = '_';
    return name;
}

} // namespace baonoi::test
