// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a candidate, put together in the order in which they are said. A grammar makes one, appends to
// it and hands it to add(). It only says what it is told to; which reading is right is decided by the
// grammars.
#pragma once

#include "normalise/context.h"
#include "normalise/foreign_word.h"
#include "normalise/numbers.h"
#include "normalise/numeral.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace baonoi::normalise {

class Spoken {
public:
    explicit Spoken(const Context &context) : context_(context) {}

    Spoken &say(std::string_view words) {
        normalise::say(text_, words);
        return *this;
    }
    Spoken &number(std::string_view digits) {
        say_integer(text_, digits, context_.settings());
        return *this;
    }
    Spoken &digits(std::string_view digits) {
        say_digits(text_, digits);
        return *this;
    }
    Spoken &ordinal(std::string_view digits) {
        say_ordinal(text_, digits, context_.settings());
        return *this;
    }
    Spoken &month(std::string_view digits) {
        say_month(text_, digits, context_.settings());
        return *this;
    }
    Spoken &numeral(const Numeral &numeral) {
        say_numeral(text_, numeral, context_);
        return *this;
    }
    // Pieces by their index.
    Spoken &number(std::size_t at) { return number(context_.of(at)); }
    Spoken &digits(std::size_t at) { return digits(context_.of(at)); }
    Spoken &month(std::size_t at) { return month(context_.of(at)); }
    Spoken &letters(std::size_t at) { return say(spell(context_.of(at), context_.tables())); }
    // A number of a code: digit by digit when it begins with 0.
    Spoken &code(std::size_t at) { return context_.starts_with_zero(at) ? digits(at) : number(at); }

    bool empty() const { return text_.empty(); }
    operator const std::string &() const { return text_; } // NOLINT(google-explicit-constructor)

private:
    const Context &context_;
    std::string text_;
};

} // namespace baonoi::normalise
