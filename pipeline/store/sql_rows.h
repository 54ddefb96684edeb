// SPDX-License-Identifier: GPL-3.0-or-later
// Several rows by one statement: a server far away is asked once for them.
#pragma once

#include "store/connection.h"

#include <functional>
#include <string_view>

namespace baonoi::store {

// insert: "INSERT INTO table (columns)"; then: what follows the values. bind gives a row's values to the
// parameters from first on, whose number is columns. Rows go by sixty-four, thirty-two … one, so that few
// different statements are prepared.
void insert_rows(const Connection &database, std::string_view insert, int columns, std::size_t rows,
                 const std::function<void(Statement &, int first, std::size_t row)> &bind,
                 std::string_view then = "");

} // namespace baonoi::store
