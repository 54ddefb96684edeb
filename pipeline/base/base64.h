// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 4648, section 4.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baonoi {

std::string to_base64(std::string_view bytes);

// Nothing for any other character than the 64 digits; padding may be left out.
std::optional<std::string> from_base64(std::string_view text);

} // namespace baonoi
