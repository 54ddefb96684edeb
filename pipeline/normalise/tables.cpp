// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/tables.h"

#include "base/error.h"
#include "base/file.h"
#include "lib/icu/unicode.h"
#include "normalise/letters.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace baonoi::normalise {

namespace {

constexpr std::size_t file_limit = 1U << 20U;

constexpr std::array<std::string_view, static_cast<std::size_t>(Set::size)> set_names{
    "day",        "street",    "near_date", "fixed_day",   "month",    "quarter",       "leading_zero",
    "ratio",      "score",     "roman",     "roman_lower", "ordinal",  "first_ordinal", "telephone",
    "identity",   "plate",     "scale",     "counted",     "letter",   "person",        "surname",
    "address",    "rate",      "density",   "running",     "paper",    "money_word",    "dose",
    "flight",     "clause",    "road",      "highway",     "out_of",   "address_word",  "ruler",
    "department", "standard",  "whole",     "season",      "leg",      "agent",         "amount",
    "tally",      "holiday",   "scored",    "change",      "numbered", "coded",         "particle",
    "weigh",      "from_hour", "weekday",   "no_weekday",  "warmth",   "business",      "english",
    "highland",   "press"};

constexpr std::array<std::string_view, 3> part_kinds{"type", "issuer", "section"};
constexpr std::array<std::string_view, 6> unit_kinds{"measure", "rate", "money", "time", "percent", "scale"};

struct Row {
    std::vector<std::string> cells;
    std::string where; // "units.tsv:12"
};

// Lines of cells separated by tabs; # starts a comment line. Every row has at least `columns` cells.
std::vector<Row> rows_of(const std::filesystem::path &path, std::size_t columns) {
    std::string text;
    try {
        text = icu::nfc(read_file(path, file_limit));
    } catch (const Error &) {
        std::throw_with_nested(Error(Next::stop, fmt::format("the table {} cannot be read", path.string())));
    }
    std::vector<Row> rows;
    std::size_t line = 0;
    for (const std::string_view content : split(text, '\n')) {
        ++line;
        if (content.empty() || content[0] == '#')
            continue;
        Row row{{}, fmt::format("{}:{}", path.string(), line)};
        for (const std::string_view cell : split(content, '\t'))
            row.cells.emplace_back(cell);
        if (row.cells.size() < columns || row.cells[0].empty())
            throw Error(Next::stop,
                        fmt::format("{}: a row needs {} cells separated by tabs", row.where, columns));
        rows.push_back(std::move(row));
    }
    return rows;
}

template <class Names>
std::size_t index_of(const Names &names, const std::string &name, const Row &row) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        throw Error(Next::stop, fmt::format("{}: \"{}\" must be one of: {}", row.where, name,
                                            fmt::join(names.begin(), names.end(), ", ")));
    return static_cast<std::size_t>(found - names.begin());
}

} // namespace

Tables::Tables(const std::filesystem::path &folder) {
    for (const Row &row : rows_of(folder / "contexts.tsv", 2))
        contexts_[fold(row.cells[1])] |= std::uint64_t{1} << index_of(set_names, row.cells[0], row);
    for (const Row &row : rows_of(folder / "units.tsv", 4)) {
        const auto kind = static_cast<UnitKind>(index_of(unit_kinds, row.cells[2], row));
        const Unit &unit = units_.add(row.cells[0], {row.cells[1], kind, row.cells[3] == "glued"});
        if (const std::string folded = fold(row.cells[0]); !any_case_units_.find(folded))
            any_case_units_.add(folded, &unit);
    }
    for (const Row &row : rows_of(folder / "documents.tsv", 3))
        documents_.add(row.cells[0],
                       {row.cells[1], static_cast<PartKind>(index_of(part_kinds, row.cells[2], row))});
    const auto load = [&](Rows<std::string> &rows, const char *file) {
        for (const Row &row : rows_of(folder / file, 2))
            rows.add(row.cells[0], row.cells[1]);
    };
    load(letters_, "letters.tsv");
    load(symbols_, "symbols.tsv");
    load(addresses_, "addresses.tsv");
    load(electronic_, "electronic.tsv");
    for (const Row &row : rows_of(folder / "domains.tsv", 1))
        domains_[row.cells[0]] = 1;
    for (const Row &row : rows_of(folder / "languages.tsv", 4))
        languages_.push_back({row.cells[0], row.cells[1], row.cells[2]});
}

} // namespace baonoi::normalise
