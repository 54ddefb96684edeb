// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/remote.h"

#include "fetch/status.h"
#include "lib/curl/date.h"

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
    answer.response = http.send(request);
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

} // namespace baonoi::fetch
