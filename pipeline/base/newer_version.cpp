// SPDX-License-Identifier: GPL-3.0-or-later
// Apart from version.cpp, in whose place a test links another one.
#include "base/version.h"

#include <cstring>

namespace baonoi {

bool is_newer(const std::string &version, const std::string &than) {
    return ::strverscmp(version.c_str(), than.c_str()) > 0;
}

} // namespace baonoi
