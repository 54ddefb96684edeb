// SPDX-License-Identifier: GPL-3.0-or-later
// How our player and an empty audio slot are recognised in a page. Extract drops them from what is read; the
// publishers of pages put the player there.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::html {

// What the wrapper of our player has; its value is the hash of the recording's content.
constexpr const char *player_attribute = "data-baonoi";

inline bool is_our_player(pugi::xml_node element) {
    return !element.attribute(player_attribute).empty();
}

// NFC, lower case, blanks folded: how notices and titles are compared.
std::string folded(std::string_view text);

// The texts that mark an empty audio slot.
class SlotNotices {
public:
    explicit SlotNotices(const std::vector<std::string> &notices);

    // Whether a text holds one of them.
    bool in(std::string_view text) const { return in_folded(folded(text)); }
    bool in_folded(std::string_view folded_text) const;

private:
    std::vector<std::string> notices_; // folded, none empty
};

} // namespace baonoi::html
