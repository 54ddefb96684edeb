// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages of a static site play at the moment. The site's publisher asks before it retires or removes
// a recording. The folder is walked at the first question; the pages of a slug are read at each. Folders
// below it that cannot be read are left out, with a warning: of what may be in them nobody knows.
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

    // Whether a page of that slug names the files of that stem. Throws when nobody knows: the page cannot be
    // read, or none is found and may be in a folder that was left out.
    bool play(const std::string &slug, const std::string &stem);
    // Whether there is a page of that slug. Throws when nobody knows.
    bool has(const std::string &slug);
    // What killed programs left beside pages is recovered.
    void recover();

private:
    void walk();
    void note(const std::filesystem::directory_entry &entry, std::vector<std::filesystem::path> &folders);
    const std::vector<std::filesystem::path> &pages_of(const std::string &slug);

    std::filesystem::path root_;
    bool is_walked_ = false, has_unread_ = false;
    std::map<std::string, std::vector<std::filesystem::path>> pages_; // by slug: files of any kind
    std::vector<std::filesystem::path> left_;                         // beside pages by killed programs
};

} // namespace baonoi::systems::site
