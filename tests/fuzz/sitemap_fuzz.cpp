// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a sitemap: addresses are those of pages, the same however the bytes are cut.
#include "base/error.h"
#include "fetch/sitemap_reader.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace baonoi;

void require(bool holds) {
    if (!holds)
        std::abort();
}

std::string listed(std::string_view bytes, std::size_t piece) {
    std::string out;
    fetch::SitemapReader reader("https://b.vn/sitemap.xml", 1U << 20U,
                                {[&](const fetch::Listing &listing) {
                                     require(listing.input.starts_with("http"));
                                     out += listing.input + '\n' + listing.modified + '\n';
                                 },
                                 [&](const std::string &url) { out += "sitemap " + url + '\n'; },
                                 [](const std::string &) {}});
    try {
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            reader.push(bytes.substr(at, piece));
        reader.finish();
    } catch (const Error &error) {
        require(error.next() == Next::skip);
    }
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    require(listed(bytes, size + 1) == listed(bytes, 5));
    return 0;
}
