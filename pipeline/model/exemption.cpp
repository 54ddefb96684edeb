// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exemption.h"

#include <algorithm>
#include <cstddef>

namespace baonoi {

namespace {

constexpr std::array<std::string_view, 6> exemption_names{
    "", "no_article", "other_language", "other_address", "human_recording", "switched_off"};
static_assert(exemption_names.size() == static_cast<std::size_t>(Exemption::switched_off) + 1);

} // namespace

std::string_view name_of(Exemption exemption) {
    return exemption_names[static_cast<std::size_t>(exemption)];
}

std::optional<Exemption> exemption_named(std::string_view name) {
    const auto *const found = std::find(exemption_names.begin(), exemption_names.end(), name);
    if (found == exemption_names.end())
        return std::nullopt;
    return static_cast<Exemption>(found - exemption_names.begin());
}

} // namespace baonoi
