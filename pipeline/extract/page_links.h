// SPDX-License-Identifier: GPL-3.0-or-later
// Articles on several pages: where the others are, and what their texts become together.
#pragma once

#include "extract/facts.h"
#include "extract/page.h"
#include "extract/site_rules_page.h"
#include "model/article.h"
#include "model/script.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::extract {

// The number of a page in an address, and the address without it: "/bai-viet-2.html", "/bai-viet/trang-2",
// "/bai-viet.html?page=2" are pages 2 of what "/bai-viet.html" and "/bai-viet" are page 1 of. 1 when there is
// none.
struct PageNumber {
    std::string stem;
    std::size_t number = 1;
};
// Of every reading of the address that there is: "/ban-tin-2.html" is page 2 of "/ban-tin.html", or page 1.
std::vector<PageNumber> page_numbers(std::string_view url);

// By the site's rules; else, for the next page, a link that says so (rel=next, "Trang sau", the number) in or
// after the article and whose address is that of this page with the next number.
PageLinks find_page_links(const Page &page, const Facts &facts, const Article &article, const SitePage &site,
                          std::size_t root);

// Adds a later page: its body, without what a page before has said already.
void join_page(Script &script, Script &&later, std::size_t number);

} // namespace baonoi::extract
