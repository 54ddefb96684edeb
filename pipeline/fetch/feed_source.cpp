// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/feed_source.h"

#include "base/error.h"
#include "base/utf8.h"
#include "fetch/feed_item.h"
#include "fetch/listing_parser.h"
#include "fetch/listing_run.h"
#include "fetch/remote.h"
#include "lib/curl/curl_url.h"

#include <fmt/format.h>

namespace baonoi::fetch {

FeedReader::FeedReader(std::string url, std::function<void(const Listing &)> take,
                       std::function<void(std::string)> warn)
    : url_(std::move(url)), take_(std::move(take)), warn_(std::move(warn)),
      intake_(url_, {feed_prefixes(),
                     [this](std::string_view name, std::size_t depth) { return opens(name, depth); },
                     [this](const xml::XmlItem &item) { take_item(item); },
                     {"item", "entry"},
                     feed_spellings()}) {}

bool FeedReader::opens(std::string_view name, std::size_t depth) const {
    if (depth > 0)
        return depth == 1 && name == "channel";
    if (name == "rss" || name == "atom:feed" || name == "feed" || name == "rdf:RDF")
        return true;
    std::string instead = fmt::format("its root element is <{}>", shorten(name, 60));
    if (name == "html" || name == "html:html")
        instead = "it is an HTML page; its own feed is often named there";
    if (name == "urlset" || name == "sitemapindex")
        instead = "it is a sitemap: use kind = \"sitemap\"";
    throw Error(Next::skip, fmt::format("{} is not a feed (RSS or Atom): {}", url_, instead));
}

void FeedReader::take_item(const xml::XmlItem &item) {
    const std::string_view name = item.node.name();
    std::string base = channel_.empty() ? url_ : channel_;
    for (const std::string &inner : item.bases)
        base = curl::http_url(base, inner).value_or(base);
    if (name == "link" && item.node.first_child())
        channel_ = curl::http_url(url_, text_of(item.node)).value_or("");
    if (name == "channel") // of RSS 1.0, beside its items
        channel_ = curl::http_url(url_, text_of(item.node.child("link"))).value_or("");
    if (name != "item" && name != "atom:entry" && name != "entry")
        return;
    ++items_;
    const Listing listing = listing_of(item.node, {base, !item.broken && !item.cut});
    if (listing.input.empty())
        return warn_(fmt::format("{}: line {}: the item \"{}\" has no address", url_, item.line,
                                 shorten(listing.title, 80)));
    if (item.cut)
        warn_(fmt::format("{}: line {}: the item {} is too large; its text is left out", url_, item.line,
                          listing.input));
    take_(listing);
}

bool FeedReader::finish() {
    intake_.finish();
    for (std::string &fault : intake_.faults())
        warn_(std::move(fault));
    return intake_.complete();
}

std::optional<Article> FeedSource::article(const Listing &listing) {
    return settings_.content_from_feed && !listing.content.empty()
               ? std::optional(article_of(listing, settings_.name))
               : std::nullopt;
}

ListingReport FeedSource::list(const std::string &cursor, const TakeListing &take) {
    return run_listing(settings_, cursor, take, [&](ListingRun &run) {
        const std::string &url = settings_.url;
        const CursorPart *before = run.before(url);
        const auto reader =
            open_reader(ListingKind::feed, url, settings_.max_bytes,
                        {[&](const Listing &listing) { run.offer(listing); }, [](const std::string &) {},
                         [&](std::string warning) { run.warn(std::move(warning)); }});
        run.begin(url);
        const RemoteAnswer answer =
            ask(http_, settings_, url, before, [&](std::string_view piece) { reader->push(piece); });
        if (!answer.changed)
            return run.keep(*before);
        const bool complete = reader->finish();
        run.end(complete, answer.etag, answer.last_modified);
    });
}

} // namespace baonoi::fetch
