// SPDX-License-Identifier: GPL-3.0-or-later
// An article as it was published beside how it is spoken, and its recording to be played. The functions are
// answers of the routes in routes.cpp.
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// GET /api/articles/{id}/text: blocks, sentences and words of the recording that is attached, as
// work/reading_text.h says.
http::ServerResponse answer_text(const Call &call);
// GET /api/articles/{id}/reading: how the same text would be read now, why, and which readings lost.
http::ServerResponse answer_reading(const Call &call);
// GET /api/unknown-words?since=&limit=: of published articles, the most frequent first.
http::ServerResponse answer_unknown_words(const Call &call);

} // namespace baonoi::serve
