// SPDX-License-Identifier: GPL-3.0-or-later
// The recording of an article, to be played. The function is the answer of a route in routes.cpp.
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// GET /api/articles/{id}/audio?version=: 302 to its public address, or the file on this disk, also by Range.
// version: an earlier recording that is kept; without it what plays now.
http::ServerResponse answer_audio(const Call &call);

} // namespace baonoi::serve
