// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a post brings its own recording: then baonoi leaves it alone. Called by the publisher.
#pragma once

#include <string_view>

namespace baonoi::systems::wordpress {

// content: the post as HTML, without our player. True when an <audio> says that it reads the article, or
// stands before all text and says nothing. An interview, a song or a piece of sound between the paragraphs,
// or with a caption of its own, is a part of the article and no recording of it. Throws skip when the HTML is
// nested too deep.
bool has_own_recording(std::string_view content);

} // namespace baonoi::systems::wordpress
