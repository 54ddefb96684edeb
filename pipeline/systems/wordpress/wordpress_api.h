// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to the REST API of WordPress and its answers as values, for the source and the publisher. What a
// refusal means is decided by ApiClient. Threads: as the environment.
#pragma once

#include "base/error.h"
#include "model/article.h"
#include "systems/api_client.h"
#include "systems/systems.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::systems::wordpress {

constexpr std::string_view needed_plugin = "0.2.0"; // BAONOI_VERSION of config/wordpress/baonoi, or newer
constexpr std::string_view opus_plugin = "0.3.0";   // that plays Opus, too

// The recording that a post has, with the addresses that its files have now.
struct WordPressAudio {
    std::int64_t media = 0; // ids of attachments; 0: none
    std::int64_t captions_media = 0;
    std::string url, captions, sha256, content_hash;
    std::uint64_t bytes = 0;
    double duration = 0; // seconds
    // The Opus file beside it; empty: there is none, or the plugin is older than opus_plugin.
    std::int64_t opus_media = 0;
    std::string opus = {}, opus_sha256 = {};
    std::uint64_t opus_bytes = 0;
};

struct WordPressPost {
    std::int64_t id = 0;
    bool is_public = false;                    // published, without a password
    std::string modified;                      // UTC, "2026-11-24T10:52:30"
    std::string text;                          // SHA-256 of what is stored: title and content
    std::string route;                         // "/wp/v2/pages/12"
    std::string make;                          // what its editors want: "yes", "no"; else as it comes
    std::string voice;                         // that its editors chose, or empty
    std::vector<std::string> categories, tags; // slugs, with those of the categories above
    fetch::Listing listing;                    // content: as rendered
    std::optional<WordPressAudio> audio;
};

// A post whose editors wait for its audio, or whose recording was lost.
struct WordPressWaiting {
    std::string link;
    std::int64_t since = 0; // Unix time
};

struct WordPressMedia {
    std::int64_t id = 0;
    std::string url, description, modified; // modified: as in WordPressPost
    // By a post, as its recording or its captions; nothing: the plugin, which knows, is not active.
    std::optional<bool> is_played = {};
};

class WordPressApi {
public:
    WordPressApi(const SystemSettings &settings, const Environment &environment);

    // route: "/wp/v2/posts"; query: "&page=2" or empty. Throws what ApiClient::send throws.
    curl::HttpResponse send(curl::HttpRequest request, const std::string &route,
                            const std::string &query = "") const;
    curl::HttpResponse get(const std::string &route, const std::string &query = "") const;

    // id: that of a post, or the route of a post of another type.
    WordPressPost post(const std::string &id) const;
    // The post at a public address; throws skip when there is none.
    WordPressPost post_at(const std::string &url) const;
    // route: of a type of posts, "/wp/v2/posts".
    std::vector<WordPressPost> posts(const std::string &route, const std::string &query) const;
    // Of the types that get audio, as the plugin says.
    std::vector<std::string> type_routes() const;
    std::vector<WordPressWaiting> waiting() const;
    // Why there is no audio, or not yet: as publish::Publisher::explain.
    void note_state(const std::string &id, const std::string &state, const std::string &reason) const;
    // Takes or renews the daemons' lease on the site for so long, 0: gives it back. Who has it now. Throws
    // hold when the plugin knows no leases.
    std::string lease(const std::string &holder, Seconds lasts) const;
    std::vector<WordPressMedia> media(const std::string &query) const;
    WordPressMedia upload(curl::HttpRequest request, const std::string &query) const;

private:
    SystemSettings settings_;
    ApiClient client_;
};

// WordPress does not know the route, or something else answers in its place: that says nothing about a post.
class NoRoute : public Error {
public:
    explicit NoRoute(const std::string &message) : Error(Next::hold, message) {}
};

// "/wp/v2/pages/12" -> "12"
std::string number_of(const std::string &post);

// The article as the post holds it; its etag is WordPressPost::text. Throws Gone when the post is not public
// or its editors want no audio, skip when it is empty.
Article article_of(const WordPressPost &post, const std::string &source);

// As WordPressPost::modified.
std::string utc_text(std::int64_t unix_time);

} // namespace baonoi::systems::wordpress
