// SPDX-License-Identifier: GPL-3.0-or-later
// One sitemap, as it arrives: XML (urlset or sitemapindex, with news), text with a URL a line, either of them
// packed by gzip. https://www.sitemaps.org/protocol.html
#pragma once

#include "fetch/listing_reader.h"
#include "fetch/xml_intake.h"
#include "lib/zlib/gunzip.h"

#include <optional>
#include <string>
#include <string_view>

namespace baonoi::fetch {

class SitemapReader : public ListingReader {
public:
    // url: the sitemap's, for relative addresses and messages; max_bytes: of it, unpacked.
    SitemapReader(std::string url, std::size_t max_bytes, ListingTakers takers);

    // Throws skip for damaged gzip data and too many bytes, too.
    void push(std::string_view bytes) override;
    bool finish() override;

private:
    void begin();
    void unpack(std::string_view bytes);
    void take_unpacked(std::string_view bytes);
    void begin_unpacked();
    void take_lines(std::string_view bytes);
    void take_line(const std::string &line);
    bool opens(std::string_view name, std::size_t depth) const;
    void take_item(const xml::XmlItem &item);
    void take_address(const std::string &address, std::size_t line, Listing listing);

    std::string url_;
    std::size_t max_bytes_;
    ListingTakers takers_;
    std::string packed_head_, head_; // until it is known what they are
    bool begun_ = false;
    std::optional<zlib::Gunzip> gunzip_;
    bool is_text_ = false;
    std::string line_; // of a text sitemap, not yet ended
    std::size_t lines_ = 0;
    std::optional<XmlIntake> intake_;
};

// The addresses of "Sitemap:" lines in a robots.txt.
std::vector<std::string> sitemaps_in_robots(std::string_view robots);

} // namespace baonoi::fetch
