// SPDX-License-Identifier: GPL-3.0-or-later
// A quick hash for caches: not against somebody who wants two texts to have the same one.
#pragma once

#include <string>
#include <string_view>

namespace baonoi::xxhash {

// XXH3, 128 bits: 32 lower-case hex digits.
std::string xxh128_hex(std::string_view bytes);

} // namespace baonoi::xxhash
