// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages of a static site play at the moment. The site's publisher asks before it retires or removes
// a recording. The folder is walked at the first question; the pages of a slug are read at each.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace baonoi::systems::site {

class SitePages {
public:
    // root: of the site, without symbolic links.
    explicit SitePages(std::filesystem::path root) : root_(std::move(root)) {}

    // Whether a page of that slug names the files of that stem. Throws when a folder or page cannot be read:
    // then nobody knows.
    bool play(const std::string &slug, const std::string &stem);
    // Whether there is a page of that slug. Throws when a folder cannot be read.
    bool has(const std::string &slug);
    // What killed programs left beside pages is recovered.
    void recover();

private:
    void walk();

    std::filesystem::path root_;
    bool is_walked_ = false;
    std::map<std::string, std::vector<std::filesystem::path>> pages_; // by slug: files of any kind
    std::vector<std::filesystem::path> left_;                         // beside pages by killed programs
};

} // namespace baonoi::systems::site
