// SPDX-License-Identifier: GPL-3.0-or-later
// Who may ask for what, and who asked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::store {

// Each may do what those before it may.
enum class Role { viewer, editor, admin };

std::string_view name_of(Role role);
std::optional<Role> role_named(std::string_view name);

struct TokenRecord {
    std::string name; // of the person or program; unique
    Role role = Role::viewer;
    std::string sha256; // 64 hex digits of the token; the token itself is not kept
    std::int64_t created_at = 0;
    std::int64_t expires_at = 0; // Unix seconds; from then on it is not known; 0: never
};

constexpr bool has_expired(std::int64_t expires_at, std::int64_t now) {
    return expires_at != 0 && expires_at <= now;
}

// What somebody asked for.
struct OrderRecord {
    std::int64_t at = 0; // Unix seconds; 0: now
    std::string who;     // token's name, "hook", or "cli:" and the system user
    std::string what;    // "regenerate", "published", "updated", "deleted", "token add" …
    std::string source, input;
    std::int64_t job = 0; // 0: none
    std::string reason;
};

class Access {
public:
    virtual ~Access() = default;
    // Throws skip when the name is taken.
    virtual void add_token(const TokenRecord &token) = 0;
    virtual bool remove_token(const std::string &name) = 0; // false: there is none of that name
    virtual std::optional<TokenRecord> token(const std::string &sha256) = 0;
    virtual std::vector<TokenRecord> tokens() = 0; // by name

    virtual void note_order(const OrderRecord &order) = 0;
    virtual std::vector<OrderRecord> orders(std::size_t limit) = 0; // the last first

    // Whether is_new_hook() was called for it and it is not forgotten yet. The last 100,000 are not forgotten
    // at all, so that a clock that jumps ahead and back opens no door for what was accepted before.
    virtual bool has_hook(const std::string &id) = 0;
    // True once for each webhook-id; remembered until forget_after (Unix seconds) at least. It is on disk
    // with what is kept next: a hook that is forgotten by a loss of power queues its job a second time.
    virtual bool is_new_hook(const std::string &id, std::int64_t forget_after) = 0;
};

} // namespace baonoi::store
