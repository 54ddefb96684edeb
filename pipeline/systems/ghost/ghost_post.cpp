// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/ghost/ghost_post.h"

#include "base/error.h"
#include "html/document.h"
#include "publish/audio_files.h"
#include "systems/json_fields.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

namespace baonoi::systems::ghost {

using nlohmann::json;

namespace {

constexpr std::size_t hash_digits = 64, sha_digits = 12;

bool is_hex(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// The "-1" that Ghost adds to a name that is taken.
std::string_view without_number(std::string_view name) {
    const std::size_t dash = name.rfind('-');
    if (dash == std::string_view::npos || dash + 1 == name.size())
        return name;
    const std::string_view number = name.substr(dash + 1);
    const bool is_number =
        std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    return is_number ? name.substr(0, dash) : name;
}

json document_of(const GhostPost &post) {
    json document = post.lexical.empty() ? json() : json::parse(post.lexical, nullptr, false);
    const bool is_document = document.is_object() && document.contains("root") &&
                             document["root"].is_object() && document["root"].contains("children") &&
                             document["root"]["children"].is_array();
    if (!is_document)
        throw Error(Next::skip,
                    fmt::format("{}: Ghost holds this post in the form of its former editor; open it "
                                "in the editor and save it once, then it has a place for a recording",
                                post.url));
    return document;
}

bool is_ours(const json &node) {
    return text_in(node, "type") == "audio" && ghost_file(text_in(node, "src"));
}

bool is_foreign(const json &node) {
    const std::string type = text_in(node, "type");
    return (type == "audio" && !ghost_file(text_in(node, "src"))) ||
           (type == "html" && text_in(node, "html").find("<audio") != std::string::npos);
}

bool is_our_card(const html::Document &html, std::size_t card) {
    const auto name = html.elements()[card].attribute("class");
    if (!name || name->find("kg-audio-card") == std::string::npos)
        return false;
    for (std::size_t i = card; i < html.elements()[card].next; ++i) {
        const auto src = html.elements()[i].attribute("src");
        if (html.elements()[i].name == "audio" && src && ghost_file(*src))
            return true;
    }
    return false;
}

} // namespace

std::string ghost_file_name(const std::string &slug, const std::string &content_hash,
                            const std::string &sha256) {
    return fmt::format("{}.{}.{}.mp3", slug, content_hash, sha256.substr(0, sha_digits));
}

std::optional<GhostFile> ghost_file(std::string_view url) {
    std::string_view name = url.substr(0, url.find_first_of("?#"));
    name = name.substr(name.rfind('/') + 1);
    if (!name.ends_with(".mp3"))
        return std::nullopt;
    name = without_number(name.substr(0, name.size() - 4));
    if (name.size() < hash_digits + sha_digits + 3)
        return std::nullopt;
    const std::string_view sha = name.substr(name.size() - sha_digits);
    const std::string_view hash = name.substr(name.size() - sha_digits - 1 - hash_digits, hash_digits);
    const bool has_dots =
        name[name.size() - sha_digits - 1] == '.' && name[name.size() - sha_digits - hash_digits - 2] == '.';
    if (!has_dots || !is_hex(sha) || !is_hex(hash))
        return std::nullopt;
    return GhostFile{std::string(hash), std::string(sha)};
}

std::string without_our_card(const std::string &html) {
    if (html.find("kg-audio-card") == std::string::npos)
        return html;
    const html::Document page(html);
    std::string rest;
    std::size_t at = 0;
    for (std::size_t i = 0; i < page.elements().size(); ++i) {
        const html::Element &element = page.elements()[i];
        if (element.begin < at || !is_our_card(page, i))
            continue;
        rest += html.substr(at, element.begin - at);
        at = element.end;
    }
    return rest + html.substr(at);
}

void require_public(const GhostPost &post) {
    const std::string name = post.url.empty() ? post.id : post.url;
    if (post.status != "published")
        throw Gone(fmt::format("{}: the post is not published (its status is \"{}\"); what is not "
                               "public gets no public recording",
                               name, post.status));
    if (post.visibility != "public")
        throw Gone(fmt::format("{}: the post is not for everyone (its access is \"{}\"); what is not "
                               "public gets no public recording",
                               name, post.visibility));
}

fetch::Listing listing_of(const GhostPost &post) {
    fetch::Listing listing;
    listing.input = post.url;
    listing.title = post.title;
    listing.published = post.published;
    listing.content = without_our_card(post.html);
    return listing;
}

Article article_of(const GhostPost &post) {
    const fetch::Listing listing = listing_of(post);
    if (listing.content.empty())
        throw Error(Next::skip, fmt::format("{}: the post has no text", post.url));
    Article article = fetch::article_of(listing, "");
    article.post = post.id;
    article.section = post.tag;
    return article;
}

GhostCards cards_in(const GhostPost &post) {
    const json document = document_of(post);
    GhostCards cards;
    for (const json &node : document["root"]["children"]) {
        if (is_ours(node) && cards.ours.empty())
            cards.ours = text_in(node, "src");
        cards.foreign = cards.foreign || is_foreign(node);
    }
    return cards;
}

std::string without_card(const GhostPost &post) {
    json document = document_of(post);
    json children = json::array();
    for (json &child : document["root"]["children"])
        if (!is_ours(child))
            children.push_back(std::move(child));
    document["root"]["children"] = std::move(children);
    return document.dump();
}

std::string with_card(const GhostPost &post, const GhostCard &card) {
    json document = document_of(post);
    const json node = {{"type", "audio"},          {"version", 1},
                       {"src", card.src},          {"duration", card.duration.value},
                       {"mimeType", "audio/mpeg"}, {"title", card.title},
                       {"thumbnailSrc", ""}};
    json children = json::array();
    bool placed = false;
    for (json &child : document["root"]["children"]) {
        if (!is_ours(child))
            children.push_back(std::move(child));
        else if (!std::exchange(placed, true))
            children.push_back(node);
    }
    if (!placed)
        children.insert(children.begin(), node);
    document["root"]["children"] = std::move(children);
    return document.dump();
}

} // namespace baonoi::systems::ghost
