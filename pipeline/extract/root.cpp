// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/root.h"

#include "base/utf8.h"
#include "extract/explain.h"
#include "extract/stray.h"
#include "html/element_kinds.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::extract {

namespace {

constexpr std::size_t stated_body_words = 40; // a shorter articleBody is a summary

constexpr double small_root = 200, small_stated_root = 120; // weights
constexpr double enough_around = 0.65;

constexpr std::size_t compared_bytes = 300; // of a line

bool states(std::string_view stated, const Line &line) {
    return stated.find(std::string_view(line.text).substr(0, compared_bytes)) != std::string_view::npos;
}

// What a line says for its being in the article, about in words.
double weight_of(const Page &page, const Line &line, const std::string &stated) {
    if (line.verdict)
        return 0;
    const auto words = static_cast<double>(line.words);
    if (line.link_share() > 0.5)
        return -1 - std::min(words, 12.0) / 8;
    const bool sentence = ends_sentence(line.text);
    double weight = -0.5;
    if (line.words >= 12 || (line.words >= 6 && sentence))
        weight = std::min(words, 120.0) * (1 - line.link_share());
    else if (line.kind == BlockKind::heading || sentence)
        weight = 0;
    if (weight > 0 && !page.enclosing(line.element, "p"))
        weight *= line.kind == BlockKind::item ? 0.5 : 0.8;
    if (weight > 0 && !stated.empty() && line.words >= 6)
        weight *= states(stated, line) ? 1.5 : 0.5;
    return weight;
}

// Microdata: itemprop="articleBody", alone or among others.
bool is_article_body(const Element &element) {
    std::string_view items = element.node.attribute("itemprop").value();
    while (!items.empty()) {
        const std::size_t end = std::min(items.find(' '), items.size());
        if (items.substr(0, end) == "articleBody")
            return true;
        items.remove_prefix(std::min(end + 1, items.size()));
    }
    return false;
}

// How the element's own markup speaks for it.
double bonus_of(const Element &element) {
    double bonus = 1;
    if (is_article_body(element))
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

std::string named(const Element &element) {
    const std::string_view id = element.node.attribute("id").value();
    const std::string_view value = element.node.attribute("class").value();
    return (id.empty() ? "" : fmt::format(" id=\"{}\"", shorten(id, 60))) +
           (value.empty() ? "" : fmt::format(" class=\"{}\"", shorten(value, 60)));
}

// What the elements of a page score, by what their lines weigh.
class Scores {
public:
    Scores(const Page &page, const Facts &facts, const html::Checkpoint &checkpoint)
        : page_(page), before_(page.lines.size() + 1) {
        const std::string stated =
            count_words(facts.article_body) >= stated_body_words ? facts.article_body : "";
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            if (i % 64 == 0)
                checkpoint();
            before_[i + 1] = before_[i] + weight_of(page, page.lines[i], stated);
        }
    }

    double lines_of(const Element &element) const {
        return before_[element.end_line] - before_[element.first_line];
    }

    // The best that allowed(element) lets in; nothing when none scores above 0.
    template <class Allowed>
    std::optional<std::size_t> best(Allowed allowed) const {
        std::optional<std::size_t> best;
        double best_score = 0;
        for (std::size_t i = 0; i < page_.elements.size(); ++i) {
            const Element &element = page_.elements[i];
            if ((i != 0 && !html::is_block_tag(element.name)) || !allowed(element))
                continue;
            const double score = lines_of(element) * bonus_of(element);
            if (score > best_score || (best && score == best_score && score > 0)) {
                best = i;
                best_score = score;
            }
        }
        return best;
    }

    std::string describe(std::size_t i) const {
        const Element &element = page_.elements[i];
        return fmt::format("<{}{}> scores {:.1f} ({} lines weigh {:.1f}, times {:.2f} for its markup{}{})",
                           element.name, named(element), lines_of(element) * bonus_of(element),
                           element.end_line - element.first_line, lines_of(element), bonus_of(element),
                           element.marks.has(Mark::article)
                               ? ": class words " + words_of(*page_.words, element, Mark::article)
                               : "",
                           is_article_body(element) ? "; itemprop articleBody" : "");
    }

private:
    const Page &page_;
    std::vector<double> before_;
};

// A paragraph, a list or a cell alone is a piece of an article.
bool is_piece(const Page &page, std::size_t i) {
    const Element &element = page.elements[i];
    constexpr std::array<std::string_view, 10> pieces = {"p",  "ul", "ol",         "li",  "dl",
                                                         "dd", "dt", "blockquote", "pre", "center"};
    return i != 0 && (std::find(pieces.begin(), pieces.end(), element.name) != pieces.end() ||
                      html::is_heading_tag(element.name));
}

// Whether an element holds the title and lines above it: it is the page, not the article.
bool begins_above_title(const Page &page, std::size_t i) {
    bool above = false;
    for (std::size_t at = page.elements[i].first_line; at < page.elements[i].end_line; ++at) {
        const auto &verdict = page.lines[at].verdict;
        if (verdict && verdict->kind == BlockKind::title)
            return above;
        above |= !verdict;
    }
    return false;
}

// What holds little may be a part: the box around it is the article, short lines and all, while it weighs
// about as much.
std::size_t widened(const Page &page, const Scores &scores, std::size_t root) {
    while (is_piece(page, root))
        root = page.elements[root].parent;
    const double weight = scores.lines_of(page.elements[root]);
    const bool stated = bonus_of(page.elements[root]) > 1;
    if (weight > (stated ? small_stated_root : small_root))
        return root;
    for (std::size_t at = page.elements[root].parent; at != 0; at = page.elements[at].parent) {
        if (scores.lines_of(page.elements[at]) < weight * enough_around || begins_above_title(page, at))
            break;
        root = at;
    }
    for (std::size_t at = page.elements[root].parent; at != 0 && !stated; at = page.elements[at].parent)
        if (is_article_body(page.elements[at]) || page.elements[at].marks.has(Mark::article))
            return begins_above_title(page, at) ? root : at;
    return root;
}

} // namespace

