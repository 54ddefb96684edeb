// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 4648: base64 of section 4, and that for addresses of section 5.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baonoi {

std::string to_base64(std::string_view bytes);

// Nothing for any other character than the 64 digits; padding may be left out.
std::optional<std::string> from_base64(std::string_view text);

// "-" and "_" in place of "+" and "/", without padding.
std::string to_base64url(std::string_view bytes);
// Nothing for any other character.
std::optional<std::string> from_base64url(std::string_view text);

} // namespace baonoi
