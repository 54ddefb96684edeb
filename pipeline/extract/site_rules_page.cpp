// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/site_rules_page.h"

#include "base/exempt.h"
#include "extract/dates.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_title = 1000; // bytes
constexpr std::size_t max_name = 120;
constexpr std::size_t max_names = 10;
constexpr std::size_t max_detail_lines = 3;
constexpr std::size_t max_detail_words = 16;
constexpr std::size_t min_ruled_words = 5;

void add_text(pugi::xml_node node, std::string &text) {
    text += node.value();
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling())
        add_text(child, text);
}

std::string text_of(const pugi::xpath_node &node) {
    std::string text = node.attribute().value();
    add_text(node.node(), text);
    return clean_text(text);
}

} // namespace

void SitePage::decide(Page &page, Facts &facts) {
    if (!file_)
        return;
    decide_title(facts);
    decide_date(page, facts);
    decide_author(page, facts);
    handed_over_ = page.handed_over;
    if (!handed_over_)
        decide_body(page);
}

void SitePage::decide_title(Facts &facts) {
    each(Directive::title, [&](const SiteRule &rule) {
        const std::string title = clean_text(rule.path->text(*tree_));
        if (title.size() > max_title || count_words(title) == 0)
            return false;
        facts.ruled_title = title;
        notes_.push_back(rule.label);
        return true;
    });
}

void SitePage::decide_date(Page &page, Facts &facts) {
    each(Directive::date, [&](const SiteRule &rule) {
        const std::string text = clean_text(rule.path->text(*tree_));
        const std::optional<std::string> iso = iso_date(text);
        const std::optional<std::string> date = iso ? iso : written_date(text);
        if (!date)
            return false;
        facts.published = *date;
        notes_.push_back(rule.label);
        for (const pugi::xpath_node &node : nodes(rule))
            keep_lines(page, node.node(), BlockKind::date);
        return true;
    });
}

void SitePage::decide_author(Page &page, Facts &facts) {
    each(Directive::author, [&](const SiteRule &rule) {
        std::vector<std::string> names;
        const auto add = [&](const std::string &name) {
            if (!name.empty() && name.size() <= max_name && names.size() < max_names &&
                std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        };
        const std::vector<pugi::xpath_node> found = nodes(rule);
        for (const pugi::xpath_node &node : found)
            add(text_of(node));
        if (!rule.path->chooses_nodes())
            add(clean_text(rule.path->text(*tree_)));
        if (names.empty())
            return false;
        facts.author.clear();
        for (const std::string &name : names)
            facts.author += (facts.author.empty() ? "" : ", ") + name;
        notes_.push_back(rule.label);
        for (const pugi::xpath_node &node : found)
            keep_lines(page, node.node(), BlockKind::byline);
        return true;
    });
}

// The first line is kept as what it is, the others are more of the same.
void SitePage::keep_lines(Page &page, pugi::xml_node node, BlockKind kind) const {
    const std::optional<std::size_t> found = element_of(page, node);
    if (!found)
        return;
    const Element &element = page.elements[*found];
    if (element.end_line > element.first_line + max_detail_lines)
        return;
    for (std::size_t i = element.first_line; i < element.end_line; ++i)
        if (page.inside(page.lines[i].element, *found) && page.lines[i].words <= max_detail_words)
            page.keep(page.lines[i], kind);
}

void SitePage::decide_body(Page &page) {
    bool asked = false;
    each(Directive::body, [&](const SiteRule &rule) {
        asked = true;
        return take_body(page, rule);
    });
    if (asked && !root_ && !file_->autodetect_on_failure)
        throw Exempt(Exemption::no_article,
                     fmt::format("no article found in {}: no body rule of {} matches, and it says "
                                 "autodetect_on_failure: no",
                                 input_, file_->path));
    if (asked && !root_)
        notes_.push_back(fmt::format("no body rule of {} matches", file_->name));
}

bool SitePage::take_body(Page &page, const SiteRule &rule) {
    std::vector<std::size_t> found;
    for (const pugi::xpath_node &node : nodes(rule))
        if (const auto element = element_of(page, node.node()))
            if (found.empty() || !page.inside(*element, found.back()))
                found.push_back(*element);
    std::size_t words = 0;
    for (const std::size_t element : found)
        for (std::size_t i = page.elements[element].first_line; i < page.elements[element].end_line; ++i)
            words += page.lines[i].verdict ? 0 : page.lines[i].words;
    if (words < min_ruled_words)
        return false;
    std::size_t root = found.front();
    while (!page.inside(found.back(), root))
        root = page.elements[root].parent;
    for (const std::size_t element : found) {
        parts_.emplace_back(element, page.elements[element].end);
        for (std::size_t at = element; !page.elements[at].ruled; at = page.elements[at].parent)
            page.elements[at].ruled = true;
    }
    root_ = root;
    between_ = "outside the article: " + rule.label;
    notes_.push_back(rule.label);
    return true;
}

bool SitePage::in_body(std::size_t element) const {
    return std::any_of(parts_.begin(), parts_.end(),
                       [&](const auto &part) { return element >= part.first && element < part.second; });
}

void SitePage::drop_between(Page &page, std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i)
        if (!page.lines[i].verdict && !in_body(page.lines[i].element))
            page.drop(page.lines[i], between_);
}

void SitePage::drop_after_start(Page &page) const {
    if (root_ && parts_.size() > 1)
        drop_between(page, page.elements[parts_.front().first].first_line, page.elements[*root_].end_line);
}

void SitePage::drop_before_start(Page &page) const {
    if (root_ && parts_.size() > 1)
        drop_between(page, page.elements[*root_].first_line, page.elements[*root_].end_line);
}

std::optional<std::size_t> SitePage::element_of(const Page &page, pugi::xml_node node) const {
    for (std::size_t i = 0; node && i < page.elements.size(); ++i)
        if (page.elements[i].node == node)
            return i;
    return std::nullopt;
}

} // namespace baonoi::extract
