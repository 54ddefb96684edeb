// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/api_client.h"

#include "base/secret.h"
#include "base/utf8.h"
#include "fetch/fetch.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace baonoi::systems {

namespace {

constexpr int most_tries = 3;
constexpr std::size_t longest_reason = 200; // bytes
constexpr Seconds longest_pause{10};

bool is_get(const curl::HttpRequest &request) {
    return !request.post && (request.method.empty() || request.method == "GET" || request.method == "HEAD");
}

std::string method_of(const curl::HttpRequest &request) {
    if (!request.method.empty())
        return request.method;
    return request.post ? "POST" : "GET";
}

bool may_pass(int status) {
    return status == 429 || (status >= 502 && status <= 504);
}

// Retry-After in seconds; a date is not worth reading for a pause of seconds.
std::optional<Seconds> retry_after(const curl::HttpResponse &response) {
    const std::string &text = response.header("retry-after");
    int seconds = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (text.empty() || fault != std::errc() || end != text.data() + text.size() || seconds < 0)
        return std::nullopt;
    return Seconds{static_cast<double>(seconds)};
}

std::string clause(const std::string &text) {
    return text.empty() ? "" : ": " + text;
}

// A server that echoes what it was sent must not have it shown.
void keep_credentials(const curl::HttpRequest &request) {
    for (const std::string &header : request.headers)
        if (header.starts_with("Authorization: "))
            keep_secret(std::string_view(header).substr(header.rfind(' ') + 1));
}

} // namespace

curl::HttpResponse ApiClient::ask(const curl::HttpRequest &request) const {
    keep_credentials(request);
    for (int tries = is_get(request) ? 1 : most_tries;; ++tries) {
        Seconds pause{static_cast<double>(tries)};
        std::optional<curl::HttpResponse> response;
        try {
            response = http_.send(request);
        } catch (const Error &error) {
            if (error.next() != Next::retry || tries >= most_tries)
                throw;
        }
        if (response) {
            pause = retry_after(*response).value_or(pause);
            if (!may_pass(response->status) || tries >= most_tries || pause > longest_pause) {
                if (response->status == 429 || response->status >= 500)
                    check(request, *response);
                return std::move(*response);
            }
        }
        clock_.sleep(pause);
    }
}

curl::HttpResponse ApiClient::send(const curl::HttpRequest &request) const {
    curl::HttpResponse response = ask(request);
    check(request, response);
    return response;
}

void ApiClient::check(const curl::HttpRequest &request, const curl::HttpResponse &response) const {
    const int status = response.status;
    if (status >= 200 && status < 300)
        return;
    const std::string said = advice_.reason ? advice_.reason(response) : "";
    const std::string what = fmt::format(
        "{} answered {} to {} {}{}", advice_.name, status, method_of(request), request.url,
        said.empty() ? "" : fmt::format(" (\"{}\")", shorten(without_secrets(said), longest_reason)));
    switch (status) {
    case 401:
        throw Error(Next::hold, what + clause(advice_.unauthorised));
    case 403:
        throw Error(Next::hold, what + clause(advice_.forbidden));
    case 404:
        throw fetch::NotFound(what + ": it is not there (any more)");
    case 410:
        throw Gone(what + ": it is not there (any more)");
    case 409:
    case 412:
        throw EditConflict(what + ": it was changed meanwhile");
    case 413:
        throw Error(Next::skip, what + clause(advice_.too_large));
    default:
        break;
    }
    if (status >= 300 && status < 400)
        throw Error(Next::hold,
                    fmt::format("{}: it leads to {}; give the address that the site really has", what,
                                shorten(without_secrets(response.header("location")), longest_reason)));
    if (status == 429 || status >= 500)
        throw Error(Next::retry, what + ": try again later");
    throw Error(Next::skip, what);
}

} // namespace baonoi::systems
