// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/polite.h"

#include "base/error.h"
#include "lib/curl/date.h"

#include <algorithm>
#include <cmath>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <optional>
#include <random>

namespace baonoi::fetch {

namespace {

constexpr Seconds first_pause{1};
constexpr Seconds rules_last{24 * 3600}; // RFC 9309, 2.4
constexpr Seconds failure_lasts{600};

bool may_pass(int status) {
    return status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
}

// The beginning of a body that is longer than we read.
struct Enough {};

// Leaves the gate when it goes.
class Inside {
public:
    explicit Inside(HostGate &gate) : gate_(gate) {}
    ~Inside() { gate_.leave(); }
    Inside(const Inside &) = delete;
    Inside &operator=(const Inside &) = delete;

private:
    HostGate &gate_;
};

// "https://host:8443" of a normalised URL; the rest of it is path and query.
std::string site_of(const std::string &url) {
    return url.substr(0, url.find_first_of("/?", url.find("://") + 3));
}

} // namespace

Jitter random_jitter() {
    return [engine = std::mt19937_64(std::random_device()())]() mutable {
        return std::uniform_real_distribution<double>(0, 1)(engine);
    };
}

PoliteHttp::PoliteHttp(curl::Http &http, Clock &clock, const PoliteSettings &settings, Jitter jitter)
    : http_(http), clock_(clock), settings_(settings), jitter_(std::move(jitter)) {}

curl::HttpResponse PoliteHttp::send(const curl::HttpRequest &request) {
    const curl::HttpTarget target = curl::parse_target(request.url, request.url);
    if (settings_.robots)
        check_robots(request, target);
    return ask(request, target);
}

HostGate &PoliteHttp::gate(const curl::HttpTarget &target) {
    const std::lock_guard lock(mutex_);
    auto &gate = gates_[target.host];
    if (!gate)
        gate = std::make_unique<HostGate>(clock_, settings_.per_host, settings_.interval, settings_.max_wait);
    return *gate;
}

PoliteHttp::SiteRules &PoliteHttp::rules(const curl::HttpTarget &target) {
    const std::lock_guard lock(mutex_);
    auto &site = sites_[site_of(target.url)];
    if (!site)
        site = std::make_unique<SiteRules>();
    return *site;
}

void PoliteHttp::check_robots(const curl::HttpRequest &request, const curl::HttpTarget &target) {
    SiteRules &site = rules(target);
    const std::lock_guard lock(site.mutex);
    if (site.expires < clock_.elapsed())
        read_robots(request, target, site);
    if (!site.unknown.empty())
        throw Error(Next::retry, fmt::format("cannot fetch {}: robots.txt comes first, but {}", request.url,
                                             site.unknown));
    if (!site.robots.allows(target.url.substr(site_of(target.url).size())))
        throw Error(Next::skip, fmt::format("cannot fetch {}: robots.txt of {} does not allow it",
                                            request.url, target.host));
}

void PoliteHttp::read_robots(const curl::HttpRequest &request, const curl::HttpTarget &target,
                             SiteRules &site) {
    curl::HttpRequest robots{site_of(target.url) + "/robots.txt", {}};
    robots.timeout = request.timeout;
    std::string text;
    robots.body_to = [&text](std::string_view piece) {
        text += piece.substr(0, Robots::max_bytes - text.size());
        if (text.size() == Robots::max_bytes)
            throw Enough();
    };
    int status = 200;
    site.unknown.clear();
    try {
        status = ask(robots, target).status;
        if (status == 429 || status >= 500)
            site.unknown = fmt::format("{} answered {}", robots.url, status);
    } catch (const Enough &) {
    } catch (const Error &error) {
        if (error.next() != Next::retry)
            std::throw_with_nested(
                Error(error.next(), fmt::format("cannot fetch {}: robots.txt comes first", request.url)));
        site.unknown = error.what();
    }
    site.robots = status / 100 == 2 ? Robots(text, settings_.user_agent) : Robots();
    if (const std::optional<Seconds> delay = site.robots.crawl_delay())
        gate(target).at_least(std::min(*delay, settings_.max_wait));
    const Seconds lasts = site.unknown.empty() ? rules_last : failure_lasts;
    site.expires = Seconds{clock_.elapsed().value + lasts.value};
}

curl::HttpResponse PoliteHttp::ask(const curl::HttpRequest &request, const curl::HttpTarget &target) {
    HostGate &host = gate(target);
    curl::HttpRequest watched = request;
    bool began = false;
    if (request.body_to)
        watched.body_to = [&](std::string_view piece) {
            began = true;
            request.body_to(piece);
        };
    for (int attempt = 0;; ++attempt) {
        if (const std::optional<Seconds> closed = host.enter())
            left_alone(request, target, *closed);
        const bool last = attempt >= settings_.retries;
        Seconds wait;
        try {
            const Inside inside(host);
            curl::HttpResponse response = http_.send(watched);
            if (!may_pass(response.status))
                return response;
            wait = pause(&response, attempt);
            host.leave_alone_for(wait);
            if (last && wait <= settings_.max_wait)
                return response;
        } catch (const Error &error) {
            if (error.next() != Next::retry || began || last)
                throw;
            host.leave_alone_for(pause(nullptr, attempt));
        }
    }
}

Seconds PoliteHttp::pause(const curl::HttpResponse *response, int attempt) {
    if (response)
        if (const auto asked = curl::retry_after(response->header("retry-after"), clock_.unix_time()))
            return *asked;
    const double longest =
        std::min(settings_.max_wait.value, first_pause.value * std::exp2(std::min(attempt, 30)));
    const std::lock_guard lock(mutex_);
    return Seconds{longest * (1 - jitter_() / 2)};
}

void PoliteHttp::left_alone(const curl::HttpRequest &request, const curl::HttpTarget &target,
                            Seconds duration) {
    const auto until = static_cast<std::time_t>(clock_.unix_time() + std::llround(duration.value));
    throw Error(Next::retry,
                fmt::format("cannot fetch {}: {} asks to be left alone until {:%Y-%m-%d %H:%M:%S} UTC",
                            request.url, target.host, fmt::gmtime(until)));
}

} // namespace baonoi::fetch
