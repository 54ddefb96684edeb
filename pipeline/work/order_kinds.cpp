// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/order_kinds.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::work {

namespace {

constexpr std::array<std::string_view, order_kind_count> names_of_kinds{"regenerate",
                                                                        "withdraw",
                                                                        "publish",
                                                                        "rollback",
                                                                        "unpin",
                                                                        "published",
                                                                        "updated",
                                                                        "again",
                                                                        "deleted",
                                                                        "settings",
                                                                        "settings of section",
                                                                        "settings of the source",
                                                                        "lexicon add",
                                                                        "lexicon remove",
                                                                        "lexicon undo",
                                                                        "token add",
                                                                        "token remove",
                                                                        "session revoke",
                                                                        "log in",
                                                                        "log in refused",
                                                                        "log out"};

// At ", " that is in no quotes.
std::vector<std::string> parts_of_settings(std::string_view text) {
    std::vector<std::string> parts(1);
    bool is_quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        is_quoted = is_quoted != (text[at] == '"');
        if (!is_quoted && text.substr(at, 2) == ", ") {
            parts.emplace_back();
            ++at;
        } else {
            parts.back() += text[at];
        }
    }
    return parts;
}

} // namespace

std::string_view name_of(OrderKind kind) {
    return names_of_kinds.at(static_cast<std::size_t>(kind));
}

std::string what_of(OrderKind kind, const std::vector<std::string> &parts, const std::string &of) {
    return fmt::format("{}{}{}{}{}", name_of(kind), of.empty() ? "" : " ", of, parts.empty() ? "" : ": ",
                       fmt::join(parts, ", "));
}

std::optional<NotedOrder> noted_order(std::string_view what) {
    std::optional<NotedOrder> found;
    std::string_view rest;
    for (std::size_t i = 0; i < order_kind_count; ++i) {
        const std::string_view name = names_of_kinds[i];
        const bool is_it = what.starts_with(name) && (what.size() == name.size() ||
                                                      what[name.size()] == ':' || what[name.size()] == ' ');
        if (is_it && (!found || name.size() > name_of(found->kind).size())) {
            found = {static_cast<OrderKind>(i), "", {}};
            rest = what.substr(name.size());
        }
    }
    if (!found || rest.empty())
        return found;
    const std::size_t colon = rest.find(": ");
    if (rest.starts_with(' '))
        found->of = rest.substr(1, colon == std::string_view::npos ? colon : colon - 1);
    if (colon != std::string_view::npos)
        found->parts = parts_of_settings(rest.substr(colon + 2));
    return found;
}

} // namespace baonoi::work
