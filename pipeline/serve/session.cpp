// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/session.h"

#include "base/ascii.h"
#include "base/random.h"
#include "base/utf8.h"
#include "lib/openssl/digest.h"
#include "lib/openssl/hmac.h"
#include "serve/form_fields.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::serve {

namespace {

constexpr std::size_t id_bytes = 32;
constexpr std::int64_t seen_within = 60; // seconds: more often it is not written down
constexpr std::size_t longest_agent = 300, longest_given = 512, longest_name = 64;
constexpr std::size_t most_counts = 20'000;
constexpr std::int64_t attempt_lasts = 600; // seconds

// The prefix binds a cookie to this host and to TLS; without TLS browsers refuse it.
std::string_view cookie_name(const http::ServerRequest &request) {
    return request.is_tls ? "__Host-baonoi_session" : "baonoi_session";
}

std::string_view attempt_name(const http::ServerRequest &request) {
    return request.is_tls ? "__Host-baonoi_openid" : "baonoi_openid";
}

std::string cookie(const http::ServerRequest &request, std::string_view name, std::string_view value,
                   std::int64_t age, std::string_view same_site = "Strict") {
    return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite={}{}", name, value, age, same_site,
                       request.is_tls ? "; Secure" : "");
}

// Kept, with a new id.
Caller opened(const http::ServerRequest &request, store::Store &store, Caller caller,
              store::SessionRecord session) {
    caller.session = random_hex(id_bytes);
    session.sha256 = openssl::sha256_hex(caller.session);
    session.seen_at = session.created_at;
    session.address = request.peer;
    session.agent = shorten(valid_utf8(request.header("user-agent")), longest_agent);
    caller.session_number = store.add_session(session);
    return caller;
}

// "https://baonoi.example.vn:8443" and "baonoi.example.vn:8443" -> "baonoi.example.vn": a proxy may hand on
// the host without its port.
std::string_view host_without_port(std::string_view origin) {
    if (const std::size_t scheme = origin.find("://"); scheme != std::string_view::npos)
        origin.remove_prefix(scheme + 3);
    const std::size_t port = origin.rfind(':');
    const bool has_port = port != std::string_view::npos && origin.find(']', port) == std::string_view::npos;
    return has_port ? origin.substr(0, port) : origin;
}

// Whoever has one address of IPv6 has the 2^64 beside it.
std::string network_of(const std::string &address) {
    std::size_t at = 0;
    for (int colons = 0; at < address.size() && colons < 4; ++at)
        colons += address[at] == ':';
    const std::string begin = address.substr(0, at);
    return begin.find("::") == std::string::npos ? begin : address;
}

} // namespace

SessionTimes session_times(const settings::Config &config) {
    return {static_cast<std::int64_t>(config.session_idle.value),
            static_cast<std::int64_t>(config.session_longest.value)};
}

std::optional<Caller> open_session(const http::ServerRequest &request, store::Store &store,
                                   const std::string &name, const std::string &token, std::int64_t now,
                                   SessionTimes times) {
    if (token.empty() || token.size() > longest_given)
        return std::nullopt;
    const auto known = store.token(openssl::sha256_hex(token));
    if (!known || known->name != name || store::has_expired(known->expires_at, now))
        return std::nullopt;
    store::SessionRecord session;
    session.token = known->sha256;
    session.created_at = now;
    session.ends_at = now + times.longest;
    return opened(request, store, {known->name, known->role}, session);
}

Caller open_session_of(const http::ServerRequest &request, store::Store &store, const std::string &who,
                       store::Role role, std::int64_t now, SessionTimes times) {
    store::SessionRecord session;
    session.who = who;
    session.role = role;
    session.created_at = now;
    session.ends_at = now + times.longest;
    return opened(request, store, {who, role}, session);
}

bool is_open(const store::SessionRecord &session, std::int64_t now, SessionTimes times) {
    return session.ends_at > now && session.seen_at + times.idle > now;
}

std::optional<Caller> session_of(const http::ServerRequest &request, store::Store &store, std::int64_t now,
                                 SessionTimes times) {
    const std::string id = cookie_of(request, cookie_name(request));
    if (id.size() != 2 * id_bytes)
        return std::nullopt;
    const auto session = store.session(openssl::sha256_hex(id));
    if (!session || !is_open(*session, now, times) || store::has_expired(session->token_expires_at, now))
        return std::nullopt;
    if (session->seen_at + seen_within <= now)
        store.note_session_seen(session->number, now);
    return Caller{session->who, session->role, id, session->number};
}

std::string csrf_token(const std::string &session) {
    return openssl::hex_of(openssl::hmac_sha256(session, "csrf"));
}

bool has_csrf_token(const http::ServerRequest &request, const std::string &session) {
    std::string given = request.header("x-csrf-token");
    if (given.empty() && request.header("content-type").starts_with("application/x-www-form-urlencoded"))
        given = FormFields(request.body).one("csrf");
    return openssl::is_same_secret(given, csrf_token(session));
}

bool is_of_other_site(const http::ServerRequest &request) {
    const std::string site = request.header("sec-fetch-site");
    if (!site.empty())
        return site != "same-origin" && site != "none";
    const std::string origin = ascii_lower(request.header("origin"));
    return !origin.empty() &&
           host_without_port(origin) != host_without_port(ascii_lower(request.header("host")));
}

std::string session_cookie(const http::ServerRequest &request, const std::string &session,
                           SessionTimes times) {
    return cookie(request, cookie_name(request), session, times.longest);
}

std::string session_cookie_gone(const http::ServerRequest &request) {
    return cookie(request, cookie_name(request), "", 0);
}

std::string attempt_cookie(const http::ServerRequest &request, const std::string &attempt) {
    return cookie(request, attempt_name(request), attempt, attempt.empty() ? 0 : attempt_lasts, "Lax");
}

std::string attempt_of(const http::ServerRequest &request) {
    return cookie_of(request, attempt_name(request));
}

std::string cookie_of(const http::ServerRequest &request, std::string_view name) {
    const std::string all = request.header("cookie");
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find(';', begin), all.size());
        const std::string_view pair = trimmed(std::string_view(all).substr(begin, end - begin));
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return std::string(pair.substr(name.size() + 1));
        begin = end + 1;
    }
    return "";
}

std::int64_t FailedLogins::wait_of(const std::string &address, const std::string &name, std::int64_t now) {
    const std::scoped_lock lock(mutex_);
    std::int64_t wait = 0;
    for (const std::string &key : {"a " + network_of(address), "n " + name.substr(0, longest_name)}) {
        const auto found = counts_.find(key);
        if (found != counts_.end() && found->second.failures >= most)
            wait = std::max(wait, found->second.since + within - now);
    }
    return wait;
}

void FailedLogins::note(const std::string &address, const std::string &name, std::int64_t now) {
    const std::scoped_lock lock(mutex_);
    if (counts_.size() >= most_counts)
        std::erase_if(counts_, [&](const auto &count) { return count.second.since + within <= now; });
    if (counts_.size() >= most_counts)
        counts_.erase(std::min_element(counts_.begin(), counts_.end(), [](const auto &a, const auto &b) {
            return a.second.since < b.second.since;
        }));
    for (const std::string &key : {"a " + network_of(address), "n " + name.substr(0, longest_name)}) {
        Count &count = counts_[key];
        if (count.since + within <= now)
            count = {now, 0};
        ++count.failures;
    }
}

} // namespace baonoi::serve
