// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/sitemap_source.h"

#include "base/error.h"
#include "fetch/listing_parser.h"
#include "fetch/listing_run.h"
#include "fetch/remote.h"
#include "fetch/sitemap_reader.h"
#include "lib/curl/curl_url.h"
#include "lib/curl/target.h"

#include <deque>
#include <fmt/format.h>
#include <unordered_set>

namespace baonoi::fetch {

namespace {

constexpr int max_index_depth = 3; // an index in an index in an index
constexpr std::size_t max_sitemaps = 1000;

struct Waiting {
    std::string url;
    int depth = 1;
};

bool is_root(const std::string &url) {
    const curl::HttpTarget target = curl::parse_target(url, url);
    const std::size_t host = target.url.find("://") + 3;
    const std::size_t path = target.url.find('/', host);
    return path == std::string::npos || path + 1 == target.url.size();
}

} // namespace

std::vector<std::string> SitemapSource::roots() const {
    if (!is_root(settings_.url))
        return {settings_.url};
    const std::string robots = curl::http_url(settings_.url, "/robots.txt").value_or("");
    std::vector<std::string> urls;
    try {
        const RemoteAnswer answer = ask(http_, settings_, robots, nullptr);
        for (const std::string &named : sitemaps_in_robots(answer.body))
            if (const auto url = curl::http_url(answer.url, named))
                urls.push_back(*url);
    } catch (const Error &error) {
        if (error.next() != Next::skip)
            throw;
    }
    if (urls.empty())
        urls.push_back(curl::http_url(settings_.url, "/sitemap.xml").value_or(settings_.url));
    return urls;
}

std::vector<std::string> SitemapSource::read(ListingRun &run, const std::string &url) const {
    std::vector<std::string> named;
    const auto name = [&](const std::string &sitemap) {
        if (named.size() <= max_sitemaps)
            named.push_back(sitemap);
    };
    const auto reader = open_reader(ListingKind::sitemap, url, settings_.max_bytes,
                                    {[&](const Listing &listing) { run.offer(listing); }, name,
                                     [&](std::string warning) { run.warn(std::move(warning)); }});
    const CursorPart *before = run.before(url);
    run.begin(url);
    try {
        const RemoteAnswer answer =
            ask(http_, settings_, url, before, [&](std::string_view piece) { reader->push(piece); });
        if (!answer.changed) {
            run.keep(*before);
            return {};
        }
        const bool complete = reader->finish();
        // An index is read every time: its own validators say nothing of the sitemaps that it names.
        if (named.empty())
            run.end(complete, answer.etag, answer.last_modified);
        else
            run.end(complete);
    } catch (const Error &) {
        run.end(false);
        throw;
    }
    return named;
}

ListingReport SitemapSource::list(const std::string &cursor, const TakeListing &take) {
    return run_listing(settings_, cursor, take, [&](ListingRun &run) {
        std::deque<Waiting> waiting;
        for (const std::string &url : roots())
            waiting.push_back({url, 1});
        const bool single = waiting.size() == 1;
        std::unordered_set<std::string> seen;
        while (!waiting.empty()) {
            const Waiting next = waiting.front();
            waiting.pop_front();
            if (!seen.insert(next.url).second)
                continue;
            if (seen.size() > max_sitemaps)
                return run.warn(fmt::format("{} names more than {} sitemaps; {} and what follows is left out",
                                            settings_.name, max_sitemaps, next.url));
            std::vector<std::string> named;
            try {
                named = read(run, next.url);
            } catch (const Error &error) {
                if (error.next() == Next::stop || (single && next.depth == 1))
                    throw;
                run.warn(error.what());
            }
            if (!named.empty() && next.depth > max_index_depth)
                run.warn(
                    fmt::format("{}: sitemaps are nested deeper than {}; those that it names are left out",
                                next.url, max_index_depth));
            else
                for (const std::string &url : named)
                    waiting.push_back({url, next.depth + 1});
        }
    });
}

} // namespace baonoi::fetch
