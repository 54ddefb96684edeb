// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a job and its article when an attempt fails, and how long its lease holds meanwhile. A
// worker and the one who watches over it decide by the same functions.
#pragma once

#include "base/clock.h"
#include "settings/config.h"
#include "store/store.h"
#include "work/attempt.h"

#include <string>
#include <string_view>

namespace baonoi::work {

// How long until the next attempt, of which up to a half is random: backoff, twice that … up to max_backoff.
// attempts: that were made before the one that failed.
Seconds pause_after(int attempts, const settings::WorkSettings &settings, double jitter);

// The error that ends an attempt and has the job tried again: after a pause, or, when its attempts are used
// up, as a failed job after an hour, two … up to a day.
store::JobEnd failed_attempt(const store::Job &job, const settings::WorkSettings &settings,
                             const std::string &error, double jitter);

// The article of a job whose attempt ended so.
store::ArticleRecord after(const store::JobEnd &end, store::ArticleRecord article);

// What the store knows of the job's article, at least its address.
store::ArticleRecord known_article(store::Store &store, const store::Job &job);

// Renews the attempt's lease in the store. False: it is no longer the attempt's. Throws what the store
// throws.
bool renew_lease(Attempt &attempt, store::Store &store, Clock &clock, const settings::WorkSettings &settings,
                 std::string_view stage);

} // namespace baonoi::work
