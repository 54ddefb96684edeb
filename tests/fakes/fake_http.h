// SPDX-License-Identifier: GPL-3.0-or-later
// Http without a network: answers by URL.
#pragma once

#include "lib/curl/http.h"

#include <map>
#include <string>
#include <vector>

namespace baonoi::test {

// As it comes out of send(): the body of a 2xx answer goes where the request wants it, in pieces of so many
// bytes.
curl::HttpResponse delivered(curl::HttpResponse response, const curl::HttpRequest &request,
                             std::size_t piece = 1000);

class FakeHttp : public curl::Http {
public:
    // The response to url; its own url is kept when given (a redirect's end).
    void on(const std::string &url, curl::HttpResponse response);
    curl::HttpResponse send(const curl::HttpRequest &request) override; // throws retry for an unknown URL

    std::vector<curl::HttpRequest> requests;
    std::size_t piece = 1000; // bytes that body_to gets at a time

private:
    std::map<std::string, curl::HttpResponse> responses_;
};

} // namespace baonoi::test
