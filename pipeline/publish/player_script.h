// SPDX-License-Identifier: GPL-3.0-or-later
// The script of <baonoi-player>, config/player/baonoi-player.js. Publishers put it beside the recordings
// under a name that holds its hash, so that browsers keep it for good and pages never meet another version of
// it.
#pragma once

#include <string>

namespace baonoi::publish {

struct PlayerScript {
    std::string name; // "baonoi-player.0123456789ab.js"
    std::string bytes;
};

constexpr const char *player_script_type = "text/javascript; charset=utf-8";

// It is read once. Throws stop when it cannot be read.
const PlayerScript &player_script();

} // namespace baonoi::publish
