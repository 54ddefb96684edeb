// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/tokens.h"

#include "base/error.h"
#include "base/random.h"
#include "lib/openssl/digest.h"
#include "work/order_kinds.h"

#include <fmt/format.h>

namespace baonoi::work {

namespace {

constexpr std::size_t longest_name = 64;
constexpr std::size_t token_bytes = 32;
constexpr std::int64_t seconds_of_day = 86'400;

void check_name(const std::string &name) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    if (name.empty() || name.size() > longest_name || name == "hook" ||
        name.find_first_not_of(allowed) != std::string::npos)
        throw Error(Next::skip,
                    fmt::format("a token's name is of at most {} letters a-z, digits and \".-_\", and "
                                "not \"hook\"; \"{}\" cannot be used",
                                longest_name, name));
}

} // namespace

std::string add_token(store::Store &store, Clock &clock, const TokenOrder &order) {
    check_name(order.name);
    std::string token = random_hex(token_bytes);
    const std::int64_t end =
        order.days > 0 ? clock.unix_time() + std::int64_t{order.days} * seconds_of_day : 0;
    store.add_token({order.name, order.role, openssl::sha256_hex(token), 0, end});
    store.note_order({0, order.who, what_of(OrderKind::token_add), "", "", 0, order.name});
    return token;
}

bool remove_token(store::Store &store, const std::string &who, const std::string &name) {
    if (!store.remove_token(name))
        return false;
    store.note_order({0, who, what_of(OrderKind::token_remove), "", "", 0, name});
    return true;
}

} // namespace baonoi::work
