// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace baonoi {

// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);
// For names that a standard derives so (UUID version 5), never for trust.
std::string sha1_hex(std::string_view bytes);
// For checksums that a protocol asks for, never for trust.
std::string md5_hex(std::string_view bytes);

} // namespace baonoi
