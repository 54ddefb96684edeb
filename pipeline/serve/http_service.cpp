// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/http_service.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/utf8.h"
#include "lib/http/listener.h"
#include "serve/beacon.h"
#include "serve/console/console.h"
#include "serve/routes.h"
#include "serve/validators.h"

#include <chrono>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::serve {

namespace {

constexpr std::size_t longest_logged = 300; // bytes of a refusal
constexpr int most_warnings = 20;           // of refusals in a minute

} // namespace

class Server::Impl {
public:
    Impl(UniqueFd socket, const std::shared_ptr<const settings::Config> &config, store::Store &store,
         Clock &clock, work::Metrics &metrics, ServerCallbacks callbacks)
        : callbacks_(std::move(callbacks)),
          events_(store, callbacks_.warn), state_{store,      clock,     metrics,
                                                  callbacks_, one_hook_, failed_logins_,
                                                  lexicon_,   events_,   listened_limit_},
          setup_(make(config)), http_(
                                    std::move(socket), config->server,
                                    [this](const http::ServerRequest &request) { return serve(request); },
                                    {[this](const std::string &reason) { reject(reason); }, callbacks_.warn,
                                     [this](std::size_t open) { connected(open); }},
                                    lanes_of_routes(config->searches)) {}

    int port() const { return http_.port(); }

    void reload(const std::shared_ptr<const settings::Config> &config) {
        auto setup = make(config);
        const std::scoped_lock lock(setup_mutex_);
        setup_ = std::move(setup);
    }

    void stop(Seconds grace) { http_.stop(grace); }

private:
    using Methods = std::vector<std::string_view>;

    std::shared_ptr<const ServerSetup> make(const std::shared_ptr<const settings::Config> &config) {
        return std::make_shared<const ServerSetup>(
            ServerSetup{config, HookKeys::read(config->hook_keys), GhostKeys::read(config->ghost_hook_keys),
                        config->openid.issuer.empty()
                            ? nullptr
                            : std::make_shared<OpenIdProvider>(config->openid, config->http, state_.clock)});
    }

    std::shared_ptr<const ServerSetup> setup() {
        const std::scoped_lock lock(setup_mutex_);
        return setup_;
    }

    void reject(const std::string &reason) {
        state_.metrics.add("baonoi_http_rejected_total", work::metric_labels({{"reason", reason}}));
    }

    void connected(std::size_t open) {
        state_.metrics.set("baonoi_http_connections", "", static_cast<double>(open));
    }

    http::ServerResponse serve(const http::ServerRequest &request) {
        const auto begin = std::chrono::steady_clock::now();
        std::string_view pattern = "none";
        const auto note = [&](int status) {
            const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
            count(request, pattern, status, Seconds{time.count()});
        };
        try {
            const auto found = route_of(request);
            const Match *match = std::get_if<Match>(&found);
            if (match)
                pattern = match->route->pattern;
            http::ServerResponse response = is_elsewhere(match) ? answer_elsewhere()
                                            : match             ? answer(*match, request)
                                                    : answer_no_route(request, std::get<Methods>(found));
            if (match && match->route->pattern.starts_with("/api/"))
                validate(request, response);
            note(response.status);
            return response;
        } catch (const std::exception &error) {
            note(next_step(error) == Next::retry ? 503 : 500); // as lib/http answers it
            throw;
        }
    }

    bool is_elsewhere(const Match *match) const {
        return callbacks_.only_health && !(match && (match->route->lane == RouteLane::health ||
                                                     match->route->lane == RouteLane::figures));
    }

    static http::ServerResponse answer_elsewhere() {
        return http::refusal(404,
                             "this host answers only /healthz, /readyz and /metrics: it was started with "
                             "--do; ask one that does http");
    }

    // A browser gets a page.
    http::ServerResponse answer_no_route(const http::ServerRequest &request, const Methods &methods) {
        http::ServerResponse refused = no_route(methods);
        if (request.header("accept").find("text/html") == std::string::npos)
            return refused;
        const auto setup = this->setup();
        return console::answer_refused({state_, *setup, request, "", ""}, refused);
    }

    static http::ServerResponse no_route(const Methods &methods) {
        if (methods.empty())
            return http::refusal(404, "there is no such address");
        http::ServerResponse response =
            http::refusal(405, fmt::format("only {} here", fmt::join(methods, ", ")));
        response.headers["Allow"] = fmt::format("{}", fmt::join(methods, ", "));
        return response;
    }

