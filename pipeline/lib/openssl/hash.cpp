// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/openssl/hash.h"

#include "base/error.h"

#include <array>
#include <openssl/evp.h>

namespace baonoi {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, 32> digest{};
    unsigned int length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        throw Error(Next::stop, "EVP_Digest(sha256) failed");
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : digest) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

} // namespace baonoi
