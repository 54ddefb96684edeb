// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/body.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::extract {

namespace {

constexpr std::string_view announcement = "Bảng số liệu.";
constexpr std::size_t max_head_words = 6; // of a header's cell
constexpr std::size_t min_numeric_cells = 4;
constexpr double mostly_numbers = 0.6; // of the cells right of the first column

bool is_number(std::string_view cell) {
    std::size_t digits = 0, letters = 0;
    for (const char c : cell) {
        const auto byte = static_cast<unsigned char>(c);
        digits += c >= '0' && c <= '9';
        letters += (byte >= 0xC0) || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
    }
    return digits > letters;
}

// The rows of one table: lines that follow each other.
class Table {
public:
    Table(Page &page, std::size_t first, std::size_t end) : page_(page), first_(first), end_(end) {}

    void read(TableReading reading) {
        const bool head = has_head();
        const bool numeric = is_numeric(head);
        if (reading == TableReading::read && !numeric) {
            if (head)
                read_with_heads();
            return;
        }
        if (reading != TableReading::skip)
            page_.lines[first_].announced = announcement;
        for (std::size_t i = first_; i < end_; ++i)
            page_.drop(page_.lines[i], numeric ? "numeric table" : "table", [&] {
                return fmt::format("row {} of {}; {} of {} cells right of the first column are numbers",
                                   i - first_ + 1, end_ - first_, numbers_, cells_);
            });
    }

private:
    bool has_head() const {
        const Line &head = page_.lines[first_];
        if (end_ - first_ < 2 || head.cells.size() < 2)
            return false;
        const bool words = std::all_of(head.cells.begin(), head.cells.end(), [](const std::string &cell) {
            return count_words(cell) <= max_head_words && !is_number(cell) && !ends_sentence(cell);
        });
        const bool full = std::none_of(head.cells.begin() + 1, head.cells.end(),
                                       [](const std::string &cell) { return cell.empty(); });
        return words && full && (head.header_row || head.all_strong() || end_ - first_ >= 3);
    }

    bool is_numeric(bool head) {
        for (std::size_t i = first_ + (head ? 1 : 0); i < end_; ++i)
            for (std::size_t column = 1; column < page_.lines[i].cells.size(); ++column)
                if (const std::string &cell = page_.lines[i].cells[column]; !cell.empty()) {
                    ++cells_;
                    numbers_ += is_number(cell);
                }
        return cells_ >= min_numeric_cells &&
               static_cast<double>(numbers_) >= mostly_numbers * static_cast<double>(cells_);
    }

    // "Địa điểm: Bưu cục xã Tây; Thời gian: chiều 4/3"
    void read_with_heads() {
        const std::vector<std::string> heads = page_.lines[first_].cells;
        page_.drop(page_.lines[first_], "table header",
                   [&] { return fmt::format("its words are read with each of {} rows", end_ - first_ - 1); });
        for (std::size_t i = first_ + 1; i < end_; ++i) {
            Line &line = page_.lines[i];
            if (line.cells.size() != heads.size())
                continue;
            std::string text;
            for (std::size_t column = 0; column < heads.size(); ++column) {
                const std::string &head = heads[column], &cell = line.cells[column];
                if (cell.empty())
                    continue;
                text += text.empty() ? "" : "; ";
                if (!head.empty() && !cell.starts_with(head))
                    text.append(head).append(": ");
                text += cell;
            }
            line.text = std::move(text);
        }
    }

    Page &page_;
    std::size_t first_;
    std::size_t end_;
    std::size_t cells_ = 0, numbers_ = 0; // right of the first column
};

} // namespace

void read_tables(Page &page, std::size_t root, TableReading reading) {
    if (!page.vietnamese)
        return;
    const auto is_row = [&](std::size_t i) {
        return !page.lines[i].verdict && page.lines[i].kind == BlockKind::table_row &&
               !page.lines[i].cells.empty();
    };
    const std::size_t end = page.elements[root].end_line;
    for (std::size_t i = page.elements[root].first_line; i < end; ++i) {
        if (!is_row(i))
            continue;
        const auto table = page.enclosing(page.lines[i].element, "table");
        std::size_t last = i + 1;
        while (last < end && is_row(last) && page.enclosing(page.lines[last].element, "table") == table)
            ++last;
        Table(page, i, last).read(reading);
        i = last - 1;
    }
}

} // namespace baonoi::extract
