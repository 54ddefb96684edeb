// SPDX-License-Identifier: GPL-3.0-or-later
// A post as Ghost's Admin API tells it, as an article and with the audio card in its lexical document. No
// requests are made here.
#pragma once

#include "fetch/source.h"
#include "model/article.h"
#include "model/units.h"

#include <optional>
#include <string>
#include <string_view>

namespace baonoi::systems::ghost {

struct GhostPost {
    std::string id, url, title, status, visibility;
    std::string published;  // ISO 8601
    std::string updated_at; // as received: the lock of an edit
    std::string html;       // as rendered
    std::string lexical;    // JSON; empty: a post of the editor before
    std::string tag = {};   // slug of the first public one; empty: it has none
};

// What the name of a file of ours tells: "SLUG.CONTENT_HASH.SHA.mp3", where SHA is the first 12 digits of
// the file's SHA-256. Ghost may add "-1" before the extension.
struct GhostFile {
    std::string content_hash, sha;
};
std::string ghost_file_name(const std::string &slug, const std::string &content_hash,
                            const std::string &sha256);
// Nothing: the file is not ours.
std::optional<GhostFile> ghost_file(std::string_view url);

// The rendered post without our card; a card of others stays.
std::string without_our_card(const std::string &html);

// Throws skip unless the post is published and for everyone.
void require_public(const GhostPost &post);
fetch::Listing listing_of(const GhostPost &post);
// The page made of title and text, as listing_of names it.
Article article_of(const GhostPost &post);

struct GhostCards {
    std::string ours;     // address of the file; empty: no card of ours
    bool foreign = false; // audio that is not ours
};
// Throws skip when the post has no lexical document.
GhostCards cards_in(const GhostPost &post);

struct GhostCard {
    std::string src, title;
    Seconds duration;
};
// The document with our one card: in the place of the one before, else at the top.
std::string with_card(const GhostPost &post, const GhostCard &card);
std::string without_card(const GhostPost &post);

} // namespace baonoi::systems::ghost
