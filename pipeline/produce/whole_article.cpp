// SPDX-License-Identifier: GPL-3.0-or-later
#include "produce/whole_article.h"

#include "base/error.h"
#include "base/percent.h"
#include "base/url.h"
#include "html/document.h"

#include <fmt/format.h>
#include <set>

namespace baonoi::produce {

namespace fs = std::filesystem;

namespace {

class Collector {
public:
    Collector(const Article &article, const FetchPage &fetch_page, const WholeArticleLimits &limits)
        : article_(article), fetch_page_(fetch_page), limits_(limits), bytes_(article.bytes.size()) {
        seen_.insert(name_of_page(article));
    }

    // The page behind a link of the article.
    Article fetch(const std::string &link) {
        const std::string input = allowed(link);
        if (++pages_ >= limits_.max_pages)
            fail(fmt::format("it has more than {} pages", limits_.max_pages));
        try {
            Article page = fetch_page_(input);
            bytes_ += page.bytes.size();
            if (bytes_ > limits_.max_bytes)
                fail(fmt::format("its pages have more than {} bytes", limits_.max_bytes));
            if (!article_.url.empty() && host_of(page.url) != host_of(article_.url))
                fail(fmt::format("page {} is on another host: {}", pages_ + 1, page.url));
            if (!seen_.insert(name_of_page(page)).second)
                fail(fmt::format("its pages lead in a circle, to {}", input));
            return page;
        } catch (const Error &error) {
            std::throw_with_nested(
                Error(error.next(), fmt::format("cannot read page {} of {}", pages_ + 1, article_.input)));
        }
    }

private:
    [[noreturn]] void fail(const std::string &what) const {
        throw Error(Next::skip, fmt::format("cannot read all of {}: {}", article_.input, what));
    }

    static std::string name_of_page(const Article &page) { return page.url.empty() ? page.path : page.url; }

    std::string allowed(const std::string &link) const {
        if (!article_.url.empty()) {
            if (host_of(link) != host_of(article_.url))
                fail(fmt::format("page {} is on another host: {}", pages_ + 2, link));
            return link;
        }
        const fs::path folder = fs::weakly_canonical(fs::path(article_.path).parent_path());
        const fs::path file = host_of(link).empty()
                                  ? fs::weakly_canonical(percent_decoded(link.substr(0, link.find('?'))))
                                  : fs::path(link);
        const fs::path below = file.lexically_relative(folder);
        if (!host_of(link).empty() || below.empty() || *below.begin() == "..")
            fail(fmt::format("page {} is not in the page's folder: {}", pages_ + 2, link));
        return file.string();
    }

    const Article &article_;
    const FetchPage &fetch_page_;
    const WholeArticleLimits &limits_;
    std::set<std::string> seen_;
    std::size_t pages_ = 0; // beside the first
    std::size_t bytes_ = 0;
};

bool is_same_page(const Article &article, const std::string &link) {
    return link == (article.url.empty() ? article.path : article.url);
}

} // namespace

Script whole_script(const Article &article, const html::LazyDocument &page,
                    const extract::ExtractSettings &settings, const FetchPage &fetch_page,
                    const WholeArticleLimits &limits) {
    Script first = extract::extract(article, page.get(), settings);
    if (!fetch_page || (first.links.single.empty() && first.links.next.empty()))
        return first;
    Collector collector(article, fetch_page, limits);
    if (!first.links.single.empty() && !is_same_page(article, first.links.single)) {
        Script single = extract::extract(collector.fetch(first.links.single), settings);
        single.url = first.url;
        return single;
    }
    std::vector<Script> later;
    for (std::string next = first.links.next; !next.empty(); next = later.back().links.next)
        later.push_back(extract::extract_page(collector.fetch(next), settings));
    return later.empty() ? first
                         : extract::join_pages(std::move(first), std::move(later), article.input, settings);
}

Script whole_script(const Article &article, const extract::ExtractSettings &settings,
                    const FetchPage &fetch_page, const WholeArticleLimits &limits) {
    const html::LazyDocument page(article.html, article.input, settings.budget);
    return whole_script(article, page, settings, fetch_page, limits);
}

} // namespace baonoi::produce
