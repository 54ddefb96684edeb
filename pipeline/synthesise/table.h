// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the tab-separated data files of a voice for Pronunciation: a header line, then one row a line; lines
// that begin with "#" are comments.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::synthesise {

struct TableRow {
    std::size_t line = 0; // from 1
    std::vector<std::string> fields;
};

// Throws stop, naming file and line, when the header is another or a row has an empty field or another number
// of fields.
std::vector<TableRow> parse_table(std::string_view text, const std::string &name,
                                  const std::vector<std::string> &header);

// Error{stop}: "respell.tsv:12: …".
[[noreturn]] void fail_row(const std::string &name, std::size_t line, const std::string &message);

} // namespace baonoi::synthesise
