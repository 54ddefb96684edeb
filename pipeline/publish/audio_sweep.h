// SPDX-License-Identifier: GPL-3.0-or-later
// The sweep of a folder of recordings: what is ours and nothing refers to is retired, and removed when its
// time of grace is over. The publishers of systems/ call it, the site's with what its pages play. It never
// touches a file that is not ours: a recording is ours by its manifest, also one that was retired, and by the
// mark that is there while its files are written.
#pragma once

#include "model/units.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

namespace baonoi::publish {

// Whether a page plays the files named stem ("cau-moi.0123456789ab") now; slug: of the page. Asked before a
// recording is retired or removed to which the stable name does not lead.
using IsPlayed = std::function<bool(const std::string &slug, const std::string &stem)>;

// How many recordings were removed. A recording that is played although it was retired is put back. One that
// nothing refers to is left for an hour at least: somebody may be about to attach it.
std::size_t sweep_audio(const std::filesystem::path &folder, Seconds grace, const IsPlayed &is_played);

} // namespace baonoi::publish