    http::ServerResponse answer(const Match &match, const http::ServerRequest &request) {
        const Route &route = *match.route;
        const auto setup = this->setup();
        auto admitted =
            admit(route, request, state_.store, state_.clock.unix_time(), session_times(*setup->config));
        if (auto *refused = std::get_if<http::ServerResponse>(&admitted)) {
            if (refused->status >= 400)
                warn_of_refusal(request, route.pattern, *refused);
            return console::is_for_people(route)
                       ? console::answer_refused({state_, *setup, request, match.argument, ""}, *refused)
                       : std::move(*refused);
        }
        const Caller &caller = std::get<Caller>(admitted);
        const Call call{state_, *setup, request, match.argument, caller.who, caller};
        http::ServerResponse response =
            console::is_for_people(route) ? console::answer(call, route) : route.answer(call);
        if (!caller.session.empty() && response.status >= 400 &&
            response.type.starts_with("application/json"))
            console::tell_reader(call, response);
        const bool is_login =
            console::is_for_people(route) && route.method == "POST" && route.entrance == Entrance::open;
        if ((route.lane == RouteLane::hooks || is_login) && response.status >= 400)
            warn_of_refusal(request, route.pattern, response);
        return response;
    }

    // Who knocks in vain is known to those who read the log: a secret that is guessed, a clock that is wrong.
    void warn_of_refusal(const http::ServerRequest &request, std::string_view pattern,
                         const http::ServerResponse &response) {
        if (!callbacks_.warn || !may_warn())
            return;
        const bool is_page = response.type.starts_with("text/html");
        callbacks_.warn(fmt::format("{} {} from {}: refused with {}{}{}", request.method, pattern,
                                    request.peer, response.status, is_page ? "" : " ",
                                    is_page ? "" : shorten(trimmed(response.body), longest_logged)));
    }

    // So that nobody fills the log.
    bool may_warn() {
        const std::scoped_lock lock(setup_mutex_);
        const double now = state_.clock.elapsed().value;
        if (now >= warnings_since_ + 60) {
            warnings_since_ = now;
            warnings_ = 0;
        }
        return ++warnings_ <= most_warnings;
    }

    // A method that is none of ours is "other": names come from outside, figures must stay few.
    void count(const http::ServerRequest &request, std::string_view pattern, int status, Seconds time) {
        const std::string &method = request.method;
        const bool known =
            method == "GET" || method == "HEAD" || method == "POST" || method == "PUT" || method == "DELETE";
        state_.metrics.add("baonoi_http_requests_total",
                           work::metric_labels({{"route", pattern},
                                                {"method", known ? method : "other"},
                                                {"status", fmt::to_string(status)}}));
        state_.metrics.observe("baonoi_http_request_seconds", work::metric_labels({{"route", pattern}}),
                               time.value);
    }

    ServerCallbacks callbacks_;
    std::mutex one_hook_;
    FailedLogins failed_logins_;
    work::LexiconList lexicon_;
    EventHub events_;
    ListenedLimit listened_limit_;
    ServerState state_;
    std::mutex setup_mutex_;
    double warnings_since_ = 0;
    int warnings_ = 0;
    std::shared_ptr<const ServerSetup> setup_;
    http::HttpServer http_; // ends before what it uses
};

Server::Server(UniqueFd socket, const std::shared_ptr<const settings::Config> &config, store::Store &store,
               Clock &clock, work::Metrics &metrics, ServerCallbacks callbacks)
    : impl_(std::make_unique<Impl>(std::move(socket), config, store, clock, metrics, std::move(callbacks))) {}

Server::Server(const std::shared_ptr<const settings::Config> &config, store::Store &store, Clock &clock,
               work::Metrics &metrics, ServerCallbacks callbacks)
    : Server(http::listen_on(config->listen), config, store, clock, metrics, std::move(callbacks)) {}

Server::~Server() = default;

int Server::port() const {
    return impl_->port();
}

void Server::reload(const std::shared_ptr<const settings::Config> &config) {
    impl_->reload(config);
}

void Server::stop(Seconds grace) {
    impl_->stop(grace);
}

} // namespace baonoi::serve
