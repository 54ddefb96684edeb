// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/table_rows.h"

#include "base/error.h"
#include "base/file.h"
#include "lib/icu/unicode.h"
#include "normalise/letters.h"

#include <fmt/format.h>

namespace baonoi::normalise {

std::vector<TableRow> table_rows(const std::filesystem::path &path, std::size_t columns) {
    constexpr std::size_t file_limit = 1U << 20U;
    std::string text;
    try {
        text = icu::nfc(read_file(path, file_limit));
    } catch (const Error &) {
        std::throw_with_nested(Error(Next::stop, fmt::format("the table {} cannot be read", path.string())));
    }
    std::vector<TableRow> rows;
    std::size_t line = 0;
    for (const std::string_view content : split(text, '\n')) {
        ++line;
        if (content.empty() || content[0] == '#')
            continue;
        TableRow row{{}, fmt::format("{}:{}", path.string(), line)};
        for (const std::string_view cell : split(content, '\t'))
            row.cells.emplace_back(cell);
        if (row.cells.size() < columns || row.cells[0].empty())
            throw Error(Next::stop,
                        fmt::format("{}: a row needs {} cells separated by tabs", row.where, columns));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace baonoi::normalise
