// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/page_source.h"

#include "base/error.h"
#include "base/utf8.h"
#include "fetch/charset.h"
#include "fetch/feed_item.h"
#include "fetch/listing_run.h"
#include "fetch/page_check.h"
#include "fetch/remote.h"
#include "html/budget.h"
#include "html/html.h"
#include "lib/curl/curl_url.h"
#include "lib/icu/unicode.h"

#include <fmt/format.h>
#include <unordered_map>

namespace baonoi::fetch {

namespace {

// The link that a selected node is, or holds first.
pugi::xml_node link_of(const pugi::xpath_node &selected) {
    const pugi::xml_node node = selected.attribute() ? selected.parent() : selected.node();
    if (node.attribute("href"))
        return node;
    return node.find_node([](const pugi::xml_node &inner) {
        return std::string_view(inner.name()) == "a" && inner.attribute("href");
    });
}

// The headline: what the link's title says, else the heading in it, else all its text (which often has dates
// and counters that change).
std::string title_of(const pugi::xml_node &link) {
    std::string title = link.attribute("title").value();
    if (fold_blanks(title).empty())
        title = text_of(link.find_node([](const pugi::xml_node &inner) {
            const std::string_view name = inner.name();
            return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
        }));
    if (fold_blanks(title).empty())
        title = text_of(link);
    return shorten(icu::nfc(fold_blanks(title)), Listing::max_title);
}

struct ListPage {
    std::string url, base;
    pugi::xml_document tree;
};

void read_page(ListPage &page, const RemoteAnswer &answer, const std::string &named) {
    const std::string &type = answer.response.header("content-type");
    const std::string kind = not_html_because(answer.body);
    if (!kind.empty() || !may_be_html(type))
        throw Error(Next::skip, fmt::format("{} is not an HTML page but {}", named,
                                            kind.empty() ? shorten(type, 80) : kind));
    html::named(named, [&] {
        html::parse_html(icu::decode(answer.body, charset_of(answer.body, type)).text, page.tree);
    });
    page.url = curl::http_url(answer.url, "").value_or(named);
    const pugi::xml_node base =
        page.tree.find_node([](const pugi::xml_node &n) { return std::string_view(n.name()) == "base"; });
    page.base = curl::http_url(page.url, base.attribute("href").value()).value_or(page.url);
}

// What became of the links.
class LinkCount {
public:
    void foreign(const std::string &url) {
        if (++foreign_ == 1)
            first_foreign_ = url;
    }
    void good() { ++good_; }
    void warn(ListingRun &run, const SourceSettings &settings) const {
        if (foreign_ > 0)
            run.warn(fmt::format("{}: {} link{} to other hosts left out, first {}", settings.url, foreign_,
                                 foreign_ == 1 ? "" : "s", first_foreign_));
        if (good_ == 0)
            run.warn(fmt::format("{}: links = \"{}\" finds no link to an article there", settings.url,
                                 settings.links));
    }

private:
    std::size_t foreign_ = 0, good_ = 0;
    std::string first_foreign_;
};

// One for each address; an article's picture is often a link of its own, without words.
std::vector<Listing> listings_in(const ListPage &page, const html::NodeSelector &links, LinkCount &count) {
    std::vector<Listing> listings;
    std::unordered_map<std::string, std::size_t> at;
    for (const pugi::xpath_node &selected : links.all(page.tree)) {
        const pugi::xml_node link = link_of(selected);
        const auto url = link ? curl::http_url(page.base, link.attribute("href").value()) : std::nullopt;
        if (!url || *url == page.url)
            continue;
        if (!curl::is_same_site(*url, page.url)) {
            count.foreign(*url);
            continue;
        }
        count.good();
        const auto [found, is_new] = at.emplace(*url, listings.size());
        if (is_new)
            listings.emplace_back().input = *url;
        if (Listing &listing = listings[found->second]; listing.title.empty())
            listing.title = title_of(link);
    }
    return listings;
}

} // namespace

ListingReport PageSource::list(const std::string &cursor, const TakeListing &take) {
    return run_listing(settings_, cursor, take, [&](ListingRun &run) {
        const CursorPart *before = run.before(settings_.url);
        run.begin(settings_.url);
        const RemoteAnswer answer = ask(http_, settings_, settings_.url, before);
        if (!answer.changed)
            return run.keep(*before);
        ListPage page;
        read_page(page, answer, settings_.url);
        LinkCount count;
        for (const Listing &listing : listings_in(page, links_, count))
            run.offer(listing);
        count.warn(run, settings_);
        run.end(true, answer.etag, answer.last_modified);
    });
}

void check_links(const std::string &links) {
    const html::NodeSelector selector(links);
}

} // namespace baonoi::fetch
