// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/path.h"

#include <algorithm>

namespace baonoi {

bool is_below(const std::filesystem::path &path, const std::filesystem::path &folder) {
    if (path.empty() || folder.empty())
        return false;
    const std::filesystem::path inner = path.lexically_normal();
    const std::filesystem::path outer = folder.lexically_normal();
    const auto [end, rest] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    return end == outer.end() || (end->empty() && std::next(end) == outer.end()); // "folder/" ends empty
}

} // namespace baonoi
