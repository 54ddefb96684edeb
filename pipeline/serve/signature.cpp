// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/signature.h"

#include "base/ascii.h"
#include "base/base64.h"
#include "base/error.h"
#include "base/secret.h"
#include "lib/openssl/digest.h"
#include "lib/openssl/hmac.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fmt/format.h>

namespace baonoi::serve {

namespace {

constexpr std::size_t fewest_key_bytes = 24, most_key_bytes = 64;
constexpr std::size_t most_signatures = 16; // of one message that are looked at
constexpr std::size_t longest_webhook_id = 256;
constexpr std::size_t fewest_ghost_bytes = 16;

std::optional<std::int64_t> seconds_of(const std::string &text) {
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || text.size() > 12 || fault != std::errc() || end != text.data() + text.size() ||
        value < 0)
        return std::nullopt;
    return value;
}

// Why a time stamp is not to be trusted: it is too old, or too far in the future.
std::optional<std::string> fault_of_time(std::string_view name, std::int64_t then, std::int64_t now) {
    if (then >= now - HookKeys::tolerance && then <= now + HookKeys::tolerance)
        return std::nullopt;
    return fmt::format("{} is {} seconds {}; {} are allowed: check both clocks", name, std::abs(now - then),
                       then < now ? "old" : "in the future", HookKeys::tolerance);
}

} // namespace

HookKeys::HookKeys(const std::vector<std::string> &secrets) {
    for (const std::string &secret : secrets)
        add(secret, "a key of the publish hook");
}

HookKeys HookKeys::read(const std::vector<std::string> &references) {
    HookKeys keys;
    for (const std::string &reference : references) {
        try {
            keys.add(Secret(reference).value(), "it");
        } catch (const Error &error) {
            throw Error(Next::stop, fmt::format("[serve] hook_keys, \"{}\": {}", reference, error.what()));
        }
    }
    return keys;
}

void HookKeys::add(std::string_view secret, const std::string &name) {
    constexpr std::string_view prefix = "whsec_";
    const std::string_view text = trimmed(secret);
    const auto key = text.starts_with(prefix) ? from_base64(text.substr(prefix.size())) : std::nullopt;
    if (!key || key->size() < fewest_key_bytes || key->size() > most_key_bytes)
        throw Error(Next::stop,
                    fmt::format("{} must be \"whsec_\" and base64 of {} to {} bytes; make one with: "
                                "echo \"whsec_$(openssl rand -base64 32)\"",
                                name, fewest_key_bytes, most_key_bytes));
    keys_.push_back(*key);
}

std::string HookKeys::signature_of(const SignedMessage &message) const {
    return "v1," + to_base64(openssl::hmac_sha256(
                       keys_.front(), fmt::format("{}.{}.{}", message.id, message.timestamp, message.body)));
}

std::optional<std::string> HookKeys::fault_of(const SignedMessage &message, std::int64_t now) const {
    if (message.id.empty() || message.timestamp.empty() || message.signature.empty())
        return "the headers webhook-id, webhook-timestamp and webhook-signature are needed";
    if (message.id.size() > longest_webhook_id)
        return fmt::format("webhook-id is longer than {} bytes", longest_webhook_id);
    const auto then = seconds_of(message.timestamp);
    if (!then)
        return "webhook-timestamp is no number of Unix seconds";
    if (auto fault = fault_of_time("webhook-timestamp", *then, now))
        return fault;
    const std::string content = fmt::format("{}.{}.{}", message.id, message.timestamp, message.body);
    bool good = false;
    for (const std::string &key : keys_) {
        const std::string expected = "v1," + to_base64(openssl::hmac_sha256(key, content));
        std::string_view rest = message.signature;
        for (std::size_t i = 0; i < most_signatures && !rest.empty(); ++i) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            good = openssl::is_same_secret(rest.substr(0, end), expected) || good;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return good ? std::nullopt : std::optional<std::string>("webhook-signature fits none of the keys");
}

GhostKeys::GhostKeys(std::vector<std::string> secrets) : keys_(std::move(secrets)) {
    for (std::string &key : keys_) {
        key = trimmed(key);
        if (key.size() < fewest_ghost_bytes)
            throw Error(Next::stop,
                        fmt::format("the secret of a webhook must have at least {} bytes; make one "
                                    "with: openssl rand -hex 32",
                                    fewest_ghost_bytes));
    }
}

GhostKeys GhostKeys::read(const std::vector<std::string> &references) {
    GhostKeys keys;
    for (const std::string &reference : references) {
        try {
            keys.keys_.push_back(GhostKeys({Secret(reference).value()}).keys_.front());
        } catch (const Error &error) {
            throw Error(Next::stop,
                        fmt::format("[serve] ghost_hook_keys, \"{}\": {}", reference, error.what()));
        }
    }
    return keys;
}

std::optional<std::string> GhostKeys::fault_of(std::string_view signature, std::string_view body,
                                               std::int64_t now) const {
    constexpr std::string_view first = "sha256=", second = ", t=";
    const std::size_t comma = signature.find(second);
    if (!signature.starts_with(first) || comma == std::string_view::npos)
        return "X-Ghost-Signature must be \"sha256=HEX, t=MILLISECONDS\"";
    const std::string time(signature.substr(comma + second.size()));
    const bool has_milliseconds = time.size() > 3 && seconds_of(time.substr(time.size() - 3));
    const auto then = has_milliseconds ? seconds_of(time.substr(0, time.size() - 3)) : std::nullopt;
    if (!then)
        return "t of X-Ghost-Signature is no number of Unix milliseconds";
    if (auto fault = fault_of_time("t of X-Ghost-Signature", *then, now))
        return fault;
    const std::string_view given = signature.substr(first.size(), comma - first.size());
    const std::string content = std::string(body) + time;
    bool good = false;
    for (const std::string &key : keys_)
        good = openssl::is_same_secret(given, openssl::hex_of(openssl::hmac_sha256(key, content))) || good;
    return good ? std::nullopt : std::optional<std::string>("X-Ghost-Signature fits none of the keys");
}

} // namespace baonoi::serve
