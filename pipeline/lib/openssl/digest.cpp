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

std::string sha256(std::string_view bytes) {
    return digest(bytes, EVP_sha256());
}

std::string sha256_hex(std::string_view bytes) {
    return hex_of(sha256(bytes));
}

class Digest {
public:
    explicit Digest(const EVP_MD *method) { check(EVP_DigestInit_ex(context_.get(), method, nullptr)); }
    void add(std::string_view bytes) { check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size())); }
    // Once, at the end.
    std::string bytes() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> made{};
        unsigned int length = 0;
        check(EVP_DigestFinal_ex(context_.get(), made.data(), &length));
        return {made.begin(), made.begin() + length};
    }

private:
    static void check(int answer) {
        if (answer != 1)
            throw Error(Next::stop, "EVP_Digest failed");
    }

    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

namespace {

std::string digest_of(const LongBytes &bytes, const EVP_MD *method) {
    Digest digest(method);
    bytes.each([&](std::string_view piece) { digest.add(piece); });
    return digest.bytes();
}

} // namespace

Sha256::Sha256() : digest_(std::make_unique<Digest>(EVP_sha256())) {}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    digest_->add(bytes);
}

std::string Sha256::hex() {
    return hex_of(digest_->bytes());
}

std::string sha256_of(const LongBytes &bytes) {
    return hex_of(digest_of(bytes, EVP_sha256()));
}

std::string sha1_hex(std::string_view bytes) {
    return hex_of(digest(bytes, EVP_sha1()));
}

std::string md5_of(const LongBytes &bytes) {
    return digest_of(bytes, EVP_md5());
}

} // namespace baonoi::openssl
