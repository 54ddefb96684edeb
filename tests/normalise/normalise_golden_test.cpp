// SPDX-License-Identifier: GPL-3.0-or-later
#include "golden/golden.h"
#include "normalise/sample_reader.h"

#include <gtest/gtest.h>
#include <sstream>

namespace baonoi::test {

using namespace normalise;

class NormaliseGolden : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(NormaliseGolden, ReadsAsExpected) {
    std::istringstream in(slurp(GetParam() / "in.txt"));
    std::string out;
    for (std::string line; std::getline(in, line);)
        out += read(line) + "\n";
    expect_golden(GetParam() / "out.txt", out);
}

INSTANTIATE_TEST_SUITE_P(Cases, NormaliseGolden, ::testing::ValuesIn(golden_cases("normalise")), case_name);

} // namespace baonoi::test
