// SPDX-License-Identifier: GPL-3.0-or-later
// What supervisors and Prometheus ask. The functions are answers of the routes in routes.cpp.
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// GET /healthz: 200 as long as requests are answered.
http::ServerResponse answer_health(const Call &call);
// GET /readyz: 200 or 503, with the facts behind it; asks the store, too.
http::ServerResponse answer_readiness(const Call &call);
// GET /metrics: Prometheus text format 0.0.4. Jobs and articles are counted at this moment.
http::ServerResponse answer_metrics(const Call &call);

} // namespace baonoi::serve
