// SPDX-License-Identifier: GPL-3.0-or-later
// baonoi.toml: every key has a default; an unknown key or a wrong type is an Error{stop} with file, line and
// key.
#pragma once

#include "base/data_folder.h"
#include "base/log.h"
#include "base/secret.h"
#include "encode/encode.h"
#include "extract/extract.h"
#include "fetch/fetch.h"
#include "fetch/polite.h"
#include "fetch/source.h"
#include "lib/curl/http.h"
#include "lib/http/http_server.h"
#include "model/article.h"
#include "model/units.h"
#include "normalise/normalise.h"
#include "publish/podcast.h"
#include "publish/publisher.h"
#include "publish/s3_bucket.h"
#include "synthesise/segment_cache.h"
#include "synthesise/voice.h"
#include "systems/systems.h"
#include "verify/verify.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::settings {

// [[source]]: where articles come from.
struct SourceConfig {
    fetch::SourceSettings settings;
    systems::SystemSettings account; // of a kind that has one
    std::string publisher;           // empty: the publisher whose folder holds the page
    Seconds poll{60};
    std::vector<std::string> samples; // pages of it: lines that most of them have are no part of an article
};

// [[publisher]]: where audio is attached.
using PublisherConfig = systems::SystemSettings;

// [[voice_for]]: pages of that source, or whose URL or path begins with that prefix, get that voice.
struct VoiceRule {
    std::string source, prefix, voice;
};

// [[podcast]]: a feed of the articles with audio.
struct PodcastConfig {
    std::string name;
    std::string publisher;           // in whose storage it lies; empty: on this machine
    std::filesystem::path path;      // of the feed; in a storage its name
    publish::PodcastChannel channel; // its url: the public address of path
    std::string source, prefix;      // as Articles::recordings
    int items = 100;
};

// [openid]: the provider whose accounts open the console, by OpenID Connect.
struct OpenIdConfig {
    std::string issuer; // as the provider calls itself; empty: there is none
    std::string client_id;
    Secret client_secret; // of a client that has one
    std::string url;      // of the console, as its readers' browsers reach it
    std::string label;    // of the button; empty: the issuer's host
    std::string scopes = "openid profile";
    std::string name_claim = "preferred_username";
    std::string role_claim = "groups"; // "realm_access.roles": a member of a member
    // Values of the role claim that make an account one; "*": every account is. The highest role counts.
    std::vector<std::string> viewers, editors, admins;
    Seconds session{43'200}; // after which the provider is asked again
};

// How the daemon deals with its jobs.
struct WorkSettings {
    Seconds lease{30};         // of a job; renewed while its worker makes progress
    Seconds stall{120};        // without progress an attempt is given up
    int attempts = 8;          // of a job whose errors may pass
    Seconds backoff{10};       // before the second attempt; doubles from one to the next
    Seconds max_backoff{3600}; // up to this
};

// What readers' players tell, and whom.
struct PlayerConfig {
    std::string beacon; // address of this daemon's /listened as readers reach it; empty: nothing is told
    std::vector<std::string> sites; // "https://bao.vn": whose pages may tell; empty: all
};

// What is kept of recordings that others took the place of.
struct VersionSettings {
    int keep = 5;                      // of each article
    Seconds lasts{90 * 86'400.0};      // since it was replaced
    std::filesystem::path folder = {}; // of their files
};

// [cache.shared]: the bucket in which hosts share what dear voices spoke.
struct SharedCacheConfig {
    publish::BucketSettings bucket;
    std::string prefix = "baonoi-segments/"; // of the names of its objects
    Seconds lasts{30 * 86'400.0};            // since an object was put
    std::size_t max_bytes = std::size_t{20} << 30U;
};

// One line of `baonoi config show`.
struct ConfigEntry {
    std::string key, value, origin; // origin: "default" or the file
};

struct Config {
    std::string file; // empty when none was found
    fetch::FetchSettings fetch;
    curl::HttpSettings http;
    fetch::PoliteSettings polite;
    extract::ExtractSettings extract;
    std::vector<std::filesystem::path> site_rule_folders; // the user's first, then ours
    normalise::ReadingSettings reading;
    std::vector<std::filesystem::path> lexicon_folders; // ours first, then the user's
    std::string voice = "vi-north";
    std::string fallback_voice; // speaks an article that its voice cannot speak; empty: none
    synthesise::VoiceFolders voice_folders{data_folder() / "voices"}; // ours, and those of [voice] folders
    synthesise::Pace pace;                                            // of every voice
    std::string intro, outro; // said before and after each article, with {title}, {date}, {site}
    encode::EncodeSettings encode;
    verify::VerifySettings verify;
    publish::SiteSettings site; // for pages below no configured publisher's folder
    PlayerConfig player;
    synthesise::SegmentCacheSettings cache;
    std::optional<SharedCacheConfig> shared_cache; // nothing: there is none
    std::string store_url = "sqlite:/var/lib/baonoi/baonoi.db";
    std::string listen = "127.0.0.1:8737";
    http::ServerLimits server;
    int searches = 2;                         // lists, searches and coverages answered at once
    Seconds longest_search{5};                // then it is ended and refused
    std::vector<std::string> hook_keys;       // references to secrets (base/secret.h)
    std::vector<std::string> ghost_hook_keys; // the same for webhooks of Ghost
    LogSettings log;                          // of serve
    OpenIdConfig openid;
    Seconds session_idle{43'200};     // without a request that end a session of the console
    Seconds session_longest{604'800}; // after which it ends in any case
    int workers = 0;                  // 0: as many as there are cores
    WorkSettings work;
    VersionSettings versions;
    std::vector<SourceConfig> sources;
    std::vector<PublisherConfig> publishers;
    std::vector<VoiceRule> voice_rules;
    std::vector<PodcastConfig> podcasts;
    std::vector<ConfigEntry> entries;

    int worker_count() const;
    synthesise::VoiceSurroundings voice_surroundings() const;
    const SourceConfig *source_named(std::string_view name) const;       // null: there is none
    const PublisherConfig *publisher_named(std::string_view name) const; // as source_named
    // By Article::source, else by the folder that holds the page.
    const SourceConfig *source_of(const Article &article) const;
    const std::string &voice_for(const Article &article) const;
    // The publisher of the article's source, else the one whose site's folder holds the page, else none: then
    // site.
    const PublisherConfig *publisher_of(const Article &article) const;
    // That of the source's articles, wherever in its folder they lie.
    const PublisherConfig *publisher_of(const SourceConfig &source) const;
};

// given (--config), else $BAONOI_CONFIG, ./baonoi.toml, ~/.config/baonoi/baonoi.toml,
// /etc/baonoi/baonoi.toml, else defaults. A file that was named but does not exist is an error.
Config load_config(const std::optional<std::filesystem::path> &given);

// A store_url's file, and the folder that it is in; empty when there is none.
std::filesystem::path store_file(const std::string &store_url);
std::filesystem::path store_folder(const std::string &store_url);

Config parse_config(const std::string &text, const std::filesystem::path &file);

} // namespace baonoi::settings
