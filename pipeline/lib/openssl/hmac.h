// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace baonoi::openssl {

// The 32 bytes of RFC 2104 with SHA-256.
std::string hmac_sha256(std::string_view key, std::string_view message);

// In a time that depends on the lengths only.
bool is_same_secret(std::string_view one, std::string_view other);

} // namespace baonoi::openssl
