// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/error.h"
#include "cli/commands.h"
#include "cli/user.h"
#include "lib/openssl/digest.h"
#include "store/store.h"

#include <array>
#include <cerrno>
#include <fmt/chrono.h>
#include <sys/random.h>

namespace baonoi::cli {

namespace {

constexpr std::size_t longest_name = 64;
constexpr std::int64_t seconds_of_day = 86'400;

void check_name(const std::string &name) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    if (name.empty() || name.size() > longest_name || name == "hook" ||
        name.find_first_not_of(allowed) != std::string::npos)
        throw Error(Next::stop,
                    fmt::format("a token's name is of at most {} letters a-z, digits and \".-_\", and "
                                "not \"hook\"; \"{}\" cannot be used",
                                longest_name, name));
}

std::string new_token() {
    std::array<unsigned char, 32> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw Error(Next::stop, fmt::format("no random numbers: {}", errno_text(errno)));
    std::string token;
    for (const unsigned char byte : bytes)
        token += fmt::format("{:02x}", byte);
    return token;
}

void note(store::Store &store, const std::string &what, const std::string &name) {
    store::OrderRecord order;
    order.who = command_user();
    order.what = what;
    order.reason = name;
    store.note_order(order);
}

} // namespace

int token_add_command(const std::string &name, const std::string &role_name, int days,
                      const settings::Config &config) {
    check_name(name);
    const auto role = store::role_named(role_name);
    if (!role)
        throw Error(Next::stop, fmt::format("a role is viewer, editor or admin, not \"{}\"", role_name));
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    const std::string token = new_token();
    const std::int64_t end = days > 0 ? clock.unix_time() + std::int64_t{days} * seconds_of_day : 0;
    store->add_token({name, *role, openssl::sha256_hex(token), 0, end});
    note(*store, "token add", name);
    fmt::print("{}\n", token);
    fmt::print(stderr, "the token of {}, {}; it is not shown again\n", name, role_name);
    return 0;
}

int token_list_command(const settings::Config &config) {
    SystemClock clock;
    for (const store::TokenRecord &token : store::open_store(config.store_url, clock)->tokens())
        fmt::print("{:<6}  {:%Y-%m-%d}  {}{}\n", store::name_of(token.role), fmt::gmtime(token.created_at),
                   token.name,
                   token.expires_at != 0 ? fmt::format(", until {:%Y-%m-%d}", fmt::gmtime(token.expires_at))
                                         : "");
    return 0;
}

int token_remove_command(const std::string &name, const settings::Config &config) {
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    if (!store->remove_token(name))
        throw Error(Next::stop, fmt::format("there is no token of the name \"{}\"", name));
    note(*store, "token remove", name);
    return 0;
}

} // namespace baonoi::cli
