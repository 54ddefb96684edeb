// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <string>

namespace baonoi::curl {

namespace {

bool public_text(const std::string &text) {
    Ipv4 four{};
    if (::inet_pton(AF_INET, text.c_str(), four.data()) == 1)
        return is_public(four);
    Ipv6 six{};
    EXPECT_EQ(::inet_pton(AF_INET6, text.c_str(), six.data()), 1) << text;
    return is_public(six);
}

} // namespace

TEST(Address, RefusesWhatIsNotPublic) {
    for (const char *text : {"0.0.0.0",
                             "0.255.255.255",
                             "10.0.0.1",
                             "10.255.255.255",
                             "100.64.0.1",
                             "100.127.255.255",
                             "127.0.0.1",
                             "127.255.0.9",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.0.0.8",
                             "192.0.2.1",
                             "192.88.99.1",
                             "192.168.1.1",
                             "198.18.0.1",
                             "198.19.255.255",
                             "198.51.100.7",
                             "203.0.113.7",
                             "224.0.0.1",
                             "239.255.255.250",
                             "240.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "::7f00:1",
                             "::8.8.8.8",
                             "::ffff:127.0.0.1",
                             "::ffff:8.8.8.8",
                             "::ffff:0:127.0.0.1",
                             "fc00::1",
                             "fdff::1",
                             "fe80::1",
                             "febf::1",
                             "fec0::1",
                             "ff02::1",
                             "2001:db8::1",
                             "2001::1",
                             "2001:0:4136:e378::",
                             "2002:7f00:1::",
                             "2002:808:808::1",
                             "64:ff9b::127.0.0.1",
                             "64:ff9b::a00:1",
                             "64:ff9b:1::1",
                             "100::1"})
        EXPECT_FALSE(public_text(text)) << text;
}

TEST(Address, AcceptsWhatIsPublic) {
    for (const char *text :
         {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.0.0.1", "128.0.0.1",
          "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.1.1", "198.17.255.255", "198.20.0.0",
          "223.255.255.255", "2606:4700::1111", "2400:cb00::1", "2001:4860:4860::8888", "64:ff9b::8.8.8.8"})
        EXPECT_TRUE(public_text(text)) << text;
}

} // namespace baonoi::curl
