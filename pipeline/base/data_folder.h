// SPDX-License-Identifier: GPL-3.0-or-later
// Where voices/ and config/ are.
#pragma once

#include <filesystem>

namespace baonoi {

// $BAONOI_DATA if set, else share/baonoi beside the installed program, else the source tree it was built
// from. Throws stop when none of them holds voices/.
std::filesystem::path data_folder();

} // namespace baonoi
