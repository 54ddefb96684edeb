// SPDX-License-Identifier: GPL-3.0-or-later
// Name resolution of this process, under a test's control. The program that uses it must export getaddrinfo.
#pragma once

#include <string>

namespace baonoi::test {

// From now on name has that numeric address. All other names are resolved by the system.
void resolve_to(const std::string &name, const std::string &address);

} // namespace baonoi::test
