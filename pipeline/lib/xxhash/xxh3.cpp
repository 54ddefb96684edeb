// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/xxhash/xxh3.h"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

namespace baonoi::xxhash {

std::string xxh128_hex(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

} // namespace baonoi::xxhash
