// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to Ghost's Admin API, for the source and the publisher. Every request is signed anew, and what the
// answers mean is decided by ApiClient; what a post says is read by ghost_post.h. Threads: as the
// environment.
#pragma once

#include "systems/api_client.h"
#include "systems/ghost/ghost_post.h"
#include "systems/systems.h"

#include <cstdint>
#include <string>
#include <vector>

namespace baonoi::systems::ghost {

struct GhostPage {
    std::vector<GhostPost> posts;
    bool has_more = false;
};

// How far the list of posts, sorted by time of change and id, was read. Pages are not told by their number: a
// post that is edited while the list is read moves to its end, and each one behind it would move up a number.
struct ListPosition {
    std::string time; // "YYYY-MM-DD HH:MM:SS", UTC, the form that Ghost's databases compare; empty: the begin
    std::string id;   // of the last post of that time that was read; empty: all of that time were
};

// The draft in which daemons write who serves the site.
struct GhostNote {
    std::string id;         // empty: there is none yet
    std::string text;       // at most 300 letters
    std::string updated_at; // as received: the lock of an edit
    std::int64_t age = 0;   // seconds since then, by Ghost's clock
};

class GhostApi {
public:
    GhostApi(SystemSettings settings, const Environment &environment);

    // The next page of the posts that are published and for everyone, the one changed longest ago first.
    GhostPage posts(const ListPosition &after) const;
    // Both throw skip when it is not there.
    GhostPost post_by_id(const std::string &id) const;
    GhostPost post_at(const std::string &url) const;
    // The post that the article was read from.
    GhostPost post_of(const Article &article) const;
    // The file's address. Ghost names it anew when its name is taken.
    std::string upload(const std::string &name, const Recording &recording) const;
    // Throws EditConflict when the post is not the one of that updated_at any more.
    void write(const GhostPost &post, const std::string &lexical) const;

    GhostNote note() const;
    // Throws EditConflict when the note is not the one that was read; of a new one, when another was faster.
    void write_note(const GhostNote &note, const std::string &text) const;

    std::vector<publish::Finding> examine() const;
    const SystemSettings &settings() const { return settings_; }
    std::string media_folder(std::int64_t time) const; // where Ghost puts what is uploaded then

private:
    curl::HttpRequest request(const std::string &path) const;
    curl::HttpRequest note_request(const std::string &path) const;
    std::int64_t ghosts_time(const curl::HttpResponse &response) const;
    GhostPost one_post(const std::string &path) const;
    publish::Finding examine_version() const;
    publish::Finding examine_upload() const;

    SystemSettings settings_;
    Environment environment_;
    ApiClient client_;
};

} // namespace baonoi::systems::ghost
