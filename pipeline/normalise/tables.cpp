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
    "day",        "street",   "near_date", "fixed_day",   "month",   "quarter",       "leading_zero",
    "ratio",      "score",    "roman",     "roman_lower", "ordinal", "first_ordinal", "telephone",
    "identity",   "plate",    "scale",     "counted",     "letter",  "person",        "surname",
    "address",    "rate",     "density",   "running",     "paper",   "money_word",    "dose",
    "flight",     "clause",   "road",      "highway",     "out_of",  "address_word",  "ruler",
    "department", "standard", "whole",     "season",      "leg"};

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
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view content = std::string_view(text).substr(at, end - at);
        at = end + 1;
        ++line;
        if (content.empty() || content[0] == '#')
            continue;
        Row row{{}, fmt::format("{}:{}", path.string(), line)};
        for (std::size_t from = 0; from <= content.size();) {
            const std::size_t tab = std::min(content.find('\t', from), content.size());
            row.cells.emplace_back(content.substr(from, tab - from));
            from = tab + 1;
        }
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
    for (const Row &row : rows_of(folder / "contexts.tsv", 2)) {
        const std::size_t set = index_of(set_names, row.cells[0], row);
        const std::string word = fold(row.cells[1]);
        contexts_[word] |= std::uint64_t{1} << set;
    }
    for (const Row &row : rows_of(folder / "units.tsv", 4)) {
        const auto kind = static_cast<UnitKind>(index_of(unit_kinds, row.cells[2], row));
        unit_list_.push_back({row.cells[1], kind, row.cells[3] == "glued"});
        units_[row.cells[0]] = unit_list_.size();
        if (std::uint64_t &index = any_case_units_[fold(row.cells[0])]; index == 0)
            index = unit_list_.size();
    }
    for (const Row &row : rows_of(folder / "documents.tsv", 3)) {
        document_list_.push_back(
            {row.cells[1], static_cast<PartKind>(index_of(part_kinds, row.cells[2], row))});
        documents_[row.cells[0]] = document_list_.size();
    }
    const auto load = [&](TextMap &map, const char *file) {
        for (const Row &row : rows_of(folder / file, 2)) {
            texts_.push_back(row.cells[1]);
            map[row.cells[0]] = texts_.size();
        }
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

const Unit *Tables::unit(std::string_view symbol) const {
    const std::uint64_t index = units_.find(symbol);
    return index ? &unit_list_[index - 1] : nullptr;
}

const Unit *Tables::unit_any_case(std::string_view folded) const {
    const std::uint64_t index = any_case_units_.find(folded);
    return index ? &unit_list_[index - 1] : nullptr;
}

const DocumentPart *Tables::document_part(std::string_view code) const {
    const std::uint64_t index = documents_.find(code);
    return index ? &document_list_[index - 1] : nullptr;
}

namespace {

std::optional<std::string_view> text_at(const std::vector<std::string> &texts, std::uint64_t index) {
    if (index == 0)
        return std::nullopt;
    return std::string_view(texts[index - 1]);
}

} // namespace

std::optional<std::string_view> Tables::letter(std::string_view folded_letter) const {
    return text_at(texts_, letters_.find(folded_letter));
}

std::optional<std::string_view> Tables::symbol(std::string_view character) const {
    return text_at(texts_, symbols_.find(character));
}

std::optional<std::string_view> Tables::address(std::string_view abbreviation) const {
    return text_at(texts_, addresses_.find(abbreviation));
}

std::optional<std::string_view> Tables::electronic(std::string_view folded) const {
    return text_at(texts_, electronic_.find(folded));
}

bool Tables::is_domain(std::string_view folded) const {
    return domains_.find(folded) != 0;
}

} // namespace baonoi::normalise
