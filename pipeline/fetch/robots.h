// SPDX-License-Identifier: GPL-3.0-or-later
// robots.txt as RFC 9309 says, with Crawl-delay. PoliteHttp fetches the text and asks; this never fetches
// anything.
#pragma once

#include "model/units.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::fetch {

class Robots {
public:
    static constexpr std::size_t max_bytes = 500U << 10U; // what comes after is not read

    Robots() = default; // everything is allowed
    // user_agent is the User-Agent that is sent: its product token, "baonoi" of "baonoi/1.0 (…)", chooses the
    // groups; without a group of its own the groups of "*" count. A Crawl-delay is for the names above it and
    // does not end their group.
    Robots(std::string_view text, std::string_view user_agent);

    // target is path and query, percent-encoded or not. The longest rule that matches decides; of two equally
    // long ones the one that allows. /robots.txt is always allowed.
    bool allows(std::string_view target) const;
    std::optional<Seconds> crawl_delay() const { return crawl_delay_; }

private:
    struct Rule {
        std::string pattern;
        bool allow = false;
    };
    std::vector<Rule> rules_;
    std::optional<Seconds> crawl_delay_;
};

} // namespace baonoi::fetch
