// SPDX-License-Identifier: GPL-3.0-or-later
// The publish hook: a CMS tells what was published. It believes only what is signed (signature.h), and makes
// a job of it (work/orders.h).
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// POST /hooks/publish {"id", "url", "event": "published|updated|again|deleted"}. The order is on disk before
// 202.
http::ServerResponse answer_hook(const Call &call);

} // namespace baonoi::serve
