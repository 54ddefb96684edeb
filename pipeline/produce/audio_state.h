// SPDX-License-Identifier: GPL-3.0-or-later
// The one decision whether an article lacks audio. produce() asks it before it makes anything, and whoever
// has to know it without making anything. It reads what it is given and asks nobody.
#pragma once

#include "model/article.h"
#include "publish/publisher.h"

#include <string>

namespace baonoi::produce {

enum class Audio {
    missing, // ours to make
    ours,    // made, and its files are in place
    foreign, // a recording that is not ours: respected
};

struct AudioState {
    Audio audio = Audio::missing;
    std::string reason; // in words; empty for ours
};

// slot: what the article's page offers now. An audio enclosure that the article's source announces and that
// is not one of our files is a recording by others.
AudioState audio_state(const publish::Slot &slot, const Article &article);

} // namespace baonoi::produce
