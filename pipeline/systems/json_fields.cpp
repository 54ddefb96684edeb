// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/json_fields.h"

#include <nlohmann/json.hpp>

namespace baonoi::systems {

std::string text_in(const nlohmann::json &object, const char *key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::optional<double> number_in(const nlohmann::json &object, const char *key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

} // namespace baonoi::systems
