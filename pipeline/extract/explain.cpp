// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/explain.h"

#include "html/element_kinds.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace baonoi::extract {

namespace {

// The class words of the nearest element around a line that has some: ' class words of <div>: lead "sapo";'
std::string marks_around(const Page &page, std::size_t element) {
    while (element != 0 && !page.elements[element].marks.any())
        element = page.elements[element].parent;
    std::string marks;
    const Element &found = page.elements[element];
    for (int i = 0; i < static_cast<int>(Mark::count); ++i)
        if (const auto mark = static_cast<Mark>(i); found.marks.has(mark))
            marks += fmt::format("{}{} {}", marks.empty() ? "" : ", ", name_of(mark),
                                 words_of(*page.words, found, mark));
    return marks.empty() ? marks : fmt::format("; class words of <{}>: {}", found.name, marks);
}

} // namespace

std::string percent(double share) {
    return fmt::format("{} %", std::lround(share * 100));
}

std::string percent(std::size_t part, std::size_t whole) {
    return percent(whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole));
}

std::string words_of(const PageWords &words, const Element &element, Mark mark) {
    std::string found;
    for (const char *name : mark_attributes) {
        const std::string one = words.words_for(mark, element.node.attribute(name).value());
        found += (found.empty() || one.empty() ? "" : ", ") + one;
    }
    return '"' + found + '"';
}

std::string evidence_of(const Page &page, const Line &line, const Facts &facts) {
    std::string text = line.verdict && !line.verdict->why.empty() ? line.verdict->why + "; " : std::string();
    text +=
        fmt::format("<{}> of {} words, {} commas, {} in links", page.elements[line.element].name, line.words,
                    std::count(line.text.begin(), line.text.end(), ','), percent(line.link_share()));
    if (line.words > 0 && line.all_strong())
        text += ", all bold";
    if (line.words > 0 && line.all_emphasis())
        text += ", all italic";
    if (line.image != 0)
        text += ", after a picture";
    if (!facts.article_body.empty())
        text += facts.article_body.find(line.text) != std::string::npos ? ", in the JSON-LD articleBody"
                                                                        : ", not in the JSON-LD articleBody";
    return text + marks_around(page, line.element);
}

} // namespace baonoi::extract
