// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/s3_storage.h"

#include "base/base64.h"
#include "base/error.h"
#include "base/utf8.h"
#include "lib/curl/date.h"
#include "lib/openssl/digest.h"
#include "lib/xml/xml.h"
#include "publish/audio_files.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fmt/format.h>

namespace baonoi::publish {

namespace {

constexpr std::size_t longest_code = 60;               // bytes of the server's word in a message
constexpr std::int64_t tolerance = 240;                // seconds; a signature holds for 5 to 15 minutes
constexpr std::size_t max_answer = 1U << 20U;          // bytes
constexpr std::size_t largest_recording = 512U << 20U; // bytes
constexpr const char *digest_header =
    "x-amz-meta-sha256"; // kept with the file: it goes when others replace it

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

std::uint64_t length_of(const curl::HttpResponse &response) {
    const std::string &text = response.header("content-length");
    std::uint64_t bytes = 0;
    std::from_chars(text.data(), text.data() + text.size(), bytes);
    return bytes;
}

std::string type_header(const FileToStore &file) {
    return "Content-Type: " + file.type;
}

} // namespace

void S3Storage::refuse(const curl::HttpRequest &request, const curl::HttpResponse &response) const {
    const std::string code = code_of(response);
    const Refusal refusal = refusal_of(code, response.status);
    const std::string advice = refusal.next == Next::hold && is_clock_wrong(response, clock_.unix_time())
                                   ? clock_advice(response, clock_.unix_time())
                                   : std::string(refusal.advice);
    throw Error(refusal.next,
                fmt::format("the storage answered {}{} to {} {}{}", response.status,
                            code.empty() ? "" : " " + shorten(without_secrets(code), longest_code),
                            request.method, request.url, advice.empty() ? "" : ": " + advice));
}

curl::HttpResponse S3Storage::send(curl::HttpRequest request, const std::string &name) const {
    request.url = settings_.endpoint + settings_.bucket + "/" + name;
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

std::string S3Storage::put(const FileToStore &file) {
    curl::HttpRequest request;
    request.method = "PUT";
    request.max_bytes = max_answer;
    request.post = file.bytes;
    request.headers = {type_header(file),
                       fmt::format("{}: {}", digest_header, openssl::sha256_of(file.bytes)),
                       "Content-MD5: " + to_base64(openssl::md5_of(file.bytes)),
                       file.lasts == Lasts::forever ? "Cache-Control: public, max-age=31536000, immutable"
                                                    : "Cache-Control: no-cache"};
    send(request, file.name);
    const auto stored = size(file.name);
    if (stored != file.bytes.size())
        throw Error(Next::retry, fmt::format("{}: the storage keeps {} bytes of the {} that were sent",
                                             url(file.name), stored.value_or(0), file.bytes.size()));
    return url(file.name);
}

std::optional<std::string> S3Storage::read(const std::string &name, std::size_t limit) {
    curl::HttpRequest request;
    request.method = "GET";
    request.max_bytes = std::max(limit, max_answer); // a refusal has a body too
    curl::HttpResponse response = send(request, name);
    if (response.status != 404 && response.body.size() > limit)
        throw Error(Next::skip, fmt::format("{}: it has more than {} bytes", url(name), limit));
    return response.status == 404 ? std::nullopt : std::optional(std::move(response.body));
}

curl::HttpResponse S3Storage::head(const std::string &name) const {
    curl::HttpRequest request;
    request.method = "HEAD";
    return send(request, name);
}

std::optional<std::uint64_t> S3Storage::size(const std::string &name) {
    const curl::HttpResponse response = head(name);
    return response.status == 404 ? std::nullopt : std::optional(length_of(response));
}

std::optional<FileDigest> S3Storage::digest(const std::string &name) {
    const curl::HttpResponse response = head(name);
    if (response.status == 404)
        return std::nullopt;
    if (const std::string &sha256 = response.header(digest_header); is_content_hash(sha256))
        return FileDigest{length_of(response), sha256};
    const auto bytes = read(name, largest_recording);
    return bytes ? std::optional(digest_of(*bytes)) : std::nullopt;
}

void S3Storage::remove(const std::string &name) {
    curl::HttpRequest request;
    request.method = "DELETE";
    send(request, name);
}

void S3Storage::change(const std::string &name, std::size_t limit, const Change &how) {
    const auto turn = turns_.take(settings_.endpoint + settings_.bucket + "/" + name);
    if (const auto bytes = how(read(name, limit)))
        put({name, LongBytes::lent(*bytes), "application/json", Lasts::to_change});
}

} // namespace baonoi::publish
