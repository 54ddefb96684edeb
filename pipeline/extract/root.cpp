// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/root.h"

#include "extract/tags.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi {

namespace {

constexpr std::size_t stated_body_words = 40; // a shorter articleBody is a summary

// What a line says for its being in the article, about in words.
double weight_of(const Page &page, const Line &line, const std::string &stated) {
    if (line.verdict)
        return 0;
    const auto words = static_cast<double>(line.words);
    if (line.link_share() > 0.5)
        return -2 - std::min(words, 12.0) / 4;
    const bool sentence = ends_sentence(line.text);
    double weight = -1;
    if (line.words >= 12 || (line.words >= 6 && sentence))
        weight = std::min(words, 120.0) * (1 - line.link_share());
    else if (line.kind == BlockKind::heading || sentence)
        weight = 0;
    if (weight > 0 && !page.enclosing(line.element, "p"))
        weight *= line.kind == BlockKind::item ? 0.5 : 0.8;
    if (weight > 0 && !stated.empty() && line.words >= 6)
        weight *= stated.find(line.text) != std::string::npos ? 1.5 : 0.5;
    return weight;
}

// How the element's own markup speaks for it.
double bonus_of(const Element &element) {
    double bonus = 1;
    const std::string_view item = element.node.attribute("itemprop").value();
    if (item == "articleBody")
        bonus *= 1.5;
    if (element.name == "article")
        bonus *= 1.15;
    if (element.name == "main")
        bonus *= 1.05;
    if (element.marks.has(Mark::article))
        bonus *= 1.2;
    if (element.marks.has(Mark::comments))
        bonus *= 0.5;
    return bonus;
}

// An element that says it is an article, though what it holds is hardly one.
std::optional<std::size_t> find_scraps(const Page &page) {
    for (std::size_t i = 0; i < page.elements.size(); ++i) {
        const Element &element = page.elements[i];
        if (element.name != "article" && !element.marks.has(Mark::article))
            continue;
        for (std::size_t line = element.first_line; line < element.end_line; ++line)
            if (!page.lines[line].verdict && page.lines[line].link_share() < 0.5)
                return i;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::size_t> find_root(const Page &page, const Facts &facts) {
    const std::string stated = count_words(facts.article_body) >= stated_body_words ? facts.article_body : "";
    std::vector<double> before(page.lines.size() + 1);
    for (std::size_t i = 0; i < page.lines.size(); ++i)
        before[i + 1] = before[i] + weight_of(page, page.lines[i], stated);
    std::optional<std::size_t> best;
    double best_score = 0;
    for (std::size_t i = 0; i < page.elements.size(); ++i) {
        const Element &element = page.elements[i];
        if (i != 0 && !is_block_tag(element.name))
            continue;
        const double score = (before[element.end_line] - before[element.first_line]) * bonus_of(element);
        if (score > best_score || (best && score == best_score && score > 0)) {
            best = i;
            best_score = score;
        }
    }
    return best ? best : find_scraps(page);
}

} // namespace baonoi
