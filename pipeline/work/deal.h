// SPDX-License-Identifier: GPL-3.0-or-later
// What is done for one job: the article is fetched, looked at, made.
#pragma once

#include "produce/produce.h"
#include "store/store.h"
#include "work/setup.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::work {

// Lent for the time of the call. The functions may throw to end it.
struct DealTools {
    Setup &setup;
    store::Store &store; // is only read
    Clock &clock;
    produce::Progress progress;
    std::function<void()> before_publish;
};

// What became of the job.
struct Dealt {
    enum class What {
        attached,
        unchanged, // its audio says what the article says
        skipped,   // it has a recording by others, or cannot be spoken as it is
        changed,   // its audio says something else: nothing was made yet, urgency says when it should be
    };
    What what = What::skipped;
    std::string reason;
    store::Urgency urgency = store::Urgency::ordinary;
    std::string content_hash;     // of what the article says now; empty while unknown
    store::ArticleRecord article; // as it is to be kept
    std::optional<std::vector<store::SentenceRecord>> sentences;
    std::int64_t spoken = 0; // sentences that had to be synthesised
    Seconds duration{0};     // of the recording, when it was made
};

// A job of kind changed of which nobody knows yet what changed is only looked at when the article has our
// audio. dealt holds what is known by then also when this throws what the stages throw.
void deal_with(const store::Job &job, const DealTools &tools, Dealt &dealt);

} // namespace baonoi::work
