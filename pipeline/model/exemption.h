// SPDX-License-Identifier: GPL-3.0-or-later
// Why an article need not have audio of ours. It is no gap then: the store counts it apart.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace baonoi {

enum class Exemption {
    none,            // it can have audio
    no_article,      // its page holds no article
    other_language,  // it is not Vietnamese
    other_address,   // it is an article that has its audio under another address
    human_recording, // it has a recording by others
    switched_off,    // somebody decided that it is not to be heard
};

// All but none, in the order in which they are told.
inline constexpr std::array exemptions{Exemption::human_recording, Exemption::switched_off,
                                       Exemption::no_article, Exemption::other_language,
                                       Exemption::other_address};

std::string_view name_of(Exemption exemption); // "human_recording"; empty: none
std::optional<Exemption> exemption_named(std::string_view name);

} // namespace baonoi
