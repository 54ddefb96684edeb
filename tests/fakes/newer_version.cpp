// SPDX-License-Identifier: GPL-3.0-or-later
// Linked in the place of base/version.cpp: the same program, of a version that is newer than all.
#include "base/version.h"

namespace baonoi {

std::string_view version() {
    return "99.0.0";
}
std::string_view espeak_version() {
    return "";
}
std::string_view lame_version_text() {
    return "";
}
std::string_view curl_version_text() {
    return "";
}

} // namespace baonoi
