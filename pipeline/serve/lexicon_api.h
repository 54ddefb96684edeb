// SPDX-License-Identifier: GPL-3.0-or-later
// The lexicon over HTTP, word by word: an editor's changes, what they would change, and how a sentence
// sounds with one. The functions are answers of the routes in routes.cpp; work/ does what they ask for.
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// POST /api/lexicon {"word", "say", "class"?, "case"?}: 201 added, 200 replaced or unchanged.
http::ServerResponse answer_lexicon_add(const Call &call);
// DELETE /api/lexicon?word=
http::ServerResponse answer_lexicon_remove(const Call &call);
// GET /api/lexicon/changes?word=&limit=: who changed what, the last first.
http::ServerResponse answer_lexicon_changes(const Call &call);
// POST /api/lexicon/undo {"change"}
http::ServerResponse answer_lexicon_undo(const Call &call);
// GET /api/lexicon/impact?word=: the published sentences that have it.
http::ServerResponse answer_lexicon_impact(const Call &call);
// POST /api/lexicon/regenerate {"word", "reason"?}: 202 {"jobs", "refused"}.
http::ServerResponse answer_lexicon_regenerate(const Call &call);
// POST /api/lexicon/preview {"text", "word"?, "say"?, "class"?, "case"?, "voice"?}: how it is read; as an MP3
// where Accept asks for audio/mpeg, or the path ends in .mp3.
http::ServerResponse answer_lexicon_preview(const Call &call);
http::ServerResponse answer_lexicon_preview_mp3(const Call &call);

} // namespace baonoi::serve
