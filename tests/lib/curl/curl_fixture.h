// SPDX-License-Identifier: GPL-3.0-or-later
// A server of our own and an Http that may ask it.
#pragma once

#include "base/error.h"
#include "fakes/test_server.h"
#include "lib/curl/http.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

namespace baonoi::curl {

using test::Reply;
using test::TestServer;

class CurlHttpTest : public ::testing::Test {
protected:
    HttpResponse get(const std::string &url, std::size_t max_bytes = 8U << 20U, Seconds timeout = {5}) {
        return make_curl_http(settings_)->send({url, {"X-Test: 1"}, max_bytes, timeout});
    }

    // "retry: message" of the failure.
    std::string failure(const std::string &url, std::size_t max_bytes = 8U << 20U, Seconds timeout = {5}) {
        try {
            get(url, max_bytes, timeout);
        } catch (const Error &error) {
            const char *next = error.next() == Next::retry  ? "retry"
                               : error.next() == Next::skip ? "skip"
                                                            : "stop";
            return fmt::format("{}: {}", next, error.what());
        }
        return "no failure";
    }

    static Reply redirect_to(const std::string &location) {
        Reply reply;
        reply.status = 302;
        reply.headers.push_back("Location: " + location);
        return reply;
    }

    TestServer server_;
    HttpSettings settings_{{server_.host()}, 5, Seconds{2}};
};

} // namespace baonoi::curl
