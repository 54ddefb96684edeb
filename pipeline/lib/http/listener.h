// SPDX-License-Identifier: GPL-3.0-or-later
// The socket that HttpServer listens on, and the addresses of its clients as text. No library is called, only
// the system.
#pragma once

#include "base/handle.h"

#include <string>
#include <sys/socket.h>

namespace baonoi::http {

// Throws stop: "[serve] listen = …".
UniqueFd listen_on(const std::string &address);

int port_of(const UniqueFd &socket);

// Without port; an IPv4 address in IPv6 form as IPv4. Empty for other families.
std::string address_text(const sockaddr *address);

bool is_loopback_address(const std::string &address);
bool is_address(const std::string &text);

} // namespace baonoi::http
