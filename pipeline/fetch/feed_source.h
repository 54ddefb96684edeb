// SPDX-License-Identifier: GPL-3.0-or-later
// kind = "feed": RSS 2.0 and older, RSS 1.0 (RDF), Atom 1.0; streamed. FeedReader finds the items and their
// base, feed_item reads each, and FeedSource offers them to a ListingRun. No item is held longer than it is
// read.
#pragma once

#include "fetch/listing_reader.h"
#include "fetch/xml_intake.h"

#include <functional>
#include <optional>
#include <string>

namespace baonoi::fetch {

// What a feed holds, as it arrives.
class FeedReader : public ListingReader {
public:
    // url: the feed's, for relative links and messages. Items without an address become a warning.
    FeedReader(std::string url, std::function<void(const Listing &)> take,
               std::function<void(std::string)> warn);

    // Throws skip for what is no feed, naming what it is instead, and what take throws.
    void push(std::string_view bytes) override { intake_.push(bytes); }
    bool finish() override;

    std::size_t items() const { return items_; }
    std::size_t largest_item() const { return intake_.largest_item(); }

private:
    bool opens(std::string_view name, std::size_t depth) const;
    void take_item(const xml::XmlItem &item);

    std::string url_;
    std::string channel_; // the page that an RSS feed belongs to
    std::size_t items_ = 0;
    std::function<void(const Listing &)> take_;
    std::function<void(std::string)> warn_;
    XmlIntake intake_;
};

class FeedSource : public Source {
public:
    FeedSource(SourceSettings settings, curl::Http &http) : settings_(std::move(settings)), http_(http) {}
    ListingReport list(const std::string &cursor, const TakeListing &take) override;
    // Nothing unless the feed carries whole articles and this one has its content.
    std::optional<Article> article(const Listing &listing) override;

private:
    SourceSettings settings_;
    curl::Http &http_;
};

} // namespace baonoi::fetch
