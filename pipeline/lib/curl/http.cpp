// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/http.h"

#include "base/error.h"
#include "base/url.h"
#include "lib/curl/easy.h"
#include "lib/curl/public_http.h"
#include "lib/curl/target.h"
#include "lib/curl/transfer.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <strings.h>

namespace baonoi::curl {

namespace {

// Credentials given for one host are not sent to another.
std::vector<std::string> without_credentials(const std::vector<std::string> &headers) {
    std::vector<std::string> kept;
    std::copy_if(headers.begin(), headers.end(), std::back_inserter(kept), [](const std::string &header) {
        return ::strncasecmp(header.c_str(), "authorization:", 14) != 0 &&
               ::strncasecmp(header.c_str(), "cookie:", 7) != 0;
    });
    return kept;
}

bool same_server(const HttpTarget &one, const HttpTarget &other) {
    return one.host == other.host && one.port == other.port;
}

// Also the https of its http, each at its own port.
bool same_host(const HttpTarget &first, const HttpTarget &next) {
    return same_server(first, next) ||
           (first.host == next.host && first.port == "80" && next.scheme == "https" && next.port == "443");
}

// Redirects are followed here and not by libcurl, so that every hop is checked. The list of hosts is for whom
// the caller asks; a redirect to another host or port leads to no private address, whoever it is.
class CurlHttp : public Http {
public:
    CurlHttp(const HttpSettings &settings, bool is_public) : settings_(settings), is_public_(is_public) {}

    HttpResponse send(const HttpRequest &request) override {
        const auto begin = std::chrono::steady_clock::now();
        const HttpTarget first = parse_target(request.url, request.url);
        HttpTarget target = first;
        const bool is_listed = !is_public_ && is_allowed(first, settings_.allow_hosts);
        std::vector<std::string> headers = request.headers;
        for (int redirects = 0; redirects <= settings_.max_redirects; ++redirects) {
            if (request.only_private && !is_private_address(target.url))
                throw Error(Next::skip,
                            fmt::format("cannot fetch {}: {} is not https", request.url, target.url));
            const std::chrono::duration<double> used = std::chrono::steady_clock::now() - begin;
            const Seconds left{request.timeout.value - used.count()};
            if (left.value <= 0)
                throw Error(Next::retry, fmt::format("cannot fetch {}: no complete answer within {} s",
                                                     request.url, request.timeout.value));
            const bool allowed =
                is_listed && same_host(first, target) && is_allowed(target, settings_.allow_hosts);
            const EasyPool::Loan easy(allowed ? allowed_ : others_);
            Exchange exchange = perform(*easy, {request, settings_, target, headers, allowed, left});
            if (exchange.redirect.empty() || !is_question(request))
                return std::move(exchange.response);
            HttpTarget next = parse_target(exchange.redirect, request.url);
            if (!same_server(next, target) || next.scheme != target.scheme)
                headers = without_credentials(headers);
            target = std::move(next);
        }
        throw Error(Next::skip, fmt::format("cannot fetch {}: more than {} redirects", request.url,
                                            settings_.max_redirects));
    }

private:
    HttpSettings settings_;
    bool is_public_;
    EasyPool allowed_, others_; // an open connection is used again by who may open it
};

} // namespace

const std::string &HttpResponse::header(const std::string &name) const {
    static const std::string none;
    const auto found = std::find_if(headers.rbegin(), headers.rend(),
                                    [&](const auto &header) { return header.first == name; });
    return found == headers.rend() ? none : found->second;
}

std::unique_ptr<Http> make_curl_http(const HttpSettings &settings) {
    return std::make_unique<CurlHttp>(settings, false);
}

std::unique_ptr<Http> make_public_http(const HttpSettings &settings) {
    return std::make_unique<CurlHttp>(settings, true);
}

bool is_allowed_host(const std::string &url, const HttpSettings &settings) {
    try {
        return is_allowed(parse_target(url, url), settings.allow_hosts);
    } catch (const Error &) {
        return false;
    }
}

} // namespace baonoi::curl
