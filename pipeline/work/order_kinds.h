// SPDX-License-Identifier: GPL-3.0-or-later
// What an order is on record as (store::OrderRecord::what): one of these kinds, and for settings what was
// set, in words. Who notes one names its kind; who shows one finds the kind again.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::work {

enum class OrderKind {
    regenerate,
    withdraw,
    publish,
    rollback, // of: the number of the version
    unpin,
    published,
    updated,
    again,
    deleted,
    settings, // of an article
    settings_of_section,
    settings_of_source,
    lexicon_add,
    lexicon_remove,
    lexicon_undo,
    token_add,
    token_remove,
    session_revoke,
    log_in,
    log_in_refused,
    log_out,
};
constexpr std::size_t order_kind_count = static_cast<std::size_t>(OrderKind::log_out) + 1;

std::string_view name_of(OrderKind kind); // "lexicon add"

// As it is kept. For settings, parts: what was set; of: what is named with the kind.
std::string what_of(OrderKind kind, const std::vector<std::string> &parts = {}, const std::string &of = "");

struct NotedOrder {
    OrderKind kind = OrderKind::regenerate;
    std::string of;                 // the section, or the number of the version
    std::vector<std::string> parts; // what was set
};
// Nothing: another version of the program kept it.
std::optional<NotedOrder> noted_order(std::string_view what);

} // namespace baonoi::work
