// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script.h"

#include <array>
#include <cstddef>

namespace baonoi {

namespace {

constexpr std::array<std::string_view, 12> kinds{"intro",     "outro",  "title", "date",
                                                 "byline",    "source", "lead",  "heading",
                                                 "paragraph", "item",   "quote", "table row"};
static_assert(kinds.size() == static_cast<std::size_t>(BlockKind::table_row) + 1);

} // namespace

std::string_view name_of(BlockKind kind) {
    return kinds[static_cast<std::size_t>(kind)];
}

std::optional<BlockKind> block_kind_named(std::string_view name) {
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i] == name)
            return static_cast<BlockKind>(i);
    return std::nullopt;
}

bool is_body(BlockKind kind) {
    return kind >= BlockKind::lead;
}

bool is_read(BlockKind kind) {
    return kind == BlockKind::intro || kind == BlockKind::outro || kind == BlockKind::title || is_body(kind);
}

} // namespace baonoi