std::optional<std::size_t> find_root(const Page &page, const Facts &facts,
                                     const html::Checkpoint &checkpoint) {
    const Scores scores(page, facts, checkpoint);
    const auto best = scores.best([](const Element &) { return true; });
    if (!best)
        return find_scraps(page);
    const std::size_t root = under_title(page, widened(page, scores, *best));
    if (!is_stray(page, root))
        return root;
    const auto note = scores.best([&](const Element &element) { return is_titled_article(page, element); });
    return note && !is_stray(page, *note) ? note : std::nullopt;
}

std::string explain_root(const Page &page, const Facts &facts, std::size_t root) {
    const Scores scores(page, facts, [] {});
    const Element &chosen = page.elements[root];
    const auto second = scores.best([&](const Element &element) {
        return element.first_line != chosen.first_line || element.end_line != chosen.end_line;
    });
    return fmt::format("root {}; runner-up {}", scores.describe(root),
                       second ? scores.describe(*second) : "none");
}

std::string describe_longest(const Page &page) {
    const Line *longest = nullptr;
    for (const Line &line : page.lines)
        if (line.link_share() < 0.5 && !(line.verdict && line.verdict->kind) &&
            (!longest || line.words > longest->words))
            longest = &line;
    if (!longest)
        return page.lines.empty() ? "it holds no text" : "it holds nothing but links";
    const Element &element = page.elements[longest->element];
    return fmt::format("the longest text is {} words in <{}{}>{}: \"{}\"", longest->words, element.name,
                       named(element), longest->verdict ? ", dropped as " + longest->verdict->rule : "",
                       shorten(longest->text, 80));
}

} // namespace baonoi::extract
