// SPDX-License-Identifier: GPL-3.0-or-later
// The scripts of <baonoi-player>: config/player/baonoi-player.js, and where somebody is told how far it is
// listened to baonoi-listening.js. Publishers put them beside the recordings under a name that holds its
// hash, so that browsers keep it for good and pages never meet another version of it.
#pragma once

#include <string>

namespace baonoi::publish {

struct PlayerScript {
    std::string name; // "baonoi-player.0123456789ab.js"
    std::string bytes;
};

constexpr const char *player_script_type = "text/javascript; charset=utf-8";

// Each is read once. Throw stop when it cannot be read.
const PlayerScript &player_script();
const PlayerScript &listening_script();

} // namespace baonoi::publish
