// SPDX-License-Identifier: GPL-3.0-or-later
// HTML as the web has it -> a pugixml tree. libxml2 is the parser; nothing else in the program parses HTML.
// In baonoi it runs in a process of its own, see html/page_parser.h.
#pragma once

#include "model/units.h"

#include <cstddef>
#include <functional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace baonoi::html {

struct HtmlLimits {
    std::size_t max_tag = 64U << 10U; // bytes; a longer tag keeps its name and loses its attributes
    // Of one tag; the later ones are lost. libxml2 takes a minute over 100,000 of them.
    std::size_t max_attributes = 512;
    std::size_t max_depth = 256; // deeper elements are flattened into the last allowed one; no text is lost
    std::size_t max_elements = 100000;       // later elements are flattened, too
    std::size_t max_all_attributes = 400000; // of a page; later tags lose theirs
    // Bytes, about: of the tree, and of the tamed page with its list of tags. A page of 8 MB with all the
    // elements and attributes that are allowed stays below it.
    std::size_t max_memory = 64U << 20U;
};

// Called often while a page is read; throws to give up. The limit and the name in its message are for a
// parser in another process, where it cannot be called.
class Checkpoint {
public:
    template <class Check>
    Checkpoint(Check check, Seconds limit = {2}, std::string page = "the page") // NOLINT: any function is one
        : check_(std::move(check)), limit_(limit), page_(std::move(page)) {}

    void operator()() const { check_(); }
    Seconds limit() const { return limit_; } // of CPU time
    const std::string &page() const { return page_; }

private:
    std::function<void()> check_;
    Seconds limit_;
    std::string page_;
};

// Throws skip when the page has taken two seconds of CPU; for one page.
Checkpoint budget_of_page();

// Fills the tree with html, head, body and what is in them: names and attribute names in lower case, entities
// decoded, comments and declarations gone. Scripts are empty except JSON-LD, style sheets are empty. html
// must be valid UTF-8. Throws what checkpoint throws, and skip when the page takes too much memory.
void parse_html(std::string_view html, pugi::xml_document &tree,
                const Checkpoint &checkpoint = budget_of_page(), const HtmlLimits &limits = {});

} // namespace baonoi::html
