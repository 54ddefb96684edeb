// SPDX-License-Identifier: GPL-3.0-or-later
// The voices over HTTP: which there are, and how one sounds at another pace. The functions are answers of the
// routes in routes.cpp.
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// GET /api/voices
http::ServerResponse answer_voices_list(const Call &call);
// POST /api/voices/preview.mp3 {"text", "voice"?, "speed"?, "pauses"?}: a text as the voice speaks it.
http::ServerResponse answer_voice_preview(const Call &call);

} // namespace baonoi::serve
