// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/classes.h"

#include <array>

namespace baonoi::normalise {

namespace {

constexpr std::array<Class, 24> table{{
    {"list head", Start::any, read_list_head, "a) Hộ nghèo"},
    {"electronic", Start::any, read_electronic, "www.baonoi.vn"},
    {"telephone", Start::any, read_telephone, "024 3936 1234"},
    {"document", Start::number, read_document, "115/2015/NĐ-CP"},
    {"code", Start::any, read_code, "29A-123.45"},
    {"date", Start::any, read_date, "26/02/2013"},
    {"time", Start::number, read_time, "7h30"},
    {"season", Start::number, read_season, "mùa giải 2025/26"},
    {"score", Start::number, read_score, "thắng 2-1"},
    {"fraction", Start::number, read_fraction, "3/4"},
    {"money", Start::any, read_money, "$2,5 triệu"},
    {"measure", Start::any, read_measure, "25°C"},
    {"ordinal", Start::number, read_ordinal, "thứ 4"},
    {"number", Start::number, read_number, "1.234,5"},
    {"range", Start::symbol, read_range, "20-25"},
    {"sign", Start::any, read_sign, "-2 độ"},
    {"per", Start::symbol, read_per, "đồng/lít"},
    {"roman", Start::word, read_roman, "khóa XV"},
    {"address", Start::word, read_address, "Q.1"},
    {"abbreviation", Start::any, read_abbreviation, "UBND"},
    {"letter", Start::word, read_letter, "vitamin B"},
    {"word", Start::word, read_word, "Facebook"},
    {"punctuation", Start::symbol, read_punctuation, "("},
    {"symbol", Start::symbol, read_symbol, "Thể thao & Văn hóa"},
}};

Start start_of(PieceKind kind) {
    if (kind == PieceKind::number)
        return Start::number;
    return kind == PieceKind::word ? Start::word : Start::symbol;
}

} // namespace

std::span<const Class> classes() {
    return table;
}

void read_at(const Context &context, std::size_t at, Candidates &out) {
    const auto start = static_cast<unsigned>(start_of(context.piece(at).kind));
    for (const Class &one : table) {
        if ((static_cast<unsigned>(one.start) & start) == 0)
            continue;
        const std::size_t before = out.size();
        one.grammar(context, at, out);
        for (std::size_t i = before; i < out.size(); ++i)
            out[i].name = one.name;
    }
}

std::size_t best_of(const Candidates &candidates) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < candidates.size(); ++i) {
        const Candidate &one = candidates[i];
        const Candidate &top = candidates[best];
        if (one.weight > top.weight || (one.weight == top.weight && one.end > top.end))
            best = i;
    }
    return best;
}

} // namespace baonoi::normalise
