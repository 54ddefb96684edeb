// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds and sitemaps read in a process of their own (lib/confined/parsers.h) where baonoi has said
// parse_by(), else in this one. Their bytes go there as they arrive and listings come back.
#pragma once

#include "fetch/listing_reader.h"
#include "lib/confined/parser_server.h"

#include <cstdint>
#include <memory>
#include <string>

namespace baonoi::fetch {

enum class ListingKind : std::uint8_t { feed, sitemap };

// url: of the document, for relative addresses and messages; max_bytes: of it, unpacked. Also throws skip
// when its parser crashes or passes a limit of its process, and retry.
std::unique_ptr<ListingReader> open_reader(ListingKind kind, const std::string &url, std::size_t max_bytes,
                                           ListingTakers takers);

// The parser there.
confined::Parser listing_parser();

} // namespace baonoi::fetch
