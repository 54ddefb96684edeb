// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a table of config/reading, as they are written. Who loads a table reads them once.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

struct TableRow {
    std::span<const std::string_view> cells;
    const std::string *file = nullptr;
    std::size_t line = 0;
    std::string where() const; // "units.tsv:12"
};

// Lines of cells separated by tabs, in NFC; # starts a comment line. Every row has at least `columns` cells
// and a first one that is not empty. The rows live as long as the table.
class TableRows {
public:
    // Throws stop naming file and line.
    TableRows(const std::filesystem::path &path, std::size_t columns);
    TableRows(const TableRows &) = delete;
    TableRows &operator=(const TableRows &) = delete;

    std::vector<TableRow>::const_iterator begin() const { return rows_.begin(); }
    std::vector<TableRow>::const_iterator end() const { return rows_.end(); }

private:
    std::string file_;
    std::string text_;
    std::vector<std::string_view> cells_; // of all rows
    std::vector<TableRow> rows_;
};

} // namespace baonoi::normalise
