// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures of others, by libcrypto.
#pragma once

#include <string>
#include <string_view>

namespace baonoi::openssl {

// Of a public key, as a JSON Web Key has them once its base64 is undone (RFC 7518, 6.3): the highest byte
// comes first.
struct RsaKey {
    std::string modulus, exponent;
};

// RSASSA-PKCS1-v1_5 with SHA-256, "RS256". False also for a key of fewer than 2048 bits or of more than 8192,
// and for one that is none.
bool is_signed_by(const RsaKey &key, std::string_view message, std::string_view signature);

} // namespace baonoi::openssl
