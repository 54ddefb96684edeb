// SPDX-License-Identifier: GPL-3.0-or-later
// A bucket that speaks S3: requests signed with AWS Signature Version 4, and what its refusals mean. The
// storage of publishers and the cache that hosts share keep their files in one.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "lib/curl/http.h"
#include "model/long_bytes.h"
#include "model/units.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace baonoi::publish {

struct BucketSettings {
    std::string endpoint; // "https://s3.example.vn/", ends with '/'; the bucket is the path's first part
    std::string bucket;
    std::string region = "us-east-1";
    Secret access_key, secret_key;
    Seconds timeout{60}; // of one request
};

// One file of a list.
struct BucketFile {
    std::string name;
    std::uint64_t bytes = 0;
    std::int64_t changed = 0; // Unix time, by the server's clock
};

// Names are letters, digits, '.', '-', '_' and '/'. All throw hold, skip or retry, saying how to mend it.
// Threads: safe.
class S3Bucket {
public:
    // http and clock are lent.
    S3Bucket(BucketSettings settings, curl::Http &http, Clock &clock)
        : settings_(std::move(settings)), http_(http), clock_(clock) {}

    // The server checks the signature, the SHA-256 and the MD5. headers: beside those of the protocol.
    void put(const std::string &name, const LongBytes &bytes, std::vector<std::string> headers) const;
    // The answer with status 404: there is no such file. One of more than limit bytes is skip.
    curl::HttpResponse get(const std::string &name, std::size_t limit) const;
    curl::HttpResponse head(const std::string &name) const;
    void remove(const std::string &name) const; // also when it is not there
    // Every file whose name begins so, at most so many at a time, until take says that it is enough.
    void list(const std::string &prefix, const std::function<bool(std::vector<BucketFile>)> &take,
              int at_once = 1000) const;

    std::string url(const std::string &name) const;

private:
    curl::HttpResponse send(curl::HttpRequest request) const;
    [[noreturn]] void refuse(const curl::HttpRequest &request, const curl::HttpResponse &response) const;

    BucketSettings settings_;
    curl::Http &http_;
    Clock &clock_;
};

} // namespace baonoi::publish
