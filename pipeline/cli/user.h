// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace baonoi::cli {

// Who gives the command, for the record of orders: "cli:" and the system user's name, else number.
std::string command_user();

} // namespace baonoi::cli
