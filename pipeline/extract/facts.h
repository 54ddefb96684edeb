// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says about its article outside the text: JSON-LD, meta tags, microdata, <time>, <html lang>.
#pragma once

#include "html/html.h"

#include <string>
#include <vector>

namespace baonoi::extract {

// Unknown facts are empty. Texts are NFC with blanks folded.
struct Facts {
    std::string headline;            // JSON-LD
    std::string og_title;            // og:title, twitter:title
    std::string doc_title;           // <title>
    std::string ruled_title;         // by a site rule
    std::string published;           // ISO, as iso_date()
    std::string published_day_first; // another reading of it, when the head leaves the order in doubt
    std::string author;
    std::string language;
    std::string url;
    std::string site_name;
    std::string next_page; // <link rel="next">, as written
    std::vector<std::string> descriptions;
    std::string article_body; // JSON-LD, without markup
    std::string article_text; // the same in lines
};

Facts read_facts(const pugi::xml_document &tree, bool with_json_ld = true);

// Adds what one JSON-LD text says to facts that are still unknown; malformed JSON says nothing.
void read_json_ld(const std::string &json, Facts &facts);

// Blanks folded, NFC, entities that were escaped twice resolved: "A &amp; B" -> "A & B".
std::string clean_text(const std::string &text);

} // namespace baonoi::extract
