// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace baonoi::openssl {

// Two lower-case digits a byte.
std::string hex_of(std::string_view bytes);
// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);
// For names that a standard derives so (UUID version 5), never for trust.
std::string sha1_hex(std::string_view bytes);
// 16 bytes, for Content-MD5 (RFC 1864): against accidents, not against anyone.
std::string md5(std::string_view bytes);

} // namespace baonoi::openssl
