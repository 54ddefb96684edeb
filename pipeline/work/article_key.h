// SPDX-License-Identifier: GPL-3.0-or-later
// Which configured source an address belongs to.
#pragma once

#include "settings/config.h"

#include <optional>
#include <string>

namespace baonoi::work {

// The source and what it calls the article: together the store's key.
struct ArticleKey {
    std::string source, input;
    bool operator==(const ArticleKey &) const = default;
};

// Whether the page has to be there when its source is a folder.
enum class MustExist { yes, no };

// An http(s) URL belongs to the source of kind "feed", "sitemap" or "page" that has its host ("www." aside)
// and port; of several to the one whose folder, the path of its url to the last slash, is the longest
// beginning of the URL's path, else to the first. It belongs to a source of kind "site" when it begins with
// the public address of the publisher that holds the page, and names a page of that folder: "/", "/a/" and
// "/a" are also read as "/index.html", "/a/index.html" and "/a.html". A path belongs to the source of kind
// "site" whose folder holds it. Parameters that
// only tell where a visitor came from do not count. Nothing: no source has it.
std::optional<ArticleKey> article_key(const settings::Config &config, const std::string &url_or_path,
                                      MustExist must_exist = MustExist::yes);

} // namespace baonoi::work
