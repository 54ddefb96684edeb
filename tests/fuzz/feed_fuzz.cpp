// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a feed: listings have addresses and valid text, the same however the bytes are cut.
#include "base/error.h"
#include "base/utf8.h"
#include "fetch/feed_source.h"

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
    fetch::FeedReader reader(
        "https://b.vn/rss",
        [&](const fetch::Listing &listing) {
            require(listing.input.starts_with("http"));
            require(valid_utf8(listing.title) == listing.title);
            require(valid_utf8(listing.content) == listing.content);
            out += listing.input + '\n' + listing.title + '\n' + listing.published + '\n' + listing.content +
                   '\n';
        },
        [](const std::string &) {});
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
