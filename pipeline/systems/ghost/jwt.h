// SPDX-License-Identifier: GPL-3.0-or-later
// The token that Ghost's Admin API asks for: RFC 7519 with HS256.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace baonoi::systems::ghost {

// For five minutes from now, which is in Unix seconds. key is "ID:HEX" as Ghost shows it; throws hold,
// without showing it, when it is none.
std::string ghost_token(std::string_view key, std::int64_t now);

} // namespace baonoi::systems::ghost
