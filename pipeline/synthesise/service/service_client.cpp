// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/service/service_client.h"

#include "base/base64.h"
#include "base/error.h"
#include "base/printable.h"
#include "base/secret.h"
#include "base/utf8.h"
#include "lib/curl/date.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace baonoi::synthesise::service {

namespace {

using nlohmann::json;

constexpr int most_tries = 4;
constexpr Seconds longest_pause{60};        // a service that wants more is tried again by the job
constexpr std::size_t longest_reason = 300; // bytes
constexpr std::size_t longest_link = 8192;  // bytes
constexpr std::size_t longest_shown = 200;  // bytes of an address

bool may_pass(int status) {
    return status == 408 || status == 425 || status == 429 || status >= 500;
}

// Credentials, payment, rights, an address where nothing is.
bool needs_a_person(int status) {
    return (status >= 401 && status <= 405) || (status >= 300 && status < 400);
}

bool is_not_there_yet(int status) {
    return status == 202 || status == 204 || status == 403 || status == 404 || status == 425 || status == 503;
}

// What stands at a place of the JSON, as text; empty when nothing does.
std::string text_at(const json &document, const std::string &path) {
    if (path.empty())
        return {};
    try {
        const json::json_pointer pointer(path);
        if (!document.contains(pointer))
            return {};
        const json &found = document.at(pointer);
        return found.is_string() ? found.get<std::string>()
                                 : found.dump(-1, ' ', false, json::error_handler_t::replace);
    } catch (const json::exception &) {
        return {};
    }
}

// An address without its query, which may be the key to a sound.
std::string shown(std::string_view url) {
    const std::string_view address = url.substr(0, url.find_first_of("?#"));
    return printable(shorten(without_secrets(valid_utf8(address)), longest_shown));
}

std::string in_marks(std::string_view words) {
    if (words.empty())
        return {};
    return fmt::format(": \"{}\"",
                       printable(shorten(fold_blanks(without_secrets(valid_utf8(words))), longest_reason)));
}

} // namespace

// Bytes, or why there are none; what may pass has a pause.
struct ServiceClient::Answer {
    std::optional<std::string> sound = {};
    Next next = Next::retry;
    std::string why = {};
    std::optional<Seconds> pause = {}; // that the service asks for
};

ServiceClient::ServiceClient(std::string voice, const ServiceSettings &settings,
                             std::unique_ptr<curl::Http> http, Clock &clock, Spending &spending)
    : voice_(std::move(voice)), settings_(settings),
      url_(filled(settings.url, settings.values, Escape::form)), http_(std::move(http)), clock_(clock),
      spending_(spending), gate_(clock, settings.parallel, settings.pace) {}

// What fails names the address.
curl::HttpResponse ServiceClient::send(const curl::HttpRequest &request) const {
    try {
        return http_->send(request);
    } catch (const Error &error) {
        const std::string address = without_secrets(request.url), instead = shown(request.url);
        std::string why = error.what();
        for (std::size_t at = why.find(address); at != std::string::npos;
             at = why.find(address, at + instead.size()))
            why.replace(at, address.size(), instead);
        throw Error(error.next(), why);
    }
}

void ServiceClient::fail(Next next, const std::string &why) const {
    throw VoiceFailure(next, fmt::format("the voice {} cannot speak: {}", voice_, why));
}

std::string ServiceClient::ask(const std::string &text) {
    const auto characters = static_cast<std::int64_t>(count_characters(text));
    const double money = static_cast<double>(characters) / 1000 * settings_.price;
    std::string key;
    try {
        if (settings_.key.is_given())
            key = settings_.key.value();
        spending_.take(characters, money);
    } catch (const Error &error) {
        fail(error.next(), error.what());
    }
    for (int tries = 1;; ++tries) {
        Answer answer = try_once(text, key);
        if (answer.sound)
            return std::move(*answer.sound);
        const Seconds pause = answer.pause.value_or(Seconds{static_cast<double>(1 << (tries - 1))});
        if (answer.next != Next::retry || tries == most_tries || pause > longest_pause) {
            spending_.give_back(characters, money);
            fail(answer.next, answer.why);
        }
        gate_.leave_alone_for(pause);
    }
}

