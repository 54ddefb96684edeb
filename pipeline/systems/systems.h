// SPDX-License-Identifier: GPL-3.0-or-later
// Content management systems that are read and published to through an API. One folder each, with its source
// and its publisher; they are listed in cms.cpp.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "fetch/source.h"
#include "lib/curl/http.h"
#include "model/units.h"
#include "publish/publisher.h"
#include "publish/storage.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::systems {

// One [[source]] or [[publisher]] of a CMS.
struct CmsSettings {
    std::string name; // of the table, for messages
    std::string kind;
    std::string url;  // of the site, ends with '/'
    std::string user; // wordpress: whose application password it is
    Secret secret;    // wordpress: "password"; ghost: "key", the Admin API key
    std::string voice_note = publish::SiteSettings().voice_note;
    Seconds prove_within{60};         // for what was attached to show on the public page
    Seconds timeout{60};              // of one request
    Seconds grace{86'400};            // how long a recording stays that is not the current one any more
    publish::StorageSettings storage; // webhook, sidecar: where the files are kept
    bool page_proof = false;          // webhook: the article's public page must play the recording
};

// Lent for the life of what is made with them. http knows no robots.txt and no pace: the API is asked for by
// its owner.
struct CmsTools {
    curl::Http &http;
    Clock &clock;
};

struct CmsKind {
    std::string_view name;
    const char *secret; // its key in the configuration; null: there is neither a secret nor a url
    bool has_user = false;
    // Null: articles come from other sources, and the kind keeps its files in a storage.
    std::unique_ptr<fetch::Source> (*source)(const fetch::SourceSettings &, const CmsSettings &,
                                             const CmsTools &);
    std::unique_ptr<publish::Publisher> (*publisher)(const CmsSettings &, const CmsTools &);
};

const std::vector<CmsKind> &cms_kinds();
// Null: no CMS is named so.
const CmsKind *cms_kind(std::string_view name);

// Throws stop for an unknown kind, naming the kinds that there are. http and clock are lent for the source's
// life; the clock only tells which files are too young for their times to be trusted.
std::unique_ptr<fetch::Source> make_source(const fetch::SourceSettings &settings, curl::Http &http,
                                           Clock &clock);

std::vector<std::string> source_kinds();

} // namespace baonoi::systems
