// SPDX-License-Identifier: GPL-3.0-or-later
// Http that does not burden the servers it asks: for everything that is fetched without a person waiting.
// produce/production puts it around the real Http; it calls HostGate for the pace and Robots for the
// permission. It never changes a request and of an answer reads only the status and Retry-After.
#pragma once

#include "base/clock.h"
#include "fetch/host_gate.h"
#include "fetch/robots.h"
#include "lib/curl/http.h"
#include "lib/curl/target.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace baonoi::fetch {

struct PoliteSettings {
    std::string user_agent; // what the wrapped Http sends: chooses the groups in robots.txt
    bool robots = true;     // obey robots.txt
    Seconds interval{1};    // between the starts of two requests to one host
    int per_host = 2;       // requests to one host at the same time
    int retries = 3;        // of one request
    Seconds max_wait{60};   // before one retry; also of a Crawl-delay
};

// A number from 0 to 1; called by one thread at a time.
using Jitter = std::function<double()>;
Jitter random_jitter();

// What fails with retry, and the answers 408, 429, 502, 503 and 504, are asked again: after Retry-After when
// it is given, else after 1 s, 2 s, 4 s …, of which up to a half is random. The last answer is returned as it
// is. A Retry-After longer than max_wait is an Error{retry} at once, also for all further requests to that
// host until then. A body that already began to stream is not asked for again. Retries are paced as requests
// are; each has the request's whole time.
//
// A URL that robots.txt disallows is an Error{skip}. robots.txt is kept for a day; 4xx means that all is
// allowed; while it answers 429 or 5xx or cannot be fetched, nothing is (looked at again after ten minutes).
//
// The host to which a redirect leads is neither paced nor asked for its robots.txt. Threads: safe when http
// and clock are.
class PoliteHttp : public curl::Http {
public:
    // http and clock are lent.
    PoliteHttp(curl::Http &http, Clock &clock, const PoliteSettings &settings,
               Jitter jitter = random_jitter());

    curl::HttpResponse send(const curl::HttpRequest &request) override;

private:
    struct SiteRules {
        std::mutex mutex; // held while robots.txt is fetched
        Robots robots;
        std::string unknown; // why robots.txt could not be had; empty when it could
        Seconds expires{-1};
    };

    HostGate &gate(const curl::HttpTarget &target);
    SiteRules &rules(const curl::HttpTarget &target);
    void check_robots(const curl::HttpRequest &request, const curl::HttpTarget &target);
    void read_robots(const curl::HttpRequest &request, const curl::HttpTarget &target, SiteRules &site);
    curl::HttpResponse ask(const curl::HttpRequest &request, const curl::HttpTarget &target);
    Seconds pause(const curl::HttpResponse *response, int attempt);
    [[noreturn]] void left_alone(const curl::HttpRequest &request, const curl::HttpTarget &target,
                                 Seconds duration);

    curl::Http &http_;
    Clock &clock_;
    const PoliteSettings settings_;
    std::mutex mutex_; // guards jitter_, gates_ and sites_
    Jitter jitter_;
    std::map<std::string, std::unique_ptr<HostGate>> gates_;  // by host
    std::map<std::string, std::unique_ptr<SiteRules>> sites_; // by scheme, host and port
};

} // namespace baonoi::fetch
