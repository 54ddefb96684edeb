// SPDX-License-Identifier: GPL-3.0-or-later
// docs/reading.md says what is said: its tables of readings are read again.
#include "base/file.h"
#include "sample_reader.h"
#include "test_paths.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace baonoi::normalise {
namespace {

// The cells of the rows of the tables in the section, without the tables' heads.
std::vector<std::vector<std::string>> rows_of_section() {
    const std::string text =
        read_file(std::filesystem::path(BAONOI_SOURCE_DIR) / "docs/reading.md", 1U << 20U);
    const std::size_t begin = text.find("## How numbers and names are read\n");
    const std::string section = text.substr(begin, text.find("\n## ", begin) - begin);
    std::vector<std::vector<std::string>> rows;
    for (std::size_t at = section.find("\n| "); at != std::string::npos; at = section.find("\n| ", at + 1)) {
        std::vector<std::string> cells;
        const std::size_t end = section.find('\n', at + 1);
        for (std::size_t bar = at + 1; bar + 1 < end;) {
            const std::size_t next = section.find('|', bar + 1);
            const std::string cell = section.substr(bar + 1, next - bar - 1);
            cells.push_back(cell == " " ? "" : cell.substr(1, cell.size() - 2));
            bar = next;
        }
        if (cells.back() != "read")
            rows.push_back(cells);
    }
    return rows;
}

TEST(DocumentedReading, IsWhatIsSaid) {
    const auto rows = rows_of_section();
    EXPECT_GT(rows.size(), 40U);
    for (const auto &row : rows)
        EXPECT_EQ(test::read(row[row.size() - 2]), row.back());
}

} // namespace
} // namespace baonoi::normalise
