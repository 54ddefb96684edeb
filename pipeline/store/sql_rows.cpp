// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_rows.h"

#include <algorithm>
#include <bit>
#include <fmt/format.h>

namespace baonoi::store {

void insert_rows(const Connection &database, std::string_view insert, int columns, std::size_t rows,
                 const std::function<void(Statement &, int first, std::size_t row)> &bind,
                 std::string_view then) {
    constexpr std::size_t most_at_once = 64;
    std::string marks = "(?";
    for (int column = 1; column < columns; ++column)
        marks += ", ?";
    marks += ')';
    for (std::size_t done = 0; done < rows;) {
        const std::size_t now = std::min(std::bit_floor(rows - done), most_at_once);
        std::string sql = fmt::format("{} VALUES {}", insert, marks);
        for (std::size_t row = 1; row < now; ++row)
            sql += ", " + marks;
        Statement statement(database, sql + std::string(then));
        for (std::size_t row = 0; row < now; ++row)
            bind(statement, static_cast<int>(row) * columns + 1, done + row);
        statement.run();
        done += now;
    }
}

} // namespace baonoi::store
