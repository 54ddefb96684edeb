// SPDX-License-Identifier: GPL-3.0-or-later
// Which addresses of the Internet may be connected to. transfer.cpp asks for every address that a name
// resolved to, so that no page leads the program into the network that it runs in.
#pragma once

#include <array>
#include <cstdint>

namespace baonoi::curl {

using Ipv4 = std::array<std::uint8_t, 4>;
using Ipv6 = std::array<std::uint8_t, 16>;

// False for everything in the special-purpose registries of IANA (RFC 6890 and its updates) that is not
// globally reachable, and for multicast. An IPv6 form that carries an IPv4 address (mapped, compatible,
// NAT64) is judged by that address, except that mapped and compatible forms are never public: no page lives
// there.
bool is_public(const Ipv4 &address);
bool is_public(const Ipv6 &address);

} // namespace baonoi::curl
