// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// POST /hooks/publish {"id", "url", "event": "published|updated|again|deleted"}. The order is on disk before
// 202.
http::ServerResponse answer_hook(const Call &call);

} // namespace baonoi::serve
