// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/curl_url.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lib/curl/easy.h"
#include "lib/curl/target.h"

namespace baonoi::curl {

namespace {

std::string site_of(const std::string &url) {
    const HttpTarget target = parse_target(url, url);
    const bool usual = target.port == "80" || target.port == "443";
    const std::string host = target.host.starts_with("www.") ? target.host.substr(4) : target.host;
    return usual ? host : host + ":" + target.port;
}

} // namespace

std::optional<std::string> http_url(const std::string &base, const std::string &reference) {
    const std::string folded = fold_blanks(reference);
    const std::string wanted = folded.substr(0, folded.find('#'));
    const CurlUrl url(curl_url());
    if (!url)
        throw Error(Next::retry, "curl_url: out of memory");
    if (!base.empty() && curl_url_set(url.get(), CURLUPART_URL, base.c_str(), CURLU_URLENCODE) != 0)
        return std::nullopt;
    constexpr unsigned flags = CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME;
    if (!wanted.empty() && curl_url_set(url.get(), CURLUPART_URL, wanted.c_str(), flags) != 0)
        return std::nullopt;
    if (curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0) != 0)
        return std::nullopt;
    char *text = nullptr;
    if (curl_url_get(url.get(), CURLUPART_URL, &text, 0) != 0)
        return std::nullopt;
    try {
        return parse_target(CurlText(text).get(), reference).url;
    } catch (const Error &) {
        return std::nullopt;
    }
}

bool is_same_site(const std::string &url, const std::string &other) {
    return site_of(url) == site_of(other);
}

} // namespace baonoi::curl
