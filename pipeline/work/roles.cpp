// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/roles.h"

#include "base/error.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace baonoi::work {

std::string Roles::text() const {
    std::string text;
    for (const auto &[does, name] :
         {std::pair(works, "work"), std::pair(polls, "poll"), std::pair(answers, "http")})
        if (does)
            text += (text.empty() ? "" : ",") + std::string(name);
    return text;
}

Roles roles_named(const std::string &names) {
    Roles roles{false, false, false};
    for (std::size_t begin = 0; begin <= names.size();) {
        const std::size_t end = std::min(names.find(',', begin), names.size());
        const std::string name = names.substr(begin, end - begin);
        if (name != "all" && name != "work" && name != "poll" && name != "http")
            throw Error(Next::stop,
                        fmt::format("--do must be all, work, poll or http, or several of them with commas "
                                    "between, not \"{}\"",
                                    names));
        roles.works = roles.works || name == "work" || name == "all";
        roles.polls = roles.polls || name == "poll" || name == "all";
        roles.answers = roles.answers || name == "http" || name == "all";
        begin = end + 1;
    }
    return roles;
}

} // namespace baonoi::work
