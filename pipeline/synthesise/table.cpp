// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/table.h"

#include "base/error.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::synthesise {

namespace {

std::vector<std::string> split(std::string_view line) {
    std::vector<std::string> fields;
    while (true) {
        const std::size_t tab = line.find('\t');
        fields.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos)
            return fields;
        line.remove_prefix(tab + 1);
    }
}

} // namespace

void fail_row(const std::string &name, std::size_t line, const std::string &message) {
    throw Error(Next::stop, fmt::format("{}:{}: {}", name, line, message));
}

std::vector<TableRow> parse_table(std::string_view text, const std::string &name,
                                  const std::vector<std::string> &header) {
    std::vector<TableRow> rows;
    bool header_seen = false;
    std::size_t line = 0;
    while (!text.empty()) {
        ++line;
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view content = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (content.empty() || content.front() == '#')
            continue;
        std::vector<std::string> fields = split(content);
        if (!header_seen && fields != header)
            fail_row(name, line,
                     fmt::format("the first row must be the header \"{}\"", fmt::join(header, "<tab>")));
        if (fields.size() != header.size() || std::count(fields.begin(), fields.end(), "") > 0)
            fail_row(name, line,
                     fmt::format("a row has {} fields, none empty, separated by tabs", header.size()));
        if (header_seen)
            rows.push_back({line, std::move(fields)});
        header_seen = true;
    }
    return rows;
}

} // namespace baonoi::synthesise
