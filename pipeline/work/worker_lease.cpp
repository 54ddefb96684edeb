// SPDX-License-Identifier: GPL-3.0-or-later
// How long a worker may still change something outside.
#include "base/error.h"
#include "base/permit.h"
#include "work/job_end.h"
#include "work/worker.h"

namespace baonoi::work {

Seconds Worker::lease_left(Attempt &attempt, const settings::WorkSettings &settings) {
    constexpr Seconds between_renewals{2}; // a store that is away is not asked before every request
    const auto left = [&] { return Seconds{attempt.held_until().value - context_.clock.elapsed().value}; };
    const double now = context_.clock.elapsed().value;
    if (left().value < permitted(settings.lease).value / 2 && now >= next_renewal_) {
        next_renewal_ = now + between_renewals.value;
        try {
            if (!renew_lease(attempt, context_.store, context_.clock, settings,
                             attempt.view(context_.clock.elapsed()).stage)) {
                attempt.take(true);
                throw JobTaken();
            }
        } catch (const Error &) { // what is left of it has to do
        }
    }
    return left();
}

} // namespace baonoi::work
