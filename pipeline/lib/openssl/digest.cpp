// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/openssl/digest.h"

#include "base/error.h"

#include <array>
#include <openssl/evp.h>

namespace baonoi::openssl {

namespace {

std::string digest(std::string_view bytes, const EVP_MD *method) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> made{};
    unsigned int length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), made.data(), &length, method, nullptr) != 1)
        throw Error(Next::stop, "EVP_Digest failed");
    return {made.begin(), made.begin() + length};
}

} // namespace

std::string hex_of(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

std::string sha256_hex(std::string_view bytes) {
    return hex_of(digest(bytes, EVP_sha256()));
}

struct Sha256::Context {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
    if (EVP_DigestInit_ex(context_->digest.get(), EVP_sha256(), nullptr) != 1)
        throw Error(Next::stop, "EVP_DigestInit_ex failed");
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    if (EVP_DigestUpdate(context_->digest.get(), bytes.data(), bytes.size()) != 1)
        throw Error(Next::stop, "EVP_DigestUpdate failed");
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> made{};
    unsigned int length = 0;
    if (EVP_DigestFinal_ex(context_->digest.get(), made.data(), &length) != 1)
        throw Error(Next::stop, "EVP_DigestFinal_ex failed");
    return hex_of({reinterpret_cast<const char *>(made.data()), length});
}

std::string sha1_hex(std::string_view bytes) {
    return hex_of(digest(bytes, EVP_sha1()));
}

std::string md5(std::string_view bytes) {
    return digest(bytes, EVP_md5());
}

} // namespace baonoi::openssl
