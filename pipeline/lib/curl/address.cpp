// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/address.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace baonoi::curl {

namespace {

struct Network {
    Ipv6 prefix; // an IPv4 network uses the first four bytes
    int bits;
};

constexpr Network refused_v4[] = {
    {{0}, 8},             // this network
    {{10}, 8},            // private, RFC 1918
    {{100, 64}, 10},      // carrier-grade NAT
    {{127}, 8},           // loopback
    {{169, 254}, 16},     // link-local
    {{172, 16}, 12},      // private
    {{192, 0, 0}, 24},    // protocol assignments
    {{192, 0, 2}, 24},    // documentation
    {{192, 88, 99}, 24},  // 6to4 relays
    {{192, 168}, 16},     // private
    {{198, 18}, 15},      // benchmarks
    {{198, 51, 100}, 24}, // documentation
    {{203, 0, 113}, 24},  // documentation
    {{224}, 4},           // multicast
    {{240}, 4},           // reserved, broadcast
};

constexpr Network refused_v6[] = {
    {{}, 96},                                         // ::, ::1 and the IPv4-compatible form
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96}, // IPv4-mapped
    {{0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0}, 96}, // IPv4-translated, RFC 2765
    {{0, 0x64, 0xFF, 0x9B, 0, 1}, 48},                // local-use NAT64
    {{0x01}, 64},                                     // discard-only: 100::/64
    {{0x20, 0x01}, 23},                               // protocol assignments, with Teredo and ORCHID
    {{0x20, 0x01, 0x0D, 0xB8}, 32},                   // documentation
    {{0x20, 0x02}, 16},                               // 6to4
    {{0x3F, 0xFF}, 20},                               // documentation
    {{0x5F}, 16},                                     // segment routing: 5f00::/16
    {{0xFC}, 7},                                      // unique local
    {{0xFE, 0x80}, 10},                               // link-local
    {{0xFE, 0xC0}, 10},                               // site-local
    {{0xFF}, 8},                                      // multicast
};

constexpr Network nat64 = {{0, 0x64, 0xFF, 0x9B}, 96};

bool inside(std::span<const std::uint8_t> address, const Network &network) {
    for (int bit = 0; bit < network.bits; bit += 8) {
        const auto i = static_cast<std::size_t>(bit / 8);
        const int rest = std::min(8, network.bits - bit);
        const auto mask = static_cast<std::uint8_t>(0xFF << (8 - rest));
        if ((address[i] & mask) != (network.prefix[i] & mask))
            return false;
    }
    return true;
}

} // namespace

bool is_public(const Ipv4 &address) {
    return std::none_of(std::begin(refused_v4), std::end(refused_v4),
                        [&](const Network &network) { return inside(address, network); });
}

bool is_public(const Ipv6 &address) {
    if (inside(address, nat64))
        return is_public(Ipv4{address[12], address[13], address[14], address[15]});
    return std::none_of(std::begin(refused_v6), std::end(refused_v6),
                        [&](const Network &network) { return inside(address, network); });
}

} // namespace baonoi::curl
