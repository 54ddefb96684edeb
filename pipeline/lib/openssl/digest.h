// SPDX-License-Identifier: GPL-3.0-or-later
// Digests by libcrypto.
#pragma once

#include "model/long_bytes.h"

#include <memory>
#include <string>
#include <string_view>

namespace baonoi::openssl {

class Digest;

// Two lower-case digits a byte.
std::string hex_of(std::string_view bytes);
// 32 bytes.
std::string sha256(std::string_view bytes);
// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);
// The same of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;
    void add(std::string_view bytes);
    // Once, at the end.
    std::string hex();

private:
    std::unique_ptr<Digest> digest_;
};
std::string sha256_of(const LongBytes &bytes);
// For names that a standard derives so (UUID version 5), never for trust.
std::string sha1_hex(std::string_view bytes);
// 16 bytes, for Content-MD5 (RFC 1864): against accidents, not against anyone.
std::string md5_of(const LongBytes &bytes);

} // namespace baonoi::openssl
