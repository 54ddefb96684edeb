// SPDX-License-Identifier: GPL-3.0-or-later
// The semiotic classes: which readings a place can have.
#pragma once

#include "normalise/candidate.h"
#include "normalise/context.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace baonoi::normalise {

// Kinds of piece that a class may begin with.
enum class Start : std::uint8_t { number = 1, word = 2, symbol = 4, any = 7 };

struct Class {
    std::string_view name;
    Start start;
    Grammar grammar;
    std::string_view example;
};

// In the order of docs/reading.md; of equal candidates the first wins.
std::span<const Class> classes();

// All candidates at a piece, each with its class's name. One at least for every piece that is not blank.
void read_at(const Context &context, std::size_t at, Candidates &out);
// Index of the winner: most weight, then longest, then first.
std::size_t best_of(const Candidates &candidates);

// One function a class, in class_<name>.cpp.
void read_list_head(const Context &context, std::size_t at, Candidates &out);
void read_electronic(const Context &context, std::size_t at, Candidates &out);
void read_telephone(const Context &context, std::size_t at, Candidates &out);
void read_document(const Context &context, std::size_t at, Candidates &out);
void read_code(const Context &context, std::size_t at, Candidates &out);
void read_date(const Context &context, std::size_t at, Candidates &out);
void read_time(const Context &context, std::size_t at, Candidates &out);
void read_season(const Context &context, std::size_t at, Candidates &out);
void read_score(const Context &context, std::size_t at, Candidates &out);
void read_fraction(const Context &context, std::size_t at, Candidates &out);
void read_money(const Context &context, std::size_t at, Candidates &out);
void read_measure(const Context &context, std::size_t at, Candidates &out);
void read_ordinal(const Context &context, std::size_t at, Candidates &out);
void read_number(const Context &context, std::size_t at, Candidates &out);
void read_range(const Context &context, std::size_t at, Candidates &out);
void read_sign(const Context &context, std::size_t at, Candidates &out);
void read_per(const Context &context, std::size_t at, Candidates &out);
void read_roman(const Context &context, std::size_t at, Candidates &out);
void read_address(const Context &context, std::size_t at, Candidates &out);
void read_abbreviation(const Context &context, std::size_t at, Candidates &out);
void read_letter(const Context &context, std::size_t at, Candidates &out);
void read_word(const Context &context, std::size_t at, Candidates &out);
void read_punctuation(const Context &context, std::size_t at, Candidates &out);
void read_symbol(const Context &context, std::size_t at, Candidates &out);

} // namespace baonoi::normalise
