// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/table_rows.h"

#include "base/error.h"
#include "base/file.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::normalise {

namespace {

// The piece up to the separator, which goes with it.
std::string_view cut(std::string_view &text, char separator) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view piece = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return piece;
}

} // namespace

std::string TableRow::where() const {
    return fmt::format("{}:{}", *file, line);
}

TableRows::TableRows(const std::filesystem::path &path, std::size_t columns) : file_(path.string()) {
    constexpr std::size_t file_limit = 1U << 20U;
    try {
        text_ = icu::nfc(read_file(path, file_limit));
    } catch (const Error &) {
        std::throw_with_nested(Error(Next::stop, fmt::format("the table {} cannot be read", file_)));
    }
    // At most one cell for each of these bytes, so that the spans stay where they are.
    cells_.reserve(static_cast<std::size_t>(
        std::count_if(text_.begin(), text_.end(), [](char c) { return c == '\t' || c == '\n'; }) + 1));
    std::string_view rest = text_;
    for (std::size_t line = 1; !rest.empty(); ++line) {
        std::string_view content = cut(rest, '\n');
        if (content.empty() || content[0] == '#')
            continue;
        const std::size_t first = cells_.size();
        const auto more = static_cast<std::size_t>(std::count(content.begin(), content.end(), '\t'));
        for (std::size_t i = 0; i <= more; ++i)
            cells_.push_back(cut(content, '\t'));
        const TableRow &row =
            rows_.emplace_back(TableRow{{cells_.data() + first, cells_.size() - first}, &file_, line});
        if (row.cells.size() < columns || row.cells[0].empty())
            throw Error(Next::stop,
                        fmt::format("{}: a row needs {} cells separated by tabs", row.where(), columns));
    }
}

} // namespace baonoi::normalise
