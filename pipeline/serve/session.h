// SPDX-License-Identifier: GPL-3.0-or-later
// Who is logged in: the cookie of the console. Its id is 256 random bits that only the browser has; the store
// has their SHA-256 (store/sessions.h). What changes something must also bring the session's CSRF token,
// which another site cannot read. The routes ask admit() of routes.h, which asks this.
#pragma once

#include "lib/http/request.h"
#include "settings/config.h"
#include "store/store.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::serve {

// Who asks. Without a name: nobody who needed one.
struct Caller {
    std::string who; // the token's name, or "openid:" and that of an account
    store::Role role = store::Role::viewer;
    std::string session = {};        // the id; empty: it came with a token
    std::int64_t session_number = 0; // in the store
};

struct SessionTimes {
    std::int64_t idle, longest; // seconds: without a request, and in any case
};
SessionTimes session_times(const settings::Config &config);

// The token's owner with a new session, already in the store; nothing for a token that is not known, not
// theirs, or has expired.
std::optional<Caller> open_session(const http::ServerRequest &request, store::Store &store,
                                   const std::string &name, const std::string &token, std::int64_t now,
                                   SessionTimes times);
// The same for whom an OpenID provider knows.
Caller open_session_of(const http::ServerRequest &request, store::Store &store, const std::string &who,
                       store::Role role, std::int64_t now, SessionTimes times);
// It has neither ended nor idled for too long. Its token may have expired all the same.
bool is_open(const store::SessionRecord &session, std::int64_t now, SessionTimes times);
// By the request's cookie; nothing when there is no session, or when it or its token has ended.
std::optional<Caller> session_of(const http::ServerRequest &request, store::Store &store, std::int64_t now,
                                 SessionTimes times);

std::string csrf_token(const std::string &session);
// The request brings it, in the header X-CSRF-Token or in the form's field csrf.
bool has_csrf_token(const http::ServerRequest &request, const std::string &session);
// A form of another site says where it is from. Says nothing about programs, which may say what they like.
bool is_of_other_site(const http::ServerRequest &request);

// The values of Set-Cookie.
std::string session_cookie(const http::ServerRequest &request, const std::string &session,
                           SessionTimes times);
std::string session_cookie_gone(const http::ServerRequest &request);
// The secret of an attempt to log in at an OpenID provider and where it is to lead; empty: it is over. It
// comes back although another site leads here.
std::string attempt_cookie(const http::ServerRequest &request, const std::string &attempt);
std::string attempt_of(const http::ServerRequest &request);
// Of the request; empty: there is none.
std::string cookie_of(const http::ServerRequest &request, std::string_view name);

// Log-ins that failed, by address (of IPv6 the first 64 bits) and by name. Threads: any.
class FailedLogins {
public:
    static constexpr int most = 10;             // within the time; then no more are tried
    static constexpr std::int64_t within = 600; // seconds

    // Seconds until the next may be tried; 0: now.
    std::int64_t wait_of(const std::string &address, const std::string &name, std::int64_t now);
    void note(const std::string &address, const std::string &name, std::int64_t now);

private:
    struct Count {
        std::int64_t since = 0;
        int failures = 0;
    };
    std::mutex mutex_;
    std::map<std::string, Count> counts_;
};

} // namespace baonoi::serve
