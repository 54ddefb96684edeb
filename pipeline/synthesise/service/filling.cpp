// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/service/filling.h"

#include "base/ascii.h"
#include "base/markup.h"
#include "base/percent.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace baonoi::synthesise::service {

namespace {

// A place that begins at the brace; nothing when it is none.
std::optional<std::string_view> place_at(std::string_view pattern, std::size_t at) {
    const std::size_t end = pattern.find('}', at);
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view inside = pattern.substr(at + 1, end - at - 1);
    const std::string_view name = inside.substr(inside.starts_with('#') ? 1 : 0);
    const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (is_ascii_alnum(c) && !is_ascii_upper(c)) || c == '_';
    });
    return is_name ? std::optional(inside) : std::nullopt;
}

std::string escaped(std::string_view value, Escape escape) {
    switch (escape) {
    case Escape::json:
        return nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    case Escape::form:
        return percent_encoded(value);
    case Escape::xml:
        return as_markup(value);
    case Escape::none:
        break;
    }
    return std::string(value);
}

// Calls text for what stands between the places, and place for each of them.
template <class Text, class Place>
void walk(std::string_view pattern, const Text &text, const Place &place) {
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t brace = std::min(pattern.find('{', at), pattern.size());
        text(pattern.substr(at, brace - at));
        at = brace;
        if (at == pattern.size())
            return;
        const auto found = place_at(pattern, at);
        if (found)
            place(*found);
        else
            text(pattern.substr(at, 1));
        at += found ? found->size() + 2 : 1;
    }
}

} // namespace

std::vector<std::string> places_in(std::string_view pattern) {
    std::vector<std::string> names;
    walk(
        pattern, [](std::string_view) {}, [&](std::string_view name) { names.emplace_back(name); });
    return names;
}

std::string filled(std::string_view pattern, const Values &values, Escape escape) {
    std::string result;
    walk(
        pattern, [&](std::string_view text) { result += text; },
        [&](std::string_view name) {
            const bool is_number = name.starts_with('#');
            const auto value = values.find(name.substr(is_number ? 1 : 0));
            if (value != values.end())
                result += is_number ? value->second : escaped(value->second, escape);
        });
    return result;
}

bool is_json_number(std::string_view value) {
    return nlohmann::json::parse(value, nullptr, false).is_number();
}

} // namespace baonoi::synthesise::service
