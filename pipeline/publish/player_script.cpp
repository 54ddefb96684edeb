// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/player_script.h"

#include "base/data_folder.h"
#include "base/file.h"
#include "lib/openssl/digest.h"

#include <fmt/format.h>

namespace baonoi::publish {

namespace {

PlayerScript read_script(const char *name) {
    constexpr std::size_t limit = 64U << 10U, digits = 12;
    PlayerScript script;
    script.bytes = read_file(data_folder() / "config/player" / fmt::format("{}.js", name), limit);
    script.name = fmt::format("{}.{}.js", name, openssl::sha256_hex(script.bytes).substr(0, digits));
    return script;
}

} // namespace

const PlayerScript &player_script() {
    static const PlayerScript script = read_script("baonoi-player");
    return script;
}

const PlayerScript &listening_script() {
    static const PlayerScript script = read_script("baonoi-listening");
    return script;
}

} // namespace baonoi::publish
