// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a table of config/reading, as they are written. Who loads a table reads them once.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace baonoi::normalise {

struct TableRow {
    std::vector<std::string> cells;
    std::string where; // "units.tsv:12"
};

// Lines of cells separated by tabs, in NFC; # starts a comment line. Every row has at least `columns` cells
// and a first one that is not empty. Throws stop naming file and line.
std::vector<TableRow> table_rows(const std::filesystem::path &path, std::size_t columns);

} // namespace baonoi::normalise
