// SPDX-License-Identifier: GPL-3.0-or-later
// Places at which a test ends the program as a power cut would. Only in builds with BAONOI_FAULTS.
#pragma once

namespace baonoi {

#ifdef BAONOI_FAULTS
// Kills the process by SIGKILL when $BAONOI_FAULT is name, or "name:N" and it is the N-th time.
void fault_point(const char *name);
#else
inline void fault_point(const char *) {}
#endif

} // namespace baonoi
