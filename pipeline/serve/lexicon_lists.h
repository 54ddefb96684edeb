// SPDX-License-Identifier: GPL-3.0-or-later
// The lexicon as a whole over HTTP: its entries, where they meet, and the newsroom's as a file. The functions
// are answers of the routes in routes.cpp.
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// GET /api/lexicon?q=&own=&page=: entries by word, 50 a page.
http::ServerResponse answer_lexicon(const Call &call);
// GET /api/lexicon/syllables?say=: which of its words are no Vietnamese syllables, for who still types.
http::ServerResponse answer_syllables(const Call &call);
// GET /api/lexicon/conflicts: entries of the newsroom that meet another one of their word.
http::ServerResponse answer_lexicon_conflicts(const Call &call);
// GET /api/lexicon/export?format=pls|csv: the newsroom's.
http::ServerResponse answer_lexicon_export(const Call &call);
// POST /api/lexicon/import?dry=: a PLS or, by its Content-Type, a CSV file; each entry as by an order.
http::ServerResponse answer_lexicon_import(const Call &call);

} // namespace baonoi::serve
