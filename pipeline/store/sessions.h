// SPDX-License-Identifier: GPL-3.0-or-later
// Who is logged in to the console. A session that was opened with a token lives no longer than that.
#pragma once

#include "store/access.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::store {

struct SessionRecord {
    std::int64_t number = 0; // given by the store
    std::string sha256;      // of the session's id; the id itself is not kept
    std::string token;       // SHA-256 of the token that opened it; empty: an OpenID provider did
    std::int64_t created_at = 0, seen_at = 0, ends_at = 0; // Unix seconds
    std::string address, agent;
    // Of the token, when a session is read; without a token, of the session.
    std::string who;
    Role role = Role::viewer;
    std::int64_t token_expires_at = 0;
};

class Sessions {
public:
    virtual ~Sessions() = default;
    // Its number. Forgets those that ended before session.created_at.
    virtual std::int64_t add_session(const SessionRecord &session) = 0;
    // Nothing: it was never opened, was revoked, or its token is not there any more.
    virtual std::optional<SessionRecord> session(const std::string &sha256) = 0;
    virtual void note_session_seen(std::int64_t number, std::int64_t at) = 0;
    virtual bool remove_session(std::int64_t number) = 0; // false: there is none of that number
    virtual std::vector<SessionRecord> sessions() = 0;    // the last seen first
};

} // namespace baonoi::store
