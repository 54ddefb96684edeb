// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/target.h"

#include "base/ascii.h"
#include "base/error.h"
#include "lib/curl/easy.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::curl {

namespace {

std::string part(const CurlUrl &url, CURLUPart which, unsigned flags) {
    char *text = nullptr;
    if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK)
        return {};
    return CurlText(text).get();
}

} // namespace

HttpTarget parse_target(const std::string &url, const std::string &named) {
    const CurlUrl parsed(curl_url());
    if (!parsed)
        throw Error(Next::retry, fmt::format("cannot fetch {}: out of memory", named));
    if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
        throw Error(Next::skip, fmt::format("cannot fetch {}: {} is not a URL", named, url));
    HttpTarget target;
    target.scheme = ascii_lower(part(parsed, CURLUPART_SCHEME, 0));
    if (target.scheme != "http" && target.scheme != "https")
        throw Error(Next::skip,
                    url == named
                        ? fmt::format("cannot fetch {}: only http and https are fetched", named)
                        : fmt::format("cannot fetch {}: it redirects to {}; only http and https are fetched",
                                      named, url));
    curl_url_set(parsed.get(), CURLUPART_FRAGMENT, nullptr, 0);
    target.url = part(parsed, CURLUPART_URL, 0);
    target.host = ascii_lower(part(parsed, CURLUPART_HOST, 0));
    target.port = part(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    return target;
}

bool is_allowed(const HttpTarget &target, const std::vector<std::string> &allow_hosts) {
    const std::string with_port = target.host + ":" + target.port;
    return std::any_of(allow_hosts.begin(), allow_hosts.end(), [&](const std::string &entry) {
        const std::string host = ascii_lower(entry);
        return host == target.host || host == with_port;
    });
}

} // namespace baonoi::curl
