// SPDX-License-Identifier: GPL-3.0-or-later
// Classes of bytes in HTML's syntax.
#pragma once

namespace baonoi::html {

inline bool is_html_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

inline bool is_html_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

} // namespace baonoi::html
