// SPDX-License-Identifier: GPL-3.0-or-later
// Styles, scripts and pictures of the console. Their addresses hold a hash of what they are, so that browsers
// keep them for good.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baonoi::serve::console {

struct Asset {
    std::string_view type; // "text/css; charset=utf-8"
    std::string bytes;
};

// "console.css" -> "/assets/console.0123456789ab.css". The asset must be there.
const std::string &asset_address(std::string_view name);

// By the last part of its address; nothing: there is none.
const Asset *asset_at(std::string_view name);

} // namespace baonoi::serve::console
