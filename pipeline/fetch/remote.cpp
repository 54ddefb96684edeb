// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/remote.h"

#include "base/utf8.h"
#include "fetch/status.h"
#include "lib/curl/date.h"

#include <algorithm>
#include <cctype>

namespace baonoi::fetch {

namespace {

constexpr std::size_t max_validator = 1000;

// A change within the second of Last-Modified would never be seen; a minute also covers servers whose clocks
// differ (RFC 9110, section 8.8.2.2).
bool is_settled(const curl::HttpResponse &response) {
    const auto modified = curl::parse_http_date(response.header("last-modified"));
    const auto date = curl::parse_http_date(response.header("date"));
    return modified && date && *date - *modified >= 60;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

// Whether the parameters of a Link header's value, "; rel=\"self hub\"; type=…", give that relation.
bool has_relation(std::string_view parameters, std::string_view relation) {
    const std::string low = lower(parameters.substr(0, parameters.find('<')));
    const std::size_t at = low.find("rel=");
    if (at == std::string::npos)
        return false;
    const std::size_t begin = at + 4;
    const bool quoted = begin < low.size() && low[begin] == '"';
    const std::size_t end = quoted ? low.find('"', begin + 1) : low.find_first_of(" ;,", begin);
    std::string words = low.substr(begin, end == std::string::npos ? end : end - begin);
    std::replace(words.begin(), words.end(), '"', ' ');
    return (" " + fold_blanks(words) + " ").find(" " + std::string(relation) + " ") != std::string::npos;
}

} // namespace

RemoteAnswer ask(curl::Http &http, const SourceSettings &settings, const std::string &url,
                 const CursorPart *before, const std::function<void(std::string_view)> &body_to) {
    curl::HttpRequest request;
    request.url = url;
    request.max_bytes = settings.max_bytes;
    request.timeout = settings.timeout;
    request.body_to = body_to;
    if (before && !before->etag.empty())
        request.headers.push_back("If-None-Match: " + before->etag);
    else if (before && !before->last_modified.empty())
        request.headers.push_back("If-Modified-Since: " + before->last_modified);
    RemoteAnswer answer;
    answer.response = http.get(request);
    if (before && answer.response.status == 304) {
        answer.changed = false;
        return answer;
    }
    check_status(answer.response, url);
    answer.url = answer.response.url;
    answer.body = std::move(answer.response.body);
    const std::string &etag = answer.response.header("etag");
    if (etag.size() <= max_validator)
        answer.etag = etag;
    if (is_settled(answer.response))
        answer.last_modified = answer.response.header("last-modified");
    return answer;
}

std::string linked(const curl::HttpResponse &response, std::string_view relation) {
    for (const auto &[name, value] : response.headers) {
        if (name != "link")
            continue;
        for (std::size_t at = value.find('<'); at != std::string::npos; at = value.find('<', at + 1)) {
            const std::size_t end = value.find('>', at);
            if (end == std::string::npos)
                break;
            if (has_relation(std::string_view(value).substr(end + 1), relation))
                return value.substr(at + 1, end - at - 1);
        }
    }
    return {};
}

} // namespace baonoi::fetch
