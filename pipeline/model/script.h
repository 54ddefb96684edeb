// SPDX-License-Identifier: GPL-3.0-or-later
// What extract makes: the article's text, and what was left out and why.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi {

// intro and outro are the newsroom's and are said before and after the article. The others are in the order
// of the page: title, date, byline and source are about the article, the rest is the article.
enum class BlockKind {
    intro,
    outro,
    title,
    date,
    byline,
    source,
    lead,
    heading,
    paragraph,
    item,
    quote,
    table_row
};

std::string_view name_of(BlockKind kind);
std::optional<BlockKind> block_kind_named(std::string_view name);

// True for what belongs to the article's body (lead, heading, paragraph, item, quote, table row).
bool is_body(BlockKind kind);
// True for what is read aloud: the title and the body, intro and outro.
bool is_read(BlockKind kind);

struct Block {
    BlockKind kind = BlockKind::paragraph;
    std::string text;          // NFC UTF-8, blanks folded, no markup, no control characters, never empty
    std::string place;         // path of the element in the page: "html/body/div#main/p[3]"
    std::string evidence = {}; // the facts that decided, for people; empty unless asked for
    bool operator==(const Block &) const = default;
};

struct Drop {
    std::string rule; // "caption", "navigation", "empty audio slot", …
    std::string text; // as Block::text
    std::string place;
    std::string evidence = {};     // as Block::evidence
    std::size_t blocks_before = 0; // how many of the blocks stand before it in the page
    bool operator==(const Drop &) const = default;
};

// An article on several pages: where the rest of it is. URLs, or absolute paths for a file; empty: nowhere.
struct PageLinks {
    std::string single; // all of the article on one page
    std::string next;   // the page after this one
};

// Every visible character of the page is in a block or in a drop. Unknown facts are empty strings.
struct Script {
    std::string title;
    std::string published; // ISO 8601 as far as known: "2013-02-26T03:34" or "2026-03-01T09:51:00+07:00"
    std::string author;
    std::string source; // the source line as written: "Nguồn TC BHXH"
    std::string language;
    std::string url; // canonical
    std::string site_name;
    std::string lead;
    std::vector<Block> blocks;
    std::vector<Drop> drops;
    PageLinks links;
    std::vector<std::string> notes; // for people: what site rules did, what is wrong with them, why this root
};

} // namespace baonoi
