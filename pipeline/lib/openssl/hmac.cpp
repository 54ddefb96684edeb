// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/openssl/hmac.h"

#include "base/error.h"

#include <array>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace baonoi::openssl {

std::string hmac_sha256(std::string_view key, std::string_view message) {
    std::array<unsigned char, 32> code{};
    unsigned int length = 0;
    if (!::HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
                reinterpret_cast<const unsigned char *>(message.data()), message.size(), code.data(),
                &length))
        throw Error(Next::stop, "HMAC(sha256) failed");
    return {code.begin(), code.end()};
}

bool is_same_secret(std::string_view one, std::string_view other) {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

} // namespace baonoi::openssl
