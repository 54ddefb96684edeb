// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/s3_storage.h"

#include "base/error.h"
#include "lib/openssl/digest.h"
#include "publish/audio_files.h"

#include <charconv>
#include <fmt/format.h>

namespace baonoi::publish {

namespace {

constexpr std::size_t largest_recording = 512U << 20U; // bytes
constexpr const char *digest_header =
    "x-amz-meta-sha256"; // kept with the file: it goes when others replace it

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

std::string S3Storage::put(const FileToStore &file) {
    bucket_.put(file.name, file.bytes,
                {type_header(file), fmt::format("{}: {}", digest_header, openssl::sha256_of(file.bytes)),
                 file.lasts == Lasts::forever ? "Cache-Control: public, max-age=31536000, immutable"
                                              : "Cache-Control: no-cache"});
    const auto stored = size(file.name);
    if (stored != file.bytes.size())
        throw Error(Next::retry, fmt::format("{}: the storage keeps {} bytes of the {} that were sent",
                                             url(file.name), stored.value_or(0), file.bytes.size()));
    return url(file.name);
}

std::optional<std::string> S3Storage::read(const std::string &name, std::size_t limit) {
    curl::HttpResponse response = bucket_.get(name, limit);
    return response.status == 404 ? std::nullopt : std::optional(std::move(response.body));
}

std::optional<std::uint64_t> S3Storage::size(const std::string &name) {
    const curl::HttpResponse response = bucket_.head(name);
    return response.status == 404 ? std::nullopt : std::optional(length_of(response));
}

std::optional<FileDigest> S3Storage::digest(const std::string &name) {
    const curl::HttpResponse response = bucket_.head(name);
    if (response.status == 404)
        return std::nullopt;
    if (const std::string &sha256 = response.header(digest_header); is_content_hash(sha256))
        return FileDigest{length_of(response), sha256};
    const auto bytes = read(name, largest_recording);
    return bytes ? std::optional(digest_of(*bytes)) : std::nullopt;
}

void S3Storage::remove(const std::string &name) {
    bucket_.remove(name);
}

void S3Storage::change(const std::string &name, std::size_t limit, const Change &how) {
    const auto turn = take_turn(name);
    if (const auto bytes = how(read(name, limit)))
        put({name, LongBytes::lent(*bytes), "application/json", Lasts::to_change});
}

} // namespace baonoi::publish