ServiceClient::Answer ServiceClient::try_once(const std::string &text, const std::string &key) {
    const RequestGate::Pass pass(gate_);
    try {
        curl::HttpResponse response = send(request_for(text, key));
        if (Answer answer = judged(response); !answer.why.empty())
            return answer;
        return taken_from(std::move(response.body));
    } catch (const Error &error) {
        // An address that may not be asked, or is none, is not this text's fault.
        return {{}, error.next() == Next::skip ? Next::hold : error.next(), error.what(), {}};
    }
}

curl::HttpRequest ServiceClient::request_for(const std::string &text, const std::string &key) const {
    Values values = settings_.values;
    values["text"] = text;
    values["key"] = key;
    curl::HttpRequest request;
    request.url = filled(settings_.url, values, Escape::form);
    request.method = settings_.method;
    for (const std::string &header : settings_.headers)
        request.headers.push_back(filled(header, values, Escape::none));
    if (settings_.method != "GET")
        request.post = LongBytes(filled(settings_.content, values, settings_.escape));
    request.timeout = settings_.timeout;
    request.max_bytes = settings_.max_bytes;
    return request;
}

// An answer with a why, when this is none.
ServiceClient::Answer ServiceClient::judged(const curl::HttpResponse &response) const {
    const int status = response.status;
    const bool is_json = !settings_.error_path.empty() || !settings_.success_path.empty();
    const json document = is_json && (status / 100 != 2 || !settings_.success_path.empty())
                              ? json::parse(response.body, nullptr, false)
                              : json();
    std::string words = text_at(document, settings_.error_path);
    if (status / 100 == 2) {
        if (settings_.success_path.empty() ||
            text_at(document, settings_.success_path) == settings_.success_value)
            return {};
        return {{}, Next::skip, fmt::format("{} refused{}", settings_.name, in_marks(words)), {}};
    }
    if (words.empty())
        words = response.body.substr(0, 4 * longest_reason);
    const Next next = may_pass(status) ? Next::retry : needs_a_person(status) ? Next::hold : Next::skip;
    return {{},
            next,
            fmt::format("{} answered {} to {} {}{}", settings_.name, status, settings_.method,
                        shown(response.url.empty() ? url_ : response.url), in_marks(words)),
            curl::retry_after(response.header("retry-after"), clock_.unix_time())};
}

ServiceClient::Answer ServiceClient::taken_from(std::string body) {
    if (settings_.answer == AnswerKind::audio)
        return {std::move(body)};
    const std::string found = text_at(json::parse(body, nullptr, false), settings_.answer_path);
    if (found.empty())
        return {
            {}, Next::skip, fmt::format("{} answered without {}", settings_.name, settings_.answer_path), {}};
    if (settings_.answer == AnswerKind::json_base64) {
        auto sound = from_base64(found);
        return sound ? Answer{std::move(sound)}
                     : Answer{{},
                              Next::skip,
                              fmt::format("{} of {} is no base64", settings_.answer_path, settings_.name),
                              {}};
    }
    if (found.size() > longest_link)
        return {
            {}, Next::skip, fmt::format("{} of {} is too long", settings_.answer_path, settings_.name), {}};
    return fetched(found);
}

// Without the key: the address may be of another host.
ServiceClient::Answer ServiceClient::fetched(const std::string &url) {
    curl::HttpRequest request;
    request.url = url;
    request.timeout = settings_.timeout;
    request.max_bytes = settings_.max_bytes;
    const double until = clock_.elapsed().value + settings_.poll_for.value;
    for (;; clock_.sleep(settings_.poll)) {
        std::string why;
        try {
            curl::HttpResponse response = send(request);
            if (response.status == 200 && !response.body.empty())
                return {std::move(response.body)};
            why = fmt::format("{} answered {} to GET {}", settings_.name, response.status, shown(url));
            if (response.status != 200 && !is_not_there_yet(response.status))
                return {{}, Next::retry, why, {}};
        } catch (const Error &error) {
            if (error.next() != Next::retry)
                throw;
            why = error.what();
        }
        if (clock_.elapsed().value + settings_.poll.value > until)
            return {
                {}, Next::retry, fmt::format("{}, still after {:g} s", why, settings_.poll_for.value), {}};
    }
}

} // namespace baonoi::synthesise::service
