// SPDX-License-Identifier: GPL-3.0-or-later
// Items of RSS 2.0, RSS 1.0 and Atom 1.0 to listings. Element names are those of feed_prefixes().
#pragma once

#include "fetch/source.h"

#include "html/html.h"
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baonoi::fetch {

// Namespaces of feeds and sitemaps -> prefixes; those of RSS itself and of sitemaps have none.
std::vector<std::pair<std::string, std::string>> feed_prefixes();
// The names in their usual letters.
std::vector<std::string> feed_spellings();

// What is known where an item begins.
struct FeedPlace {
    std::string base;  // for relative links: the feed's URL, or the xml:base of what is around the item
    bool whole = true; // nothing of the item is missing: its content can be trusted
};

// input is empty when the item has no address of http or https. item may be changed.
Listing listing_of(pugi::xml_node item, const FeedPlace &place);

// base, or what an element's xml:base makes of it.
std::string base_of(const pugi::xml_node &element, const std::string &base);

// "Giá &amp; <b>cả</b>" -> "Giá & cả": text that may be HTML, as one line in NFC.
std::string plain_text(const std::string &html);

// The text of an element and of what is in it.
std::string text_of(const pugi::xml_node &element);

} // namespace baonoi::fetch
