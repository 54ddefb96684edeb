// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"

namespace baonoi {

std::string_view version() {
    return BAONOI_VERSION;
}
std::string_view espeak_version() {
    return BAONOI_ESPEAK_VERSION;
}
std::string_view lame_version_text() {
    return BAONOI_LAME_VERSION;
}
std::string_view curl_version_text() {
    return BAONOI_CURL_VERSION;
}

} // namespace baonoi
