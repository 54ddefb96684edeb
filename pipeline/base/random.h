// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets that nobody can guess: tokens, the ids of sessions.
#pragma once

#include <cstddef>
#include <string>

namespace baonoi {

// Two lower-case hex digits for each of so many bytes (at most 256) of the system's random numbers. Throws
// stop when there are none.
std::string random_hex(std::size_t bytes);

} // namespace baonoi
