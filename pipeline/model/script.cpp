// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script.h"

namespace baonoi {

std::string_view name_of(BlockKind kind) {
    switch (kind) {
    case BlockKind::title:
        return "title";
    case BlockKind::date:
        return "date";
    case BlockKind::byline:
        return "byline";
    case BlockKind::source:
        return "source";
    case BlockKind::lead:
        return "lead";
    case BlockKind::heading:
        return "heading";
    case BlockKind::paragraph:
        return "paragraph";
    case BlockKind::item:
        return "item";
    case BlockKind::quote:
        return "quote";
    case BlockKind::table_row:
        return "table row";
    }
    return "";
}

bool is_body(BlockKind kind) {
    return kind >= BlockKind::lead;
}

bool is_read(BlockKind kind) {
    return kind == BlockKind::title || is_body(kind);
}

} // namespace baonoi
