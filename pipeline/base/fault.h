// SPDX-License-Identifier: GPL-3.0-or-later
// Places at which a test ends the program as a power cut would. Only in builds with BAONOI_FAULTS.
#pragma once

#include <string_view>

namespace baonoi {

#ifdef BAONOI_FAULTS
// Kills the process by SIGKILL when $BAONOI_FAULT is name, or "name:N" and it is the N-th time, or
// "name=subject".
void fault_point(std::string_view name, std::string_view subject = {});
#else
inline void fault_point(std::string_view, std::string_view = {}) {}
#endif

} // namespace baonoi
