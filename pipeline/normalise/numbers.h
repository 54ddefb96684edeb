// SPDX-License-Identifier: GPL-3.0-or-later
// Digits to Vietnamese number words. The grammars call it, mostly through Spoken; it sees digits and
// settings, never the text around.
#pragma once

#include "normalise/normalise.h"

#include <string>
#include <string_view>

namespace baonoi::normalise {

// Appends words, with a space before them when out is not empty.
void say(std::string &out, std::string_view words);

// digits: ASCII digits only, at least one. Leading zeros are not said; any length.
void say_integer(std::string &out, std::string_view digits, const ReadingSettings &settings);
// One word a digit.
void say_digits(std::string &out, std::string_view digits);
// After a thứ: nhất, tư; else as say_integer.
void say_ordinal(std::string &out, std::string_view digits, const ReadingSettings &settings);
// A month: 4 is tư.
void say_month(std::string &out, std::string_view digits, const ReadingSettings &settings);
// The digits after the decimal comma.
void say_decimals(std::string &out, std::string_view digits, const ReadingSettings &settings);

std::string_view without_zeros(std::string_view digits); // "007" -> "7", "00" -> "0"
int small_number(std::string_view digits);               // up to 9 digits; -1 when longer or empty
int roman_value(std::string_view letters);               // upper case; 0 when it is not a Roman number

} // namespace baonoi::normalise
