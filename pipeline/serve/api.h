// SPDX-License-Identifier: GPL-3.0-or-later
// The API of editors and their tools: JSON; times as ISO 8601 in UTC, unknown ones null. The functions are
// the answers of the routes in routes.cpp. They read the store, and an order goes through work/orders.h; no
// stage is called here. docs/openapi.json describes every parameter, status and field.
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// GET /api/articles?state=&source=&section=&voice=&q=&page=&after=: 50 a page, the last changed first.
http::ServerResponse answer_articles(const Call &call);
// GET /api/articles/{id}: by id, URL or input, with its jobs.
http::ServerResponse answer_article(const Call &call);
// POST /api/articles/{id}/regenerate {"voice"?, "reason"?}: 202 {"job"}.
http::ServerResponse answer_regenerate(const Call &call);
// POST /api/articles/{id}/withdraw {"reason"?} and /publish {"voice"?, "reason"?}: as regenerate.
http::ServerResponse answer_withdraw(const Call &call);
http::ServerResponse answer_publish(const Call &call);
// POST /api/articles/{id}/rollback {"version", "reason"?} and /unpin {"reason"?}: as regenerate.
http::ServerResponse answer_rollback(const Call &call);
http::ServerResponse answer_unpin(const Call &call);
// GET /api/jobs/{id}
http::ServerResponse answer_job(const Call &call);
// GET /api/coverage?minutes=5
http::ServerResponse answer_coverage(const Call &call);
// GET /api/orders?limit=100: who asked for what, the last first.
http::ServerResponse answer_orders(const Call &call);

} // namespace baonoi::serve
