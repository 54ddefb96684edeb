// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/ghost/jwt.h"

#include "base/ascii.h"
#include "base/base64.h"
#include "base/error.h"
#include "lib/openssl/hmac.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace baonoi::systems::ghost {

namespace {

constexpr std::int64_t lifetime = 300; // seconds: the longest that Ghost takes
constexpr std::size_t longest_id = 64;

std::optional<std::string> from_hex(std::string_view text) {
    if (text.empty() || text.size() % 2 != 0)
        return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hex_value(text[i]), low = hex_value(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

} // namespace

std::string ghost_token(std::string_view key, std::int64_t now) {
    const std::size_t colon = std::min(key.find(':'), key.size());
    const std::string_view id = key.substr(0, colon);
    const auto secret = colon < key.size() ? from_hex(key.substr(colon + 1)) : std::nullopt;
    const bool is_id = !id.empty() && id.size() <= longest_id &&
                       std::all_of(id.begin(), id.end(), [](char c) { return hex_value(c) >= 0; });
    if (!secret || !is_id)
        throw Error(Next::hold, "the key of Ghost must be the Admin API key of a custom integration, two hex "
                                "numbers with a colon between them; copy it from Settings, Integrations");
    const std::string content =
        to_base64url(fmt::format(R"({{"alg":"HS256","typ":"JWT","kid":"{}"}})", id)) + "." +
        to_base64url(fmt::format(R"({{"iat":{},"exp":{},"aud":"/admin/"}})", now, now + lifetime));
    return content + "." + to_base64url(openssl::hmac_sha256(*secret, content));
}

} // namespace baonoi::systems::ghost
