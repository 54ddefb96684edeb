// SPDX-License-Identifier: GPL-3.0-or-later
// What happens, as it happens. The function is the answer of a route in routes.cpp.
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// GET /api/events: server-sent events, from behind Last-Event-ID where that is given.
http::ServerResponse answer_events(const Call &call);

} // namespace baonoi::serve
