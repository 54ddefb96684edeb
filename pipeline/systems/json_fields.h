// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of the JSON that a system answers. A field that is missing or of another type reads as nothing, so
// that no answer can make the program throw: whether a field had to be there is decided by who asks.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace baonoi::systems {

std::string text_in(const nlohmann::json &object, const char *key);             // else empty
std::optional<double> number_in(const nlohmann::json &object, const char *key); // else nothing

} // namespace baonoi::systems
