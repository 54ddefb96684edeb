// SPDX-License-Identifier: GPL-3.0-or-later
// What a source announced at its last listing, as text that a store keeps. ListingRun writes and reads it;
// nobody else looks into it. It never holds titles or texts, only hashes, so that a million articles are 27
// MB.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::fetch {

// 48 or 64 bits of SHA-256 each: 0.2 % of a chance that two of a million articles share an id.
struct SeenArticle {
    std::uint64_t id = 0;    // of its address
    std::uint64_t state = 0; // of title, dates and content
    std::uint64_t stamp = 0; // site: of the file's times and size; 0 when they are not to be trusted
    bool operator==(const SeenArticle &) const = default;
};

// One feed, sitemap, list page or folder.
struct CursorPart {
    std::string url;
    std::string etag, last_modified;
    std::vector<SeenArticle> seen; // the last listing's first
};

struct Cursor {
    std::string kind;
    std::vector<CursorPart> parts;
};

std::string to_text(const Cursor &cursor);
// Empty text gives an empty cursor. Throws skip when the text is damaged or of another kind.
Cursor parse_cursor(std::string_view text, const std::string &kind);

std::uint64_t article_id(std::string_view address);
std::uint64_t article_state(std::string_view text); // never 0

} // namespace baonoi::fetch
