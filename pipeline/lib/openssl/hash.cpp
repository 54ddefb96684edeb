// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/openssl/hash.h"

#include "base/error.h"

#include <array>
#include <openssl/evp.h>

namespace baonoi {

namespace {

std::string digest_hex(std::string_view bytes, const EVP_MD *method) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, method, nullptr) != 1)
        throw Error(Next::stop, "EVP_Digest failed");
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (unsigned int i = 0; i < length; ++i) {
        hex += digits[digest.at(i) >> 4U];
        hex += digits[digest.at(i) & 15U];
    }
    return hex;
}

} // namespace

std::string sha256_hex(std::string_view bytes) {
    return digest_hex(bytes, EVP_sha256());
}

std::string sha1_hex(std::string_view bytes) {
    return digest_hex(bytes, EVP_sha1());
}

std::string md5_hex(std::string_view bytes) {
    return digest_hex(bytes, EVP_md5());
}

} // namespace baonoi
