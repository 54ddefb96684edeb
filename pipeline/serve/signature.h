// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures of hooks as in the Standard Webhooks specification 1.0: webhook-id, webhook-timestamp (Unix
// seconds) and webhook-signature, one or more "v1," + base64 of HMAC-SHA256 over "id.timestamp.body".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::serve {

struct SignedMessage {
    std::string id, timestamp, signature; // the three headers
    std::string_view body;
};

class HookKeys {
public:
    static constexpr std::int64_t tolerance = 300; // seconds that a time stamp may be off, to both sides

    HookKeys() = default;
    // "whsec_" + base64 of 24 to 64 bytes, each; any of them will do. Throws stop, and never shows a key.
    explicit HookKeys(const std::vector<std::string> &secrets);
    // From references (base/secret.h). Throws stop, naming the reference.
    static HookKeys read(const std::vector<std::string> &references);

    bool empty() const { return keys_.empty(); }
    // Why the message is not to be trusted; nothing when it is signed by one of the keys.
    std::optional<std::string> fault_of(const SignedMessage &message, std::int64_t now) const;
    // The header webhook-signature by the first key, of which there is one.
    std::string signature_of(const SignedMessage &message) const;

private:
    void add(std::string_view secret, const std::string &name);

    std::vector<std::string> keys_;
};

// Hooks of Ghost: X-Ghost-Signature is "sha256=HEX, t=MILLISECONDS", HMAC-SHA256 over the body and then t.
class GhostKeys {
public:
    GhostKeys() = default;
    // The secrets of the webhooks as they are, each of at least 16 bytes; any of them will do. Throws stop.
    explicit GhostKeys(std::vector<std::string> secrets);
    // From references (base/secret.h). Throws stop, naming the reference.
    static GhostKeys read(const std::vector<std::string> &references);

    bool empty() const { return keys_.empty(); }
    // As HookKeys::fault_of.
    std::optional<std::string> fault_of(std::string_view signature, std::string_view body,
                                        std::int64_t now) const;

private:
    std::vector<std::string> keys_;
};

} // namespace baonoi::serve
