// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/body_fields.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve {

JsonFields read_fields(const std::string &body, const std::vector<std::string> &names, OtherFields others) {
    JsonFields fields;
    const auto object = nlohmann::json::parse(body, nullptr, false);
    if (!object.is_object()) {
        fields.fault = fmt::format("the body must be a JSON object with {}", fmt::join(names, ", "));
        return fields;
    }
    for (const auto &[name, value] : object.items()) {
        const bool known = std::find(names.begin(), names.end(), name) != names.end();
        if (!known && others == OtherFields::refused)
            fields.fault = fmt::format("\"{}\" is not known; there are: {}", name, fmt::join(names, ", "));
        else if (known && value.is_string())
            fields.values[name] = value.get<std::string>();
        else if (known && value.is_number_integer())
            fields.values[name] = value.dump();
        else if (known && !value.is_null())
            fields.fault = fmt::format("\"{}\" must be a text", name);
    }
    return fields;
}

} // namespace baonoi::serve
