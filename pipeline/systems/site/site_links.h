// SPDX-License-Identifier: GPL-3.0-or-later
// Links between the files of a static site.
#pragma once

#include "html/document.h"
#include "publish/publisher.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::systems::site {

// A page of a site and what its links are relative to.
class SiteLinks {
public:
    // root and page are absolute, without symbolic links; page is below root. Throws skip when the page has a
    // <base href> that leads out of the site.
    SiteLinks(const publish::SiteSettings &settings, std::filesystem::path root,
              const std::filesystem::path &page, const html::Document &html);

    // The link that leads from the page to a file below root.
    std::string to(const std::filesystem::path &file) const;
    // The public address of a file below root; the link when the site's address is not known.
    std::string public_url(const std::filesystem::path &file) const;
    // The file below root that a link leads to; nothing when it leads elsewhere.
    std::optional<std::filesystem::path> file(std::string_view link) const;

private:
    std::optional<std::filesystem::path> resolved(std::string_view link,
                                                  const std::filesystem::path &from) const;

    std::string site_url_; // ends with '/', or empty
    std::filesystem::path root_;
    std::filesystem::path base_; // the folder that links are relative to
    bool root_known_;            // "/" is root_
};

// The public address of a file below root, and of a page: that of "tin/index.html" is "tin/".
std::string address_of_file(std::string_view site_url, const std::filesystem::path &root,
                            const std::filesystem::path &file);
std::string address_of_page(std::string_view site_url, const std::filesystem::path &root,
                            const std::filesystem::path &page);

// The path below root of a page's URL: "tin/bai.html" for site_url + "tin/bai.html?x#y"; nothing when the URL
// is not below site_url or leads out of it.
std::optional<std::filesystem::path> path_of_url(std::string_view url, std::string_view site_url);

} // namespace baonoi::systems::site
