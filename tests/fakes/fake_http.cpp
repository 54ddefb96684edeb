// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fake_http.h"

#include "base/error.h"

#include <utility>

namespace baonoi::test {

void FakeHttp::on(const std::string &url, HttpResponse response) {
    if (response.url.empty())
        response.url = url;
    responses_[url] = std::move(response);
}

HttpResponse FakeHttp::get(const HttpRequest &request) {
    requests.push_back(request);
    const auto found = responses_.find(request.url);
    if (found == responses_.end())
        throw Error(Next::retry, "cannot fetch " + request.url + ": nobody answers");
    HttpResponse response = found->second;
    if (request.body_to && response.status / 100 == 2)
        request.body_to(std::exchange(response.body, {}));
    return response;
}

} // namespace baonoi::test
