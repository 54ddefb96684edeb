// SPDX-License-Identifier: GPL-3.0-or-later
// Where elements stand in the page, found while the parser reads the tamed text. The parser's events give
// places in the tamed text; the list of the page's markup leads from there to the page.
#pragma once

#include "html/document.h"
#include "html/html_tame.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::html {

class Places {
public:
    Places(std::string_view html, const HtmlLimits &limits, const Checkpoint &checkpoint)
        : tamed_(tame_html(html, limits, checkpoint, &markups_)), page_size_(html.size()) {}

    const std::string &tamed() const { return tamed_; }

    // What the parser tells when it stands at that offset of the tamed text: before the '>' of a start tag,
    // behind an end tag, behind a text.
    void start(pugi::xml_node node, std::size_t at);
    void end(std::size_t at);
    void text(std::size_t at) { last_ = std::max(last_, at); }
    void mistake() { count(open_.size() + 1); }
    // Elements can no longer be told apart: what came is not whole.
    void give_up(std::string fault);

    // When the parser is at the end: the elements, and what was given up for, else empty.
    std::string finish(std::vector<Element> &elements);

private:
    void count(std::size_t work);
    const Markup *current_tag(std::size_t at);
    bool names(std::size_t tamed, std::string_view name) const;
    std::size_t in_page(std::size_t tamed) const;
    std::size_t text_begin() const;

    std::vector<Markup> markups_; // filled when tamed_ is made
    std::string tamed_;
    std::size_t page_size_;
    std::vector<Element> elements_;
    std::vector<std::size_t> open_;
    std::size_t markup_ = 0; // the last that begins before the parser's place
    std::size_t last_ = 0;   // in tamed_: no tag before it is of interest any more
    std::size_t work_ = 0;
    std::string fault_;
};

} // namespace baonoi::html
