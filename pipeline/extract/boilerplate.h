// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that a site repeats on its pages.
#pragma once

#include "extract/page.h"

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

namespace baonoi::extract {

// Threads: const after building.
class SiteBoilerplate {
public:
    // Of the lines of the pages, one list a page. Pages with the same lines count once.
    explicit SiteBoilerplate(const std::vector<std::vector<std::string>> &pages);

    bool holds(const std::string &line) const { return lines_.contains(line); }
    std::size_t size() const { return lines_.size(); }

    // Drops the page's lines that the site repeats, by the rule "repeated on this site".
    void drop_from(Page &page) const;

private:
    std::unordered_set<std::string> lines_;
};

} // namespace baonoi::extract
