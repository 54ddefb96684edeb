// SPDX-License-Identifier: GPL-3.0-or-later
// The newsroom's console: pages for people, beside the API for programs. The server asks for its routes and
// hands over what is theirs; the screens are in screens.h, templates, texts, styles and scripts beside them.
// Pages work without a script; the scripts make them quicker. Threads: those of the server.
#pragma once

#include "serve/routes.h"

#include <span>

namespace baonoi::serve::console {

std::span<const Route> routes();
bool is_for_people(const Route &route);

// The route's answer as a browser gets it: with its policy, its ETag, and a page also for what went wrong.
http::ServerResponse answer(const Call &call, const Route &route);
// What the API refuses to the scripts of a page is told in the language of its reader.
void tell_reader(const Call &call, http::ServerResponse &refused);
// A page for what was refused before it came here.
http::ServerResponse answer_refused(const Call &call, const http::ServerResponse &refused);

} // namespace baonoi::serve::console
