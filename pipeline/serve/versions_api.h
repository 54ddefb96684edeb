// SPDX-License-Identifier: GPL-3.0-or-later
// The recordings that an article had, over the API: work/versions_text.h writes the JSON.
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// GET /api/articles/{id}/versions: what plays first, then what was replaced last.
http::ServerResponse answer_versions(const Call &call);
// GET /api/articles/{id}/changes?from=1&to=2: in text, readings and voice, from one version to another.
http::ServerResponse answer_changes(const Call &call);

} // namespace baonoi::serve
