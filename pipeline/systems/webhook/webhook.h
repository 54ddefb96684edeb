// SPDX-License-Identifier: GPL-3.0-or-later
// Publishers for a system that has no folder here. The files go to a storage; then either the system's own
// code is told of each recording (webhook), or its page template asks a list of them (sidecar, with
// config/sidecar/baonoi.js). systems.cpp calls these two.
#pragma once

#include "systems/systems.h"

#include <memory>

namespace baonoi::systems::webhook {

// A JSON object is POSTed to settings.url, signed by Standard Webhooks 1.0
// with settings.secret ("whsec_…"). One recording always has the same webhook-id, unless it is attached once
// more after another (Recording::occasion). A receiver that answered 410 is not asked again.
std::unique_ptr<publish::Publisher> make_webhook_publisher(const SystemSettings &settings,
                                                           const Environment &environment);

// The list is audio.json beside the files: {"version": 1, "articles": {URL: {…}}}.
std::unique_ptr<publish::Publisher> make_sidecar_publisher(const SystemSettings &settings,
                                                           const Environment &environment);

} // namespace baonoi::systems::webhook
