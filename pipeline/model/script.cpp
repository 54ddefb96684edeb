// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script.h"

#include <array>
#include <cstddef>

namespace baonoi {

std::string_view name_of(BlockKind kind) {
    constexpr std::array<std::string_view, 12> names{"intro",     "outro",  "title", "date",
                                                     "byline",    "source", "lead",  "heading",
                                                     "paragraph", "item",   "quote", "table row"};
    static_assert(names.size() == static_cast<std::size_t>(BlockKind::table_row) + 1);
    return names[static_cast<std::size_t>(kind)];
}

bool is_body(BlockKind kind) {
    return kind >= BlockKind::lead;
}

bool is_frame(BlockKind kind) {
    return kind == BlockKind::intro || kind == BlockKind::outro;
}

bool is_read(BlockKind kind) {
    return is_frame(kind) || kind == BlockKind::title || is_body(kind);
}

} // namespace baonoi
