// SPDX-License-Identifier: GPL-3.0-or-later
// Publishers for a CMS that has no folder here: its own code is told of each recording (webhook), or its page
// template asks a list of them (sidecar, config/sidecar/baonoi.js).
#pragma once

#include "systems/systems.h"

#include <memory>

namespace baonoi::systems::webhook {

// The files go to the storage; then a JSON object is POSTed to settings.url, signed by Standard Webhooks 1.0
// with settings.secret ("whsec_…"). One recording always has the same webhook-id. A receiver that answered
// 410 is not asked again.
std::unique_ptr<publish::Publisher> make_webhook_publisher(const SystemSettings &settings,
                                                           const Environment &environment);

// The files go to the storage, and audio.json beside them: {"version": 1, "articles": {URL: {…}}}.
std::unique_ptr<publish::Publisher> make_sidecar_publisher(const SystemSettings &settings,
                                                           const Environment &environment);

} // namespace baonoi::systems::webhook
