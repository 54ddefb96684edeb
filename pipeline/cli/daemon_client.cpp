// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/daemon_client.h"

#include "base/error.h"
#include "base/percent.h"
#include "base/utf8.h"

#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

namespace {

constexpr Seconds quick{2};

// Where one who listens at that address is reached from this machine.
std::string reachable(const std::string &listen) {
    const std::size_t colon = listen.rfind(':');
    const std::string host = listen.substr(0, colon);
    const std::string port = colon == std::string::npos ? "" : listen.substr(colon);
    return (host.empty() || host == "0.0.0.0" || host == "[::]" ? "127.0.0.1" : host) + port;
}

// "2026-11-01T08:00:00Z fetch: …" without the time.
std::string last_line(const std::string &errors) {
    const std::string line = errors.substr(errors.rfind('\n') + 1);
    const std::size_t blank = line.find(' ');
    return blank == std::string::npos ? line : line.substr(blank + 1);
}

curl::HttpSettings settings_for(const std::string &host) {
    curl::HttpSettings settings;
    settings.allow_hosts = {host};
    settings.connect_timeout = quick;
    return settings;
}

// The answer as an object; null when it is none.
nlohmann::json parsed(const std::string &body) {
    return nlohmann::json::parse(body, nullptr, false);
}

} // namespace

JobView view_of(const store::Job &job) {
    return {job.state, last_line(job.errors), job.outcome};
}

DaemonClient::DaemonClient(const std::string &listen, std::string token)
    : url_("http://" + reachable(listen)), token_(std::move(token)),
      http_(curl::make_curl_http(settings_for(reachable(listen)))) {}

bool DaemonClient::answers() {
    try {
        curl::HttpRequest request;
        request.url = url_ + "/healthz";
        request.timeout = quick;
        return http_->send(request).status != 404;
    } catch (const Error &) {
        return false;
    }
}

std::string DaemonClient::store() {
    try {
        curl::HttpRequest request;
        request.url = url_ + "/readyz"; // which also answers 503
        request.timeout = quick;
        const nlohmann::json answer = parsed(http_->send(request).body);
        return answer.is_object() ? answer.value("store", "") : "";
    } catch (const std::exception &) {
        return "";
    }
}

bool DaemonClient::is_elsewhere(store::Store *store) {
    const std::string its_store = this->store();
    return !its_store.empty() && (!store || its_store != fmt::format("{:x}", store->identity()));
}

std::string DaemonClient::get(const std::string &path) {
    return call(path, std::nullopt);
}

std::string DaemonClient::put(const std::string &path, const std::string &body) {
    return call(path, body, "PUT");
}

std::string DaemonClient::call(const std::string &path, std::optional<std::string> body,
                               const std::string &method) {
    curl::HttpRequest request;
    request.url = url_ + path;
    request.headers = {"Authorization: Bearer " + token_, "Content-Type: application/json"};
    request.post = std::move(body);
    request.method = method;
    const curl::HttpResponse response = http_->send(request);
    if (response.status / 100 == 2)
        return response.body;
    const nlohmann::json answer = parsed(response.body);
    throw Error(response.status / 100 == 5 ? Next::retry : Next::skip,
                answer.is_object() && answer.contains("error") && answer["error"].is_string()
                    ? answer["error"].get<std::string>()
                    : fmt::format("the daemon at {} answered {}: {}", url_, response.status,
                                  shorten(fold_blanks(response.body), 200)));
}

std::int64_t DaemonClient::order(const std::string &what, const std::string &id_or_url,
                                 const work::Order &order) {
    nlohmann::json body = nlohmann::json::object();
    if (!order.voice.empty())
        body["voice"] = order.voice;
    if (!order.reason.empty())
        body["reason"] = order.reason;
    if (order.version != 0)
        body["version"] = order.version;
    const nlohmann::json answer =
        parsed(call(fmt::format("/api/articles/{}/{}", percent_encoded(id_or_url), what),
                    body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
    if (!answer.is_object() || !answer.contains("job") || !answer["job"].is_number_integer())
        throw Error(Next::stop, fmt::format("the answer of {} names no job; it is no baonoi daemon", url_));
    return answer["job"].get<std::int64_t>();
}

std::string DaemonClient::ping(const serve::HookKeys &keys, std::int64_t now) {
    const std::string body = R"({"event":"ping"})";
    const serve::SignedMessage message{fmt::format("msg_ping_{}", now), fmt::to_string(now), "", body};
    curl::HttpRequest request;
    request.url = url_ + "/hooks/publish";
    request.timeout = quick;
    request.post = body;
    request.headers = {"Content-Type: application/json", "webhook-id: " + message.id,
                       "webhook-timestamp: " + message.timestamp,
                       "webhook-signature: " + keys.signature_of(message)};
    const curl::HttpResponse response = http_->send(request);
    if (response.status == 202)
        return "202";
    const nlohmann::json answer = parsed(response.body);
    return fmt::format("{} {}", response.status,
                       answer.is_object() ? answer.value("error", "") : shorten(response.body, 200));
}

JobView DaemonClient::job(std::int64_t id) {
    const nlohmann::json answer = parsed(call(fmt::format("/api/jobs/{}", id), std::nullopt));
    const auto state = answer.is_object() ? store::job_state_named(answer.value("state", "")) : std::nullopt;
    if (!state)
        throw Error(Next::stop, fmt::format("the answer of {} is no job; it is no baonoi daemon", url_));
    const nlohmann::json errors = answer.value("errors", nlohmann::json::array());
    return {*state, errors.empty() || !errors.back().is_string() ? "" : last_line(errors.back()),
            answer.value("outcome", "")};
}

std::unique_ptr<DaemonClient> daemon_of(const settings::Config &config) {
    const char *token = std::getenv("BAONOI_TOKEN");
    if (!token || !*token)
        return nullptr;
    auto daemon = std::make_unique<DaemonClient>(config.listen, token);
    return daemon->answers() ? std::move(daemon) : nullptr;
}

} // namespace baonoi::cli
