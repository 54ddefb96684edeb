// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/utterance.h"

namespace baonoi {

std::string_view name_of(Pause pause) {
    switch (pause) {
    case Pause::none:
        return "none";
    case Pause::bracket:
        return "bracket";
    case Pause::comma:
        return "comma";
    case Pause::colon:
        return "colon";
    case Pause::semicolon:
        return "semicolon";
    case Pause::dash:
        return "dash";
    case Pause::ellipsis:
        return "ellipsis";
    case Pause::sentence:
        return "sentence";
    case Pause::item:
        return "item";
    case Pause::paragraph:
        return "paragraph";
    case Pause::heading:
        return "heading";
    case Pause::title:
        return "title";
    }
    return "";
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
