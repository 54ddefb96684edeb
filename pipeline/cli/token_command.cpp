// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/error.h"
#include "cli/commands.h"
#include "cli/user.h"
#include "store/store.h"
#include "work/tokens.h"

#include <fmt/chrono.h>

namespace baonoi::cli {

int token_add_command(const std::string &name, const std::string &role_name, int days,
                      const settings::Config &config) {
    const auto role = store::role_named(role_name);
    if (!role)
        throw Error(Next::stop, fmt::format("a role is viewer, editor or admin, not \"{}\"", role_name));
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    const std::string token = work::add_token(*store, clock, {command_user(), name, *role, days});
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
    if (!work::remove_token(*store, command_user(), name))
        throw Error(Next::stop, fmt::format("there is no token of the name \"{}\"", name));
    return 0;
}

} // namespace baonoi::cli
