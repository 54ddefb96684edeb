// SPDX-License-Identifier: GPL-3.0-or-later
// How the rows of a table are read and written, in an order that both backends have.
#pragma once

#include "store/connection.h"
#include "store/copy.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::store {

// A column, and what is in it: "title" a text, "round#" a whole number, "duration%" a number, "reading&"
// bytes.
struct TableLayout {
    std::string_view name;
    std::string_view columns; // between commas
    std::string_view order;   // likewise: what the rows are in the order of
    std::string_view from{};  // where they and their order are read from; empty: the table
};

// In the order in which they are copied. A new table is named here, and tests/store_postgres/copy_test.cpp
// says so when it was forgotten.
extern const std::vector<TableLayout> table_layouts;

// Copies what is not there yet, a batch a transaction.
class TableCopy {
public:
    TableCopy(const TableLayout &layout, std::int64_t there);
    // The next rows, at most so many, from the one to the other; false: there are no more.
    bool copy_batch(const Connection &from, const Connection &to);
    std::int64_t rows() const { return rows_; }

private:
    const TableLayout &layout_;
    std::int64_t rows_; // that are in both
    bool has_key_ = false;
    std::vector<std::string> key_; // of the last row
};

std::int64_t count_rows(const Connection &database, const TableLayout &layout);
// All of it, read in batches.
CopiedTable summary_of(const Connection &database, const TableLayout &layout);

} // namespace baonoi::store
