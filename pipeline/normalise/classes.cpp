// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/classes.h"

#include <array>

namespace baonoi::normalise {

namespace {

// Kinds of piece that a class may begin with.
enum Start : unsigned { number = 1, word = 2, symbol = 4, any = 7 };

struct Class {
    std::string_view name;
    unsigned start;
    Grammar *grammar;
};

// In the order of docs/reading.md; of equal candidates the first wins.
constexpr std::array<Class, 29> table{{
    {"credit", any, read_credit},              // TTO - Sáng nay
    {"list head", any, read_list_head},        // a) Hộ nghèo
    {"electronic", any, read_electronic},      // www.baonoi.vn
    {"telephone", any, read_telephone},        // 024 3936 1234
    {"document", number, read_document},       // 115/2015/NĐ-CP
    {"code", any, read_code},                  // 29A-123.45
    {"date", any, read_date},                  // 26/02/2013
    {"weekday", word, read_weekday},           // T2, CN
    {"short form", number, read_short},        // 3N2Đ
    {"time", number, read_time},               // 7h30
    {"season", number, read_season},           // mùa giải 2025/26
    {"score", number, read_score},             // thắng 2-1
    {"fraction", number, read_fraction},       // 3/4
    {"money", any, read_money},                // $2,5 triệu
    {"measure", any, read_measure},            // 25°C
    {"ordinal", number, read_ordinal},         // thứ 4
    {"number", number, read_number},           // 1.234,5
    {"range", symbol, read_range},             // 20-25
    {"sign", any, read_sign},                  // -2 độ
    {"per", symbol, read_per},                 // đồng/lít
    {"roman", word, read_roman},               // khóa XV
    {"address", word, read_address},           // Q.1
    {"abbreviation", any, read_abbreviation},  // UBND
    {"english", any, read_english},            // Fly Me to the Moon
    {"letter", word, read_letter},             // vitamin B
    {"highland name", word, read_highland},    // Ea Ktur
    {"word", word, read_word},                 // Facebook
    {"punctuation", symbol, read_punctuation}, // (
    {"symbol", symbol, read_symbol},           // Thể thao & Văn hóa
}};

unsigned start_of(PieceKind kind) {
    if (kind == PieceKind::number)
        return number;
    return kind == PieceKind::word ? word : symbol;
}

} // namespace

void read_at(const Context &context, std::size_t at, Candidates &out) {
    const unsigned start = start_of(context.piece(at).kind);
    for (const Class &one : table) {
        if ((one.start & start) == 0)
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
