// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/sitemap_reader.h"

#include "base/error.h"
#include "base/utf8.h"
#include "fetch/feed_date.h"
#include "fetch/feed_item.h"
#include "lib/curl/curl_url.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace baonoi::fetch {

namespace {

constexpr std::size_t max_line = 8192;
constexpr std::size_t sniffed = 512;
constexpr std::string_view bom = "\xEF\xBB\xBF";

// A url element says where its article is and when it changed; the rest of it is small.
constexpr xml::XmlItemLimits limits{1U << 20U, 10000, 64, 1000};

bool is_blank_byte(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

SitemapReader::SitemapReader(std::string url, std::size_t max_bytes, ListingTakers takers)
    : url_(std::move(url)), max_bytes_(max_bytes), takers_(std::move(takers)) {}

void SitemapReader::push(std::string_view bytes) {
    if (begun_)
        return unpack(bytes);
    packed_head_ += bytes;
    if (packed_head_.size() >= sniffed)
        begin();
}

void SitemapReader::begin() {
    begun_ = true;
    if (zlib::Gunzip::is_gzip(packed_head_))
        gunzip_.emplace(max_bytes_);
    unpack(std::exchange(packed_head_, {}));
}

void SitemapReader::unpack(std::string_view bytes) {
    if (!gunzip_)
        return take_unpacked(bytes);
    try {
        gunzip_->push(bytes, [this](std::string_view piece) { take_unpacked(piece); });
    } catch (const Error &error) {
        // Those of the takers and of the XML name what they are about.
        if (!std::string_view(error.what()).starts_with("it unpacks") &&
            !std::string_view(error.what()).starts_with("the gzip data"))
            throw;
        throw Error(error.next(), fmt::format("cannot read {}: {}", url_, error.what()));
    }
}

void SitemapReader::take_unpacked(std::string_view bytes) {
    if (is_text_)
        return take_lines(bytes);
    if (intake_)
        return intake_->push(bytes);
    head_ += bytes;
    if (head_.size() >= sniffed)
        begin_unpacked();
}

// A text begins with an address; XML with '<', whatever its charset.
void SitemapReader::begin_unpacked() {
    std::string_view begin = head_;
    if (begin.starts_with(bom))
        begin.remove_prefix(bom.size());
    begin.remove_prefix(static_cast<std::size_t>(std::find_if_not(begin.begin(), begin.end(), is_blank_byte) -
                                                 begin.begin()));
    is_text_ = icu::lower_case(valid_utf8(begin.substr(0, 4))).starts_with("http");
    if (is_text_)
        return take_lines(begin);
    const auto may_open = [this](std::string_view name, std::size_t depth) { return opens(name, depth); };
    const auto take = [this](const xml::XmlItem &item) { take_item(item); };
    intake_.emplace(url_,
                    xml::XmlItemRules{feed_prefixes(), may_open, take, {"url", "sitemap"}, feed_spellings()},
                    limits);
    intake_->push(head_);
}

void SitemapReader::take_lines(std::string_view bytes) {
    for (const char c : bytes) {
        if (c == '\n') {
            take_line(line_);
            line_.clear();
        } else if (line_.size() <= max_line) {
            line_ += c;
        }
    }
}

void SitemapReader::take_line(const std::string &line) {
    ++lines_;
    const std::string address = fold_blanks(valid_utf8(line));
    const bool is_address = icu::lower_case(address).starts_with("http");
    if (!address.empty() && !is_address)
        takers_.warn(
            fmt::format("{}: line {}: \"{}\" is no address of a page", url_, lines_, shorten(address, 80)));
    if (is_address)
        take_address(address, lines_, {});
}

bool SitemapReader::opens(std::string_view name, std::size_t depth) const {
    if (depth > 0)
        return false;
    if (name == "urlset" || name == "sitemapindex")
        return true;
    std::string instead = fmt::format("its root element is <{}>", shorten(name, 60));
    if (name == "rss" || name == "atom:feed" || name == "rdf:RDF")
        instead = "it is a feed: use kind = \"feed\"";
    if (name == "html" || name == "html:html")
        instead = "it is an HTML page";
    throw Error(Next::skip, fmt::format("cannot read {}: it is not a sitemap: {}", url_, instead));
}

void SitemapReader::take_item(const xml::XmlItem &item) {
    const std::string_view name = item.node.name();
    const std::string address = fold_blanks(text_of(item.node.child("loc")));
    if (name == "sitemap") {
        if (const auto url = curl::http_url(url_, address); url && !address.empty())
            takers_.sitemap(*url);
        else
            takers_.warn(fmt::format("{}: line {}: \"{}\" is no address of a sitemap", url_, item.line,
                                     shorten(address, 80)));
    }
    if (name != "url" || item.broken)
        return;
    Listing listing;
    const pugi::xml_node news = item.node.child("news:news");
    listing.title = plain_text(text_of(news.child("news:title")));
    listing.published = feed_date(text_of(news.child("news:publication_date"))).value_or("");
    listing.modified = feed_date(text_of(item.node.child("lastmod"))).value_or("");
    take_address(address, item.line, std::move(listing));
}

void SitemapReader::take_address(const std::string &address, std::size_t line, Listing listing) {
    const auto url = address.empty() ? std::nullopt : curl::http_url(url_, address);
    if (!url)
        return takers_.warn(
            fmt::format("{}: line {}: \"{}\" is no address of a page", url_, line, shorten(address, 80)));
    listing.input = *url;
    takers_.article(listing);
}

bool SitemapReader::finish() {
    if (!begun_)
        begin();
    if (!is_text_ && !intake_)
        begin_unpacked();
    if (is_text_) {
        take_line(line_);
        return !gunzip_ || gunzip_->complete();
    }
    if (gunzip_ && !gunzip_->complete())
        takers_.warn(fmt::format("{}: the gzip data is cut off", url_));
    intake_->finish();
    for (std::string &fault : intake_->faults())
        takers_.warn(std::move(fault));
    return intake_->complete() && (!gunzip_ || gunzip_->complete());
}

std::vector<std::string> sitemaps_in_robots(std::string_view robots) {
    constexpr std::string_view key = "sitemap:";
    constexpr std::size_t max_sitemaps = 1000;
    std::vector<std::string> found;
    while (!robots.empty() && found.size() < max_sitemaps) {
        const std::size_t end = std::min(robots.find_first_of("\r\n"), robots.size());
        const std::string line = fold_blanks(valid_utf8(robots.substr(0, std::min(end, max_line))));
        if (line.size() > key.size() && icu::lower_case(line.substr(0, key.size())) == key)
            found.push_back(fold_blanks(line.substr(key.size())));
        robots.remove_prefix(std::min(end + 1, robots.size()));
    }
    return found;
}

} // namespace baonoi::fetch
