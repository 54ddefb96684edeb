// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP as the program needs it. The real one is CurlHttp; tests use tests/fakes/fake_http.h.
#pragma once

#include "model/long_bytes.h"
#include "model/units.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baonoi::curl {

// AWS Signature Version 4, made by libcurl.
struct SigV4 {
    std::string scope; // "aws:amz:REGION:s3"
    std::string key, secret;
};

struct HttpResponse;

struct HttpRequest {
    std::string url;
    std::vector<std::string> headers;  // "Name: value"
    std::size_t max_bytes = 8U << 20U; // of the body, unpacked
    Seconds timeout{20};               // in all, redirects included
    // When given, the body of a 2xx answer goes here piece by piece, unpacked, and not into the response.
    // What it throws ends the transfer and comes out of send().
    std::function<void(std::string_view)> body_to = {};
    std::optional<LongBytes> post = {}; // the body to send; what its reading throws comes out of send()
    // "PUT", "DELETE", "HEAD" …; empty: GET, or POST with a body. Redirects of a GET or HEAD without a body
    // are followed; those of any other request are its answer.
    std::string method = {};
    // For S3 the header x-amz-content-sha256 must be among the headers.
    std::optional<SigV4> sign = {};
    // When given, is called once with the status and the headers of a 2xx answer, before the first piece of
    // its body. What it throws ends the transfer and comes out of send().
    std::function<void(const HttpResponse &)> answer_to = {};
    // Nobody on the way may read it or change it: the address and those of all redirects are https, or http
    // to this machine itself.
    bool only_private = false;
};

struct HttpResponse {
    int status = 0;
    std::string url;                                          // after redirects
    std::vector<std::pair<std::string, std::string>> headers; // of the last response; names in lower case
    std::string body;

    // The value of the last header with that lower-case name, or an empty string.
    const std::string &header(const std::string &name) const;
};

class Http {
public:
    virtual ~Http() = default;
    // Any status is a response. What changes something is asked by the thread's Permit (base/permit.h) first.
    // Throws retry (name not resolved, refused, reset, time-out, truncated), skip (address not public, too
    // large, too many redirects, other scheme, not private, a certificate that is not valid) or stop (no
    // certificates to check with); every message names the URL.
    virtual HttpResponse send(const HttpRequest &request) = 0;
};

struct HttpSettings {
    // "host:port" or "host": these may have addresses that are not public.
    std::vector<std::string> allow_hosts;
    int max_redirects = 5;
    Seconds connect_timeout{5};
    std::string user_agent = {};        // empty: "baonoi/VERSION"
    std::filesystem::path ca_file = {}; // authorities that are trusted, PEM; empty: the system's
    int least_speed = 100;              // bytes a second: what is slower for longer than patience has failed
    Seconds patience{15};               // whole seconds
    std::string allow_in = "[fetch] allow_hosts"; // where the owner writes allow_hosts, for messages
};

// Connections stay open for the next request to the same host. Threads: send() may be called by several at a
// time.
std::unique_ptr<Http> make_curl_http(const HttpSettings &settings);

} // namespace baonoi::curl
