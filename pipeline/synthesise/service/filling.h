// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns of a service's template: text with places such as {text} and {speaker}, filled in and escaped for
// where they stand. A pair of braces is a place only with a name of small letters, digits and "_" in it, so
// that JSON needs no escapes of its own.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::synthesise::service {

// How a value is written where its place is.
enum class Escape {
    json, // {name}: a string with its quotes; {#name}: a number
    form, // percent-encoded, as in an address
    xml,  // as text or in an attribute
    none,
};

using Values = std::map<std::string, std::string, std::less<>>;

// The names of the places, in their order; those of numbers with their "#".
std::vector<std::string> places_in(std::string_view pattern);

// Every place has a value.
std::string filled(std::string_view pattern, const Values &values, Escape escape);

// Whether {#name} may have it: a number as JSON writes it.
bool is_json_number(std::string_view value);

} // namespace baonoi::synthesise::service
