// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace baonoi::cli {

// Who gives the command, for the record of orders: "cli:" and the system user's name, else number.
std::string command_user();

// From now on this program is that user, as the service is: its rights, home, cache, and the credentials that
// systemd holds for the running service. Throws stop: there is no such user, or this one may not become it.
void become_user(const std::string &name);

} // namespace baonoi::cli
