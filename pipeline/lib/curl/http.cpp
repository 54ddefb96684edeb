// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/http.h"

#include "base/error.h"
#include "lib/curl/easy.h"
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

bool follows_redirects(const HttpRequest &request) {
    return !request.post && (request.method.empty() || request.method == "GET" || request.method == "HEAD");
}

// Redirects are followed here and not by libcurl, so that every hop is checked against the list of hosts.
class CurlHttp : public Http {
public:
    explicit CurlHttp(const HttpSettings &settings) : settings_(settings) {}

    HttpResponse send(const HttpRequest &request) override {
        const auto begin = std::chrono::steady_clock::now();
        const EasyPool::Loan easy(pool_);
        HttpTarget target = parse_target(request.url, request.url);
        std::vector<std::string> headers = request.headers;
        for (int redirects = 0; redirects <= settings_.max_redirects; ++redirects) {
            const std::chrono::duration<double> used = std::chrono::steady_clock::now() - begin;
            const Seconds left{request.timeout.value - used.count()};
            if (left.value <= 0)
                throw Error(Next::retry, fmt::format("cannot fetch {}: no complete answer within {} s",
                                                     request.url, request.timeout.value));
            Exchange exchange = perform(*easy, {request, settings_, target, headers,
                                                is_allowed(target, settings_.allow_hosts), left});
            if (exchange.redirect.empty() || !follows_redirects(request))
                return std::move(exchange.response);
            HttpTarget next = parse_target(exchange.redirect, request.url);
            if (next.host != target.host || next.port != target.port || next.scheme != target.scheme)
                headers = without_credentials(headers);
            target = std::move(next);
        }
        throw Error(Next::skip, fmt::format("cannot fetch {}: more than {} redirects", request.url,
                                            settings_.max_redirects));
    }

private:
    HttpSettings settings_;
    EasyPool pool_;
};

} // namespace

const std::string &HttpResponse::header(const std::string &name) const {
    static const std::string none;
    const auto found = std::find_if(headers.rbegin(), headers.rend(),
                                    [&](const auto &header) { return header.first == name; });
    return found == headers.rend() ? none : found->second;
}

std::unique_ptr<Http> make_curl_http(const HttpSettings &settings) {
    return std::make_unique<CurlHttp>(settings);
}

} // namespace baonoi::curl
