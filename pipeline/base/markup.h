// SPDX-License-Identifier: GPL-3.0-or-later
// Text made part of HTML, XML or WebVTT. All who write markup call it; reading markup is lib/xml's matter.
#pragma once

#include <string>
#include <string_view>

namespace baonoi {

enum class Quotes { stay, escaped }; // escaped where the text becomes an attribute's value

// '&', '<' and '>' become entities, and '"' where it is asked for.
inline std::string as_markup(std::string_view text, Quotes quotes = Quotes::escaped) {
    std::string markup;
    for (const char c : text) {
        if (c == '&')
            markup += "&amp;";
        else if (c == '<')
            markup += "&lt;";
        else if (c == '>')
            markup += "&gt;";
        else if (c == '"' && quotes == Quotes::escaped)
            markup += "&quot;";
        else
            markup += c;
    }
    return markup;
}

} // namespace baonoi
