// SPDX-License-Identifier: GPL-3.0-or-later
// What one of the daemons that share a store does: `baonoi serve --do`.
#pragma once

#include <string>

namespace baonoi::work {

struct Roles {
    bool works = true;        // makes articles
    bool polls = true;        // asks sources, keeps house and writes feeds
    bool answers = true;      // hooks, API and console; questions about its health are answered in any case
    std::string text() const; // "work,poll,http"
};
// Of "all", "work", "poll" and "http", or several with commas between. Throws stop for anything else.
Roles roles_named(const std::string &names);

} // namespace baonoi::work
