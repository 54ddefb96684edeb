// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/lexicon_exchange.h"

#include "base/error.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::work {

namespace {

constexpr std::array<std::string_view, 7> columns{"word",  "say",      "class",  "before",
                                                  "after", "language", "phoneme"};

// A spreadsheet takes what begins like a formula for one: such a text is led by an apostrophe, which the
// import takes away again.
bool is_like_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@'").find(text.front()) != std::string_view::npos;
}

std::string csv_field(const std::string &text) {
    std::string field = is_like_formula(text) ? "'" + text : text;
    if (field.find_first_of(",\"\n\r") == std::string::npos)
        return field;
    for (std::size_t at = field.find('"'); at != std::string::npos; at = field.find('"', at + 2))
        field.insert(at, "\"");
    return '"' + field + '"';
}

std::string csv_line(const std::vector<std::string> &fields) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i)
        line += (i > 0 ? "," : "") + csv_field(fields[i]);
    return line + "\r\n";
}

std::string as_csv(const std::vector<normalise::LexiconEntry> &entries) {
    std::string text = csv_line({columns.begin(), columns.end()});
    for (const normalise::LexiconEntry &entry : entries) {
        for (const normalise::LexiconAlias &alias : entry.aliases)
            text += csv_line({entry.word, alias.said, entry.role, alias.before, alias.after, alias.language,
                              &alias == &entry.aliases.front() ? entry.phoneme : ""});
        if (entry.aliases.empty())
            text += csv_line({entry.word, "", entry.role, "", "", "", entry.phoneme});
    }
    return text;
}

struct CsvRow {
    std::size_t line = 0;
    std::vector<std::string> fields;
};

// RFC 4180, with commas or, as spreadsheets in Vietnam write it, with semicolons.
std::vector<CsvRow> csv_rows(std::string_view text) {
    const std::string_view head = text.substr(0, text.find('\n'));
    const char separator = head.find(';') != std::string_view::npos ? ';' : ',';
    std::vector<CsvRow> rows;
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size();) {
        CsvRow row{line, {""}};
        bool quoted = false;
        for (; at < text.size() && (quoted || text[at] != '\n'); ++at) {
            line += text[at] == '\n' ? 1U : 0U;
            if (text[at] == '"' && quoted && text.substr(at, 2) == "\"\"")
                row.fields.back() += text[++at];
            else if (text[at] == '"')
                quoted = !quoted;
            else if (text[at] == separator && !quoted)
                row.fields.emplace_back();
            else
                row.fields.back() += text[at];
        }
        ++at;
        ++line;
        for (std::string &field : row.fields) {
            field = fold_blanks(valid_utf8(field));
            if (field.starts_with('\'') && is_like_formula(std::string_view(field).substr(1)))
                field.erase(0, 1);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Imported from_csv(std::string_view text) {
    Imported imported;
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const std::vector<CsvRow> rows = csv_rows(text);
    std::array<std::size_t, columns.size()> place{};
    place.fill(SIZE_MAX);
    for (std::size_t i = 0; !rows.empty() && i < rows.front().fields.size(); ++i)
        for (std::size_t column = 0; column < columns.size(); ++column)
            if (rows.front().fields[i] == columns[column])
                place[column] = i;
    if (place[0] == SIZE_MAX || (place[1] == SIZE_MAX && place[6] == SIZE_MAX)) {
        imported.problems.push_back(
            {1, fmt::format("the first line must name the columns, of {}", fmt::join(columns, ","))});
        return imported;
    }
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        const auto field = [&](std::size_t column) {
            return place[column] < row->fields.size() ? row->fields[place[column]] : std::string();
        };
        if (std::all_of(row->fields.begin(), row->fields.end(), [](const auto &f) { return f.empty(); }))
            continue;
        if (field(0).empty() || (field(1).empty() && field(6).empty())) {
            imported.problems.push_back({row->line, "a line needs a word and what is said"});
            continue;
        }
        auto &orders = imported.orders;
        if (orders.empty() || orders.back().word != field(0))
            orders.push_back({field(0), "", field(2), "", "", {}, field(6)});
        if (!field(1).empty())
            orders.back().aliases.push_back({field(1), field(3), field(4), field(5)});
    }
    return imported;
}

} // namespace

std::string exported(const ListedEntries &entries, LexiconFormat format) {
    std::vector<normalise::LexiconEntry> own;
    for (const ListedEntry &listed : entries)
        if (listed.is_of_newsroom() && listed.entry.overridden_by.empty())
            own.push_back(listed.entry);
    return format == LexiconFormat::csv ? as_csv(own) : normalise::lexicon_of(own);
}

Imported read_import(std::string_view text, LexiconFormat format) {
    Imported imported;
    try {
        if (format == LexiconFormat::csv)
            imported = from_csv(text);
        else
            imported.orders = normalise::orders_of(text, "the lexicon");
    } catch (const Error &error) {
        imported.problems.push_back({0, describe(error)});
    }
    // A single way to say it that fits anywhere is the plain form.
    for (normalise::LexiconOrder &order : imported.orders)
        if (order.aliases.size() == 1 && order.phoneme.empty() &&
            order.aliases.front() == normalise::LexiconAlias{order.aliases.front().said, "", "", ""}) {
            order.said = order.aliases.front().said;
            order.aliases.clear();
        }
    return imported;
}

} // namespace baonoi::work
