// SPDX-License-Identifier: GPL-3.0-or-later
// Places at which a test ends the program as a power cut would. Only in builds with BAONOI_FAULTS.
#pragma once

#include <functional>
#include <string_view>

namespace baonoi {

#ifdef BAONOI_FAULTS
// Kills the process by SIGKILL when $BAONOI_FAULT is name, or "name:N" and it is the N-th time, or
// "name=subject".
void fault_point(std::string_view name, std::string_view subject = {});
// A test of this process that wants to do something at each place; empty: no more. One thread.
void at_fault_points(std::function<void(std::string_view name)> work);
#else
inline void fault_point(std::string_view, std::string_view = {}) {}
inline void at_fault_points(const std::function<void(std::string_view name)> &) {}
#endif

} // namespace baonoi
