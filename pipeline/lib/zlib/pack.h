// SPDX-License-Identifier: GPL-3.0-or-later
// Whole texts, packed to be kept.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace baonoi::zlib {

std::string packed(std::string_view text);
// What packed() was given. Throws skip when the bytes are damaged or unpack to more than limit bytes.
std::string unpacked(std::string_view bytes, std::size_t limit);

} // namespace baonoi::zlib
