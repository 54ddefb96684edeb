// SPDX-License-Identifier: GPL-3.0-or-later
// What editors set, over the API: the answers of the routes below …/settings. They are
// work/article_settings.h in JSON.
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// GET and PUT /api/articles/{id}/settings: what holds for the article alone. PUT changes what it names and
// answers as GET, with the job that does it.
http::ServerResponse answer_article_settings(const Call &call);
http::ServerResponse change_article_settings(const Call &call);
// GET /api/settings/sources: of all sources.
http::ServerResponse answer_sources_settings(const Call &call);
// GET and PUT /api/settings/sources/{source}?section=: what holds for the source, or for a section of it.
http::ServerResponse answer_source_settings(const Call &call);
http::ServerResponse change_source_settings(const Call &call);

} // namespace baonoi::serve
