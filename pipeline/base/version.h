// SPDX-License-Identifier: GPL-3.0-or-later
// Build facts, from one place: the project() line and the packages that CMake found.
#pragma once

#include <string_view>

namespace baonoi {

std::string_view version();        // as project() in CMakeLists.txt says
std::string_view espeak_version(); // of the headers built against
std::string_view lame_version_text();
std::string_view curl_version_text();

} // namespace baonoi
