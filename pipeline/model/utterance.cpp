// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/utterance.h"

#include <array>
#include <cstddef>

namespace baonoi {

std::string_view name_of(Pause pause) {
    constexpr std::array<std::string_view, 12> names{"none",      "bracket",   "comma",    "colon",
                                                     "semicolon", "dash",      "ellipsis", "sentence",
                                                     "item",      "paragraph", "heading",  "title"};
    static_assert(names.size() == static_cast<std::size_t>(Pause::title) + 1);
    return names[static_cast<std::size_t>(pause)];
}

std::string spoken_text(const Utterance &utterance) {
    std::string text;
    for (const Token &token : utterance.tokens) {
        if (token.spoken.empty())
            continue;
        if (!text.empty())
            text += ' ';
        text += token.spoken;
    }
    return text;
}

} // namespace baonoi
