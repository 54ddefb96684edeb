// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/boilerplate.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "extract/extract.h"
#include "html/budget.h"

#include <fmt/format.h>
#include <set>
#include <unordered_map>

namespace baonoi::extract {

namespace {

constexpr std::size_t min_pages = 3;
constexpr std::size_t max_lines = 5000; // of one page

std::vector<std::string> lines_of(const Article &article, const ExtractSettings &settings) {
    const html::Budget budget(settings.budget, article.input);
    const html::Checkpoint checkpoint = budget.checkpoint();
    pugi::xml_document tree;
    html::named(article.input, [&] { html::parse_html(article.html, tree, checkpoint); });
    const Page page = read_page(tree, *settings.words, checkpoint);
    std::vector<std::string> lines;
    for (const Line &line : page.lines)
        if (lines.size() < max_lines)
            lines.push_back(line.text);
    return lines;
}

} // namespace

SiteBoilerplate::SiteBoilerplate(const std::vector<std::vector<std::string>> &pages) {
    const std::set<std::vector<std::string>> distinct(pages.begin(), pages.end());
    std::unordered_map<std::string, std::size_t> seen;
    for (const std::vector<std::string> &page : distinct)
        for (const std::string &line : std::unordered_set<std::string>(page.begin(), page.end()))
            ++seen[line];
    for (const auto &[line, times] : seen)
        if (times >= min_pages && times * 2 >= distinct.size())
            lines_.insert(line);
}

void SiteBoilerplate::drop_from(Page &page) const {
    for (Line &line : page.lines)
        if (holds(line.text))
            page.drop(line, "repeated on this site", [&] {
                return fmt::format("at least {} pages and half of those read have this line", min_pages);
            });
}

std::shared_ptr<const SiteBoilerplate> find_boilerplate(const std::vector<Article> &articles,
                                                        const ExtractSettings &settings) {
    ExtractSettings ready = settings;
    if (!ready.words)
        ready.words = load_page_words(data_folder() / "config/extract");
    std::vector<std::vector<std::string>> pages;
    for (const Article &article : articles) {
        try {
            pages.push_back(lines_of(article, ready));
        } catch (const Error &error) {
            if (error.next() == Next::stop)
                throw;
        }
    }
    return std::make_shared<const SiteBoilerplate>(pages);
}

} // namespace baonoi::extract
