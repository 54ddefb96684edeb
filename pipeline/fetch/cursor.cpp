// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/cursor.h"

#include "base/base64.h"
#include "base/error.h"
#include "lib/openssl/digest.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::fetch {

namespace {

constexpr int version = 1;
constexpr std::size_t id_bytes = 8, state_bytes = 6, stamp_bytes = 6;
constexpr std::size_t seen_bytes = id_bytes + state_bytes + stamp_bytes;

std::uint64_t hash_bits(std::string_view text, std::size_t bytes) {
    return std::stoull(openssl::sha256_hex(text).substr(0, 2 * bytes), nullptr, 16);
}

void append_number(std::string &out, std::uint64_t value, std::size_t bytes) {
    for (std::size_t i = bytes; i > 0; --i)
        out += static_cast<char>((value >> (8U * (i - 1))) & 255U);
}

std::uint64_t take_number(std::string_view &bytes, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
    bytes.remove_prefix(size);
    return value;
}

std::string packed(const std::vector<SeenArticle> &seen) {
    std::string bytes;
    bytes.reserve(seen.size() * seen_bytes);
    for (const SeenArticle &article : seen) {
        append_number(bytes, article.id, id_bytes);
        append_number(bytes, article.state, state_bytes);
        append_number(bytes, article.stamp, stamp_bytes);
    }
    return to_base64(bytes);
}

std::vector<SeenArticle> unpacked(const std::string &text) {
    const auto unpacked_bytes = from_base64(text);
    if (!unpacked_bytes)
        throw Error(Next::skip, "it holds a character that is no base64 digit");
    const std::string &bytes = *unpacked_bytes;
    if (bytes.size() % seen_bytes != 0)
        throw Error(Next::skip, "a list of articles in it is cut off");
    std::vector<SeenArticle> seen;
    seen.reserve(bytes.size() / seen_bytes);
    for (std::string_view rest = bytes; !rest.empty();) {
        SeenArticle article;
        article.id = take_number(rest, id_bytes);
        article.state = take_number(rest, state_bytes);
        article.stamp = take_number(rest, stamp_bytes);
        seen.push_back(article);
    }
    return seen;
}

} // namespace

std::string to_text(const Cursor &cursor) {
    nlohmann::ordered_json parts = nlohmann::ordered_json::array();
    for (const CursorPart &part : cursor.parts)
        parts.push_back({{"url", part.url},
                         {"etag", part.etag},
                         {"last_modified", part.last_modified},
                         {"seen", packed(part.seen)}});
    const nlohmann::ordered_json json = {{"version", version}, {"kind", cursor.kind}, {"parts", parts}};
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Cursor parse_cursor(std::string_view text, const std::string &kind) {
    Cursor cursor{kind, {}};
    if (text.empty())
        return cursor;
    try {
        const auto json = nlohmann::json::parse(text);
        if (json.at("version") != version || json.at("kind") != kind)
            throw Error(Next::skip,
                        fmt::format("it is not one of version {} for the kind {}", version, kind));
        for (const auto &part : json.at("parts"))
            cursor.parts.push_back({part.at("url"), part.at("etag"), part.at("last_modified"),
                                    unpacked(part.at("seen").get<std::string>())});
    } catch (const nlohmann::json::exception &) {
        throw Error(Next::skip, "it is not the JSON that a listing returns");
    }
    return cursor;
}

std::uint64_t article_id(std::string_view address) {
    return hash_bits(address, id_bytes);
}

std::uint64_t article_state(std::string_view text) {
    return std::max<std::uint64_t>(hash_bits(text, state_bytes), 1);
}

} // namespace baonoi::fetch
