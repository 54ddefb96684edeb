// SPDX-License-Identifier: GPL-3.0-or-later
// Build facts, from one place: the project() line and the packages that CMake found.
#pragma once

#include <string>
#include <string_view>

namespace baonoi {

std::string_view version(); // as project() in CMakeLists.txt says
// By their numbers: "0.10.0" is newer than "0.9.1". There are no others: "0.2.0-rc1" would be newer than
// "0.2.0".
bool is_newer(const std::string &version, const std::string &than);
std::string_view espeak_version(); // of the headers built against
std::string_view lame_version_text();
std::string_view curl_version_text();

} // namespace baonoi
