// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of system that articles come from or that audio goes to. Each has its source, its publisher or
// both, and is one line of the list in systems.cpp. The settings read the keys that a kind names here, and
// the production opens sources and publishers through the list.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "fetch/source.h"
#include "lib/curl/http.h"
#include "model/units.h"
#include "publish/publisher.h"
#include "publish/storage.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::systems {

// One [[publisher]], or the account of one [[source]]. SystemKind::keys tells which fields are read.
struct SystemSettings {
    std::string name; // of the table, for messages
    std::string kind;
    publish::SiteSettings site;   // of kind site; kind folder uses its slot rules and grace
    std::filesystem::path folder; // of kinds site and folder: what is written lies in it
    std::string url;              // of the system; that of an account ends with '/'
    std::string user;             // whose password the secret is
    Secret secret;
    std::string voice_note = publish::SiteSettings().voice_note;
    Seconds prove_within{60};         // for what was attached to show on the public page
    Seconds timeout{60};              // of one request
    Seconds grace{86'400};            // how long a recording stays that is not the current one any more
    publish::StorageSettings storage; // where the files are kept
    bool page_proof = false;          // the article's public page must play the recording
};

// Lent for the life of what is made with it.
struct Environment {
    curl::Http &api;   // for the system's owner: it knows no robots.txt and no pace
    curl::Http &pages; // for pages that anybody may read
    Clock &clock;
    publish::Turns &turns = publish::turns_of_this_process(); // at what is changed in several steps
};

// What the tables of a kind hold in baonoi.toml.
enum Keys : unsigned {
    site_keys = 1,      // path; for a publisher also those of [site], page_proof and prove_within
    folder_key = 2,     // path; for a publisher also grace and url
    address_keys = 4,   // url, max_bytes and timeout of what anybody may read
    links_key = 8,      // links: the selector of a page's articles
    content_key = 16,   // content: whether a feed carries whole articles
    account_keys = 32,  // url and timeout of an API, and the key of its secret
    user_key = 64,      // user
    hook_keys = 128,    // url and page_proof, and the key of the secret
    storage_keys = 256, // timeout, files_url, and a folder or a bucket
    terms_keys = 512    // categories and tags of a source
};

struct SystemKind {
    using MakeSource = std::unique_ptr<fetch::Source> (*)(const fetch::SourceSettings &,
                                                          const SystemSettings &, const Environment &);
    using MakePublisher = std::unique_ptr<publish::Publisher> (*)(const SystemSettings &,
                                                                  const Environment &);
    std::string_view name;
    MakeSource source;       // null: articles come from elsewhere
    MakePublisher publisher; // null: audio goes elsewhere
    unsigned keys;
    const char *secret = nullptr; // the key of its secret; null: it has none

    bool has(Keys key) const { return (keys & key) != 0; }
};

const std::vector<SystemKind> &system_kinds();
// Null: no kind is named so.
const SystemKind *system_kind(std::string_view name);
std::vector<std::string> source_kinds();
std::vector<std::string> publisher_kinds();

// Both throw stop for an unknown kind, naming those that can be made with what is given.
std::unique_ptr<fetch::Source> open_source(const fetch::SourceSettings &settings,
                                           const SystemSettings &account, const Environment &environment);
std::unique_ptr<publish::Publisher> open_publisher(const SystemSettings &settings,
                                                   const Environment &environment);
// A static site that no [[publisher]] names.
std::unique_ptr<publish::Publisher> open_site(const publish::SiteSettings &settings);
// The files of each recording are written to the folder, and no page is looked at.
std::unique_ptr<publish::Publisher> open_folder(const std::filesystem::path &folder);

} // namespace baonoi::systems
