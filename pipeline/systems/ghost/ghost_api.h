// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to Ghost's Admin API. Threads: as the Http and Clock of the tools.
#pragma once

#include "systems/client.h"
#include "systems/ghost/ghost_post.h"
#include "systems/systems.h"

#include <string>
#include <vector>

namespace baonoi::systems::ghost {

struct GhostPage {
    std::vector<GhostPost> posts;
    bool has_more = false;
};

// In the list of posts by time of change and id. An edit while the list is read moves the post to its end and
// no other past this place, which it would past the number of a page.
struct GhostPlace {
    std::string time; // "YYYY-MM-DD HH:MM:SS", UTC, the form that Ghost's databases compare; empty: the begin
    std::string id;   // empty: after all of that time
};

class GhostApi {
public:
    GhostApi(SystemSettings settings, const Environment &environment);

    // Published posts for everyone, the one changed longest ago first.
    GhostPage posts(const GhostPlace &after) const;
    // Both throw skip when it is not there.
    GhostPost post_by_id(const std::string &id) const;
    GhostPost post_at(const std::string &url) const;
    // What the article names.
    GhostPost post_of(const Article &article) const;
    // The file's address. Ghost names it anew when its name is taken.
    std::string upload(const std::string &name, const std::string &mp3) const;
    // Throws CmsConflict when the post is not the one of that updated_at any more.
    void write(const GhostPost &post, const std::string &lexical) const;

    std::vector<publish::Finding> examine() const;
    const SystemSettings &settings() const { return settings_; }
    std::string media_folder(std::int64_t time) const; // where Ghost puts what is uploaded then

private:
    curl::HttpRequest request(const std::string &path) const;
    GhostPost one_post(const std::string &path) const;
    publish::Finding examine_version() const;
    publish::Finding examine_upload() const;

    SystemSettings settings_;
    Environment environment_;
    CmsClient client_;
};

std::unique_ptr<fetch::Source> make_source(const fetch::SourceSettings &source,
                                           const SystemSettings &settings, const Environment &environment);
std::unique_ptr<publish::Publisher> make_publisher(const SystemSettings &settings,
                                                   const Environment &environment);

} // namespace baonoi::systems::ghost
