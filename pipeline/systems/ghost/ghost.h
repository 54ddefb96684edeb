// SPDX-License-Identifier: GPL-3.0-or-later
// Ghost 5 or newer, through its Admin API. The source lists its public posts; the publisher uploads a
// recording and puts an audio card at the top of the post. systems.cpp calls these two; nobody else knows
// Ghost.
#pragma once

#include "systems/systems.h"

namespace baonoi::systems::ghost {

std::unique_ptr<fetch::Source> make_source(const fetch::SourceSettings &source,
                                           const SystemSettings &settings, const Environment &environment);
std::unique_ptr<publish::Publisher> make_publisher(const SystemSettings &settings,
                                                   const Environment &environment);

} // namespace baonoi::systems::ghost
