// SPDX-License-Identifier: GPL-3.0-or-later
// An article that stands on several pages: its other pages are fetched and read with it.
#pragma once

#include "extract/extract.h"
#include "model/article.h"
#include "model/script.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

namespace baonoi::html {
class LazyDocument;
}

namespace baonoi::produce {

// Fetches a page: fetch() with the run's settings.
using FetchPage = std::function<Article(const std::string &input)>;

struct WholeArticleLimits {
    std::size_t max_pages = 20;
    std::size_t max_bytes = 16U << 20U; // of all pages
};

// The script of the article with all its pages. A single page with everything is read in place of the first.
// Other pages are on the host of the first, those of a file are files in its folder or below it. Throws what
// extract and fetch_page throw, naming the page; and skip for a page elsewhere that the site's rules name,
// for pages that lead in a circle, and beyond the limits: a part is never read as the whole. An empty
// fetch_page reads the article's page alone. page is the article's, parsed.
Script whole_script(const Article &article, const html::LazyDocument &page,
                    const extract::ExtractSettings &settings, const FetchPage &fetch_page,
                    const WholeArticleLimits &limits = {});
// For who has not parsed the page.
Script whole_script(const Article &article, const extract::ExtractSettings &settings,
                    const FetchPage &fetch_page, const WholeArticleLimits &limits = {});

} // namespace baonoi::produce
