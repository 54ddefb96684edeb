// SPDX-License-Identifier: GPL-3.0-or-later
// Where an article stands. The chain, the jobs, the store and the commands all use this one list: what one
// attempt came to is one of attached, unchanged, skipped, failed, outdated and missing.
#pragma once

#include <optional>
#include <string_view>

namespace baonoi {

enum class ArticleState {
    missing,   // it has no audio, and nothing was done about it
    queued,    // a job waits for it
    working,   // a job is being worked on
    attached,  // its audio was made and is on its page
    unchanged, // its audio was there already and says what the article says
    skipped,   // it has a recording by others, or cannot be spoken as it is
    failed,    // an error ended the last attempt; a later one may succeed
    outdated,  // it has our audio, which says something else than the article
    attaching, // its audio was written, but its page was not proved to play it
};

std::string_view name_of(ArticleState state);
std::optional<ArticleState> article_state_named(std::string_view name);

} // namespace baonoi
