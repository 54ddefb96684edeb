// SPDX-License-Identifier: GPL-3.0-or-later
// The installation over HTTP, for administrators: what sources find, what publishers lack, how much room
// there is. The functions are answers of the routes in routes.cpp; work/ looks.
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// POST /api/sources/{source}/test: what it would find now.
http::ServerResponse answer_source_test(const Call &call);
// POST /api/publishers/{publisher}/test: what doctor says of it.
http::ServerResponse answer_publisher_test(const Call &call);
// GET /api/hosts: the daemons that share the store.
http::ServerResponse answer_hosts(const Call &call);
// GET /api/system: disks and cache.
http::ServerResponse answer_system_state(const Call &call);

} // namespace baonoi::serve
