// SPDX-License-Identifier: GPL-3.0-or-later
// The recording of an article, to be played, and the files beside it. The functions are the answers of routes
// in routes.cpp.
#pragma once

#include "serve/call.h"

namespace baonoi::serve {

// GET /api/articles/{id}/audio?version=: 302 to its public address, or the file on this disk, also by Range.
// version: an earlier recording that is kept; without it what plays now.
http::ServerResponse answer_audio(const Call &call);
// GET /api/articles/{id}/captions and /manifest: the same of WebVTT and of the recording's receipt.
http::ServerResponse answer_captions(const Call &call);
http::ServerResponse answer_manifest(const Call &call);

// Where the receipt is, by path or URL; empty: its publisher keeps none.
std::string manifest_of(const settings::Config &config, const store::ArticleRecord &article);

} // namespace baonoi::serve
