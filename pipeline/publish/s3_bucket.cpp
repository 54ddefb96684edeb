// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/s3_bucket.h"

#include "base/base64.h"
#include "base/error.h"
#include "base/iso_time.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "lib/curl/date.h"
#include "lib/openssl/digest.h"
#include "lib/xml/xml.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <optional>

namespace baonoi::publish {

namespace {

constexpr std::size_t longest_code = 60;      // bytes of the server's word in a message
constexpr std::int64_t tolerance = 240;       // seconds; a signature holds for 5 to 15 minutes
constexpr std::size_t max_answer = 1U << 20U; // bytes of a refusal
constexpr std::size_t max_list = 8U << 20U;   // bytes of a list

struct Refusal {
    std::string_view code;
    Next next;
    std::string_view advice;
};

constexpr Refusal refusals[] = {
    {"SignatureDoesNotMatch", Next::hold, "the keys do not belong together; mend access_key or secret_key"},
    {"InvalidAccessKeyId", Next::hold, "the access key is not known there; mend access_key"},
    {"RequestTimeTooSkewed", Next::hold, "this machine's clock is wrong; set it (timedatectl set-ntp true)"},
    {"AuthorizationHeaderMalformed", Next::hold, "the region is another one; mend region"},
    {"AccessDenied", Next::hold, "the key may not read, write and delete in the bucket; give it the rights"},
    {"NoSuchBucket", Next::hold, "there is no such bucket; make it or mend bucket"},
    {"PermanentRedirect", Next::hold, "the bucket lives elsewhere; mend endpoint and region"},
    {"XAmzContentSHA256Mismatch", Next::retry, "the bytes that came have another SHA-256"},
    {"BadDigest", Next::retry, "the bytes that came have another MD5 or SHA-256"},
    {"InvalidDigest", Next::retry, "the MD5 was not understood"},
    {"EntityTooLarge", Next::skip, "the file is larger than the storage takes"},
    {"QuotaExceeded", Next::hold, "the storage is full; make room or raise its quota"},
};

std::string code_of(const curl::HttpResponse &response) {
    try {
        return xml::XmlFile::parse(response.body, "answer").root().child("Code").child_value();
    } catch (const Error &) {
        return ""; // HEAD has no body, a proxy's page is none of S3
    }
}

Refusal refusal_of(const std::string &code, int status) {
    const auto *known = std::find_if(std::begin(refusals), std::end(refusals),
                                     [&](const Refusal &refusal) { return refusal.code == code; });
    if (known != std::end(refusals))
        return *known;
    if (status == 401 || status == 403)
        return {"", Next::hold, "mend access_key and secret_key, or give the key the rights"};
    if (status == 429 || status >= 500)
        return {"", Next::retry, "try again later"};
    if (status >= 300 && status < 400)
        return {"", Next::hold, "it leads elsewhere; mend endpoint"};
    return {"", Next::skip, ""};
}

std::int64_t ahead(const curl::HttpResponse &response, std::int64_t now) {
    return curl::parse_http_date(response.header("date")).value_or(now) - now;
}

// Some servers call a request of another time AccessDenied.
bool is_clock_wrong(const curl::HttpResponse &response, std::int64_t now) {
    return std::abs(ahead(response, now)) > tolerance;
}

std::string clock_advice(const curl::HttpResponse &response, std::int64_t now) {
    const std::int64_t seconds = ahead(response, now);
    return fmt::format("this machine's clock is {} min {}; set it (timedatectl set-ntp true)",
                       std::abs(seconds) / 60, seconds > 0 ? "slow" : "fast");
}

std::uint64_t number_of(const char *text) {
    std::uint64_t number = 0;
    std::from_chars(text, text + std::strlen(text), number);
    return number;
}

struct ListedPart {
    std::vector<BucketFile> files;
    std::string next; // empty: it was the last
};

// Nothing: it is no list.
std::optional<ListedPart> parse_list(const std::string &text) {
    ListedPart part;
    try {
        const xml::XmlFile file = xml::XmlFile::parse(text, "answer");
        const pugi::xml_node list = file.root();
        if (std::string_view(list.name()) != "ListBucketResult")
            return std::nullopt;
        for (const pugi::xml_node &entry : list.children("Contents")) {
            const auto changed = unix_time_of(entry.child_value("LastModified"));
            if (!changed)
                return std::nullopt;
            part.files.push_back({entry.child_value("Key"), number_of(entry.child_value("Size")), *changed});
        }
        if (std::string_view(list.child_value("IsTruncated")) == "true")
            part.next = list.child_value("NextContinuationToken");
    } catch (const Error &) {
        return std::nullopt;
    }
    return part;
}

} // namespace

std::string S3Bucket::url(const std::string &name) const {
    return settings_.endpoint + settings_.bucket + "/" + name;
}

void S3Bucket::refuse(const curl::HttpRequest &request, const curl::HttpResponse &response) const {
    const std::string code = code_of(response);
    const Refusal refusal = refusal_of(code, response.status);
    // What was signed with, whatever this program takes for the time.
    const std::int64_t now = clock_.unix_time() - correction_of_system_clock();
    const std::string advice = refusal.next == Next::hold && is_clock_wrong(response, now)
                                   ? clock_advice(response, now)
                                   : std::string(refusal.advice);
    throw Error(refusal.next,
                fmt::format("the storage answered {}{} to {} {}{}", response.status,
                            code.empty() ? "" : " " + shorten(without_secrets(code), longest_code),
                            request.method, request.url, advice.empty() ? "" : ": " + advice));
}

curl::HttpResponse S3Bucket::send(curl::HttpRequest request) const {
    request.timeout = settings_.timeout;
    request.headers.push_back("x-amz-content-sha256: " +
                              openssl::sha256_of(request.post.value_or(LongBytes())));
    request.sign = curl::SigV4{fmt::format("aws:amz:{}:s3", settings_.region), settings_.access_key.value(),
                               settings_.secret_key.value()};
    curl::HttpResponse response = http_.send(request);
    const bool is_absent = response.status == 404 && code_of(response) != "NoSuchBucket";
    if (response.status / 100 != 2 && !(is_absent && request.method != "PUT"))
        refuse(request, response);
    return response;
}

void S3Bucket::put(const std::string &name, const LongBytes &bytes, std::vector<std::string> headers) const {
    curl::HttpRequest request;
    request.url = url(name);
    request.method = "PUT";
    request.max_bytes = max_answer;
    request.post = bytes;
    request.headers = std::move(headers);
    request.headers.push_back("Content-MD5: " + to_base64(openssl::md5_of(bytes)));
    send(std::move(request));
}

curl::HttpResponse S3Bucket::get(const std::string &name, std::size_t limit) const {
    curl::HttpRequest request;
    request.url = url(name);
    request.method = "GET";
    request.max_bytes = std::max(limit, max_answer); // a refusal has a body too
    curl::HttpResponse response = send(std::move(request));
    if (response.status != 404 && response.body.size() > limit)
        throw Error(Next::skip, fmt::format("{}: it has more than {} bytes", url(name), limit));
    return response;
}

curl::HttpResponse S3Bucket::head(const std::string &name) const {
    curl::HttpRequest request;
    request.url = url(name);
    request.method = "HEAD";
    return send(std::move(request));
}

void S3Bucket::remove(const std::string &name) const {
    curl::HttpRequest request;
    request.url = url(name);
    request.method = "DELETE";
    send(std::move(request));
}

// The parameters are in the order in which they are signed, for a libcurl that does not sort them.
void S3Bucket::list(const std::string &prefix, const std::function<bool(std::vector<BucketFile>)> &take,
                    int at_once) const {
    for (std::string from;;) {
        curl::HttpRequest request;
        request.url =
            fmt::format("{}{}?{}list-type=2&max-keys={}&prefix={}", settings_.endpoint, settings_.bucket,
                        from.empty() ? "" : "continuation-token=" + percent_encoded(from) + "&", at_once,
                        percent_encoded(prefix));
        request.method = "GET";
        request.max_bytes = max_list;
        const curl::HttpResponse response = send(request);
        auto part = parse_list(response.body);
        if (!part)
            throw Error(Next::retry,
                        fmt::format("the storage's answer to GET {} is no list of files", request.url));
        const bool is_last = part->next.empty() || part->next == from;
        from = std::move(part->next);
        if (!take(std::move(part->files)) || is_last)
            return;
    }
}

} // namespace baonoi::publish
