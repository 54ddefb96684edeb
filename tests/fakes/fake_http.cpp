// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fake_http.h"

#include "base/error.h"

#include <string_view>
#include <utility>

namespace baonoi::test {

curl::HttpResponse delivered(curl::HttpResponse response, const curl::HttpRequest &request,
                             std::size_t piece) {
    if (request.body_to && response.status / 100 == 2) {
        const std::string body = std::exchange(response.body, {});
        for (std::size_t at = 0; at < body.size(); at += piece)
            request.body_to(std::string_view(body).substr(at, piece));
    }
    return response;
}

void FakeHttp::on(const std::string &url, curl::HttpResponse response) {
    if (response.url.empty())
        response.url = url;
    responses_[url] = std::move(response);
}

curl::HttpResponse FakeHttp::send(const curl::HttpRequest &request) {
    requests.push_back(request);
    const auto found = responses_.find(request.url);
    if (found == responses_.end())
        throw Error(Next::retry, "cannot fetch " + request.url + ": nobody answers");
    return delivered(found->second, request, piece);
}

} // namespace baonoi::test
