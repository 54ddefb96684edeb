// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/player_script.h"

#include "base/data_folder.h"
#include "base/file.h"
#include "lib/openssl/digest.h"

#include <fmt/format.h>

namespace baonoi::publish {

namespace {

PlayerScript read_player_script() {
    constexpr std::size_t limit = 64U << 10U, digits = 12;
    PlayerScript script;
    script.bytes = read_file(data_folder() / "config/player/baonoi-player.js", limit);
    script.name = fmt::format("baonoi-player.{}.js", openssl::sha256_hex(script.bytes).substr(0, digits));
    return script;
}

} // namespace

const PlayerScript &player_script() {
    static const PlayerScript script = read_player_script();
    return script;
}

} // namespace baonoi::publish
