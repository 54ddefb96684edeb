// SPDX-License-Identifier: GPL-3.0-or-later
// The sweep of a folder of recordings: what is ours and nothing refers to is retired, and removed when its
// time of grace is over. The publishers of systems/ call it, the site's with what its pages play. It never
// touches a file that is not ours, see own_audio.h.
#pragma once

#include "base/folder.h"
#include "model/units.h"
#include "publish/publisher.h"

#include <cstddef>
#include <functional>
#include <string>

namespace baonoi::publish {

// What the pages of a site and the store say. slug: of the page. All may throw: then nobody knows, and
// nothing is removed.
struct SweptPages {
    // Whether a page plays the files named stem ("cau-moi.0123456789ab") now. Asked before a recording is
    // retired or removed to which the stable name does not lead.
    std::function<bool(const std::string &slug, const std::string &stem)> play;
    // Whether there is a page of that slug. To what belongs to none the stable name is no reason to stay.
    std::function<bool(const std::string &slug)> has;
    // To what is no article's any more the stable name is no reason to stay either; an article's recording
    // stays whatever leads to it. Empty: nobody remembers.
    Remembers store = {};
};

// How many recordings were removed. A recording that is played although it was retired is put back. One that
// nothing refers to is left for an hour at least: somebody may be about to attach it.
std::size_t sweep_audio(const Folder &folder, Seconds grace, const SweptPages &pages);

} // namespace baonoi::publish
