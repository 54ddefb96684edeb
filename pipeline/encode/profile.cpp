// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/profile.h"

#include "base/error.h"

#include <array>
#include <fmt/format.h>

namespace baonoi::encode {

namespace {

constexpr std::array profiles = {
    Profile{"site", 22050, 48000, 7},
    Profile{"podcast", 44100, 96000, 7},
};

} // namespace

const Profile &find_profile(std::string_view name) {
    std::string known;
    for (const Profile &profile : profiles) {
        if (profile.name == name)
            return profile;
        known += (known.empty() ? "" : ", ") + std::string(profile.name);
    }
    throw Error(Next::stop, fmt::format("unknown audio profile \"{}\"; the profiles are: {}", name, known));
}

} // namespace baonoi::encode
