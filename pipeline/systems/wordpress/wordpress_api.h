// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to the REST API of WordPress and its answers as values, for the source and the publisher. What a
// refusal means is decided by ApiClient. Threads: as the environment.
#pragma once

#include "model/article.h"
#include "systems/api_client.h"
#include "systems/systems.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::systems::wordpress {

// The post meta _baonoi_audio.
struct WordPressAudio {
    std::int64_t media = 0; // ids of attachments; 0: none
    std::int64_t captions_media = 0;
    std::string url, captions, sha256, content_hash;
    std::uint64_t bytes = 0;
    double duration = 0; // seconds
};

struct WordPressPost {
    std::int64_t id = 0;
    bool is_public = false; // published, without a password
    std::string modified;   // UTC, "2026-11-24T10:52:30"
    std::string text;       // SHA-256 of what is stored: title and content
    fetch::Listing listing; // content: as rendered
    std::optional<WordPressAudio> audio;
};

struct WordPressMedia {
    std::int64_t id = 0;
    std::string url, description, modified; // modified: as in WordPressPost
};

class WordPressApi {
public:
    WordPressApi(const SystemSettings &settings, const Environment &environment);

    // route: "/wp/v2/posts"; query: "&page=2" or empty. Throws what ApiClient::send throws.
    curl::HttpResponse send(curl::HttpRequest request, const std::string &route,
                            const std::string &query = "") const;
    curl::HttpResponse get(const std::string &route, const std::string &query = "") const;

    WordPressPost post(const std::string &id) const;
    // The post at a public address; throws skip when there is none.
    WordPressPost post_at(const std::string &url) const;
    std::vector<WordPressPost> posts(const std::string &query) const;
    std::vector<WordPressMedia> media(const std::string &query) const;
    WordPressMedia upload(curl::HttpRequest request, const std::string &query) const;

private:
    SystemSettings settings_;
    ApiClient client_;
};

// The article as the post holds it. Throws skip when the post is not public or empty.
Article article_of(const WordPressPost &post, const std::string &source);

// As WordPressPost::modified.
std::string utc_text(std::int64_t unix_time);

} // namespace baonoi::systems::wordpress
