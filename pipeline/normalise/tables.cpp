// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/tables.h"

#include "base/error.h"
#include "normalise/letters.h"
#include "normalise/table_rows.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace baonoi::normalise {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Set::size)> set_names{
    "day",        "street",    "near_date", "fixed_day",   "month",    "quarter",       "leading_zero",
    "ratio",      "score",     "roman",     "roman_lower", "ordinal",  "first_ordinal", "telephone",
    "identity",   "plate",     "scale",     "counted",     "letter",   "person",        "surname",
    "address",    "rate",      "density",   "running",     "paper",    "money_word",    "dose",
    "flight",     "clause",    "road",      "highway",     "out_of",   "address_word",  "ruler",
    "department", "standard",  "whole",     "season",      "leg",      "agent",         "amount",
    "tally",      "holiday",   "scored",    "change",      "numbered", "coded",         "particle",
    "weigh",      "from_hour", "weekday",   "no_weekday",  "warmth",   "business",      "english",
    "highland",   "press",     "audience",  "turn",        "aged",     "graded",        "tested",
    "deed"};

constexpr std::array<std::string_view, 3> part_kinds{"type", "issuer", "section"};
constexpr std::array<std::string_view, 6> unit_kinds{"measure", "rate", "money", "time", "percent", "scale"};

template <class Names>
std::size_t index_of(const Names &names, std::string_view name, const TableRow &row) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        throw Error(Next::stop, fmt::format("{}: \"{}\" must be one of: {}", row.where(), name,
                                            fmt::join(names.begin(), names.end(), ", ")));
    return static_cast<std::size_t>(found - names.begin());
}

} // namespace

Tables::Tables(const std::filesystem::path &folder) {
    for (const TableRow &row : TableRows(folder / "contexts.tsv", 2))
        contexts_[fold(row.cells[1])] |= std::uint64_t{1} << index_of(set_names, row.cells[0], row);
    for (const TableRow &row : TableRows(folder / "units.tsv", 4)) {
        const auto kind = static_cast<UnitKind>(index_of(unit_kinds, row.cells[2], row));
        const Unit &unit =
            units_.add(row.cells[0], {std::string(row.cells[1]), kind, row.cells[3] == "glued"});
        if (const std::string folded = fold(row.cells[0]); !any_case_units_.find(folded))
            any_case_units_.add(folded, &unit);
    }
    for (const TableRow &row : TableRows(folder / "documents.tsv", 3))
        documents_.add(row.cells[0], {std::string(row.cells[1]),
                                      static_cast<PartKind>(index_of(part_kinds, row.cells[2], row))});
    const auto load = [&](Rows<std::string> &rows, const char *file) {
        for (const TableRow &row : TableRows(folder / file, 2))
            rows.add(row.cells[0], std::string(row.cells[1]));
    };
    load(letters_, "letters.tsv");
    load(symbols_, "symbols.tsv");
    load(addresses_, "addresses.tsv");
    load(electronic_, "electronic.tsv");
    for (const TableRow &row : TableRows(folder / "domains.tsv", 1))
        domains_[row.cells[0]] = 1;
    for (const TableRow &row : TableRows(folder / "languages.tsv", 4))
        languages_.push_back(
            {std::string(row.cells[0]), std::string(row.cells[1]), std::string(row.cells[2])});
}

} // namespace baonoi::normalise
