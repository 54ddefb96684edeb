// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/body.h"

#include "extract/tags.h"

namespace baonoi {

namespace {

constexpr double mostly_links = 0.7;

bool is_list(const Element &element) {
    return element.name == "ul" || element.name == "ol" || element.name == "dl" || element.name == "table" ||
           element.name == "div" || element.name == "section";
}

// Lists and boxes whose text is mostly links.
void drop_link_boxes(Page &page, std::size_t root) {
    std::vector<std::size_t> chars(page.lines.size() + 1), links(page.lines.size() + 1);
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const bool counts = !page.lines[i].verdict;
        chars[i + 1] = chars[i] + (counts ? page.lines[i].chars : 0);
        links[i + 1] = links[i] + (counts ? page.lines[i].link_chars : 0);
    }
    for (std::size_t i = root + 1; i < page.elements[root].end;) {
        const Element &element = page.elements[i];
        const std::size_t all = chars[element.end_line] - chars[element.first_line];
        const std::size_t linked = links[element.end_line] - links[element.first_line];
        const bool box = is_list(element) && all > 0 &&
                         static_cast<double>(linked) > mostly_links * static_cast<double>(all);
        if (box)
            page.drop_all(i, name_of(Mark::related));
        i = box ? std::max(element.end, i + 1) : i + 1;
    }
}

} // namespace

void drop_links(Page &page, std::size_t root) {
    drop_link_boxes(page, root);
    const Element &element = page.elements[root];
    for (std::size_t i = element.first_line; i < element.end_line; ++i) {
        Line &line = page.lines[i];
        if (!line.verdict && line.kind != BlockKind::heading && line.link_share() > 0.9)
            page.drop(line, name_of(Mark::related));
    }
}

} // namespace baonoi
