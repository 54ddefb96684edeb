// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to the API of a system, and what its refusals mean for the job: wait, leave the article alone, or
// hold until somebody mends the configuration. Ghost, WordPress and the webhook ask through it; it knows none
// of them.
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "lib/curl/http.h"

#include <functional>
#include <string>
#include <vector>

namespace baonoi::systems {

// The other side was edited since it was read (409, 412): read it again.
class EditConflict : public Error {
public:
    explicit EditConflict(const std::string &message) : Error(Next::retry, message) {}
};

// What the messages of one system add, each in one clause.
struct ApiAdvice {
    std::string name = "the system"; // "WordPress"
    std::string unauthorised = {};   // 401: how to mend the credentials
    std::string forbidden = {};      // 403: which right is missing
    std::string too_large = {};      // 413: which limit to raise
    // The server's own words in the body of a refusal; empty: none. They are shortened and put in quotes.
    std::function<std::string(const curl::HttpResponse &)> reason = {};
};

// Threads: as http and clock. Both are lent.
class ApiClient {
public:
    ApiClient(curl::Http &http, Clock &clock, ApiAdvice advice)
        : http_(http), clock_(clock), advice_(std::move(advice)) {}

    // A 2xx answer. GETs that fail with retry, or are answered 429, 502, 503 or 504, are asked twice more
    // after a second or two, or after Retry-After when it is at most ten seconds. Otherwise throws what
    // Http::send throws, and by class of failure: 401, 403 hold with advice; 404 NotFound, 410 Gone; 409, 412
    // EditConflict; 413 skip, naming the limit; 429 and 5xx retry; a redirect hold, naming the address to
    // configure; others skip.
    curl::HttpResponse send(const curl::HttpRequest &request) const;
    // As send(), but every answer other than 429 and 5xx is returned.
    curl::HttpResponse ask(const curl::HttpRequest &request) const;
    // Throws as send() does for an answer that is not 2xx.
    void check(const curl::HttpRequest &request, const curl::HttpResponse &response) const;

private:
    curl::Http &http_;
    Clock &clock_;
    ApiAdvice advice_;
};

} // namespace baonoi::systems
