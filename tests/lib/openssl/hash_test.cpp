// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/openssl/digest.h"

#include <gtest/gtest.h>

namespace baonoi::openssl {
namespace {

// Values of FIPS 180-4's examples.
TEST(Sha256, GivesThePublishedValues) {
    EXPECT_EQ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", sha256_hex(""));
    EXPECT_EQ("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", sha256_hex("abc"));
    EXPECT_EQ("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
              sha256_hex(std::string(1000000, 'a')));
}

TEST(Sha256, CountsZeroBytes) {
    EXPECT_NE(sha256_hex(std::string("\0", 1)), sha256_hex(""));
    EXPECT_NE(sha256_hex(std::string("a\0b", 3)), sha256_hex("a"));
}

} // namespace
} // namespace baonoi::openssl
