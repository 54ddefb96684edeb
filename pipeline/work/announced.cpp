// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/announced.h"

#include "work/listing_text.h"

namespace baonoi::work {

fetch::Listing announced(const store::Job &job, const settings::SourceConfig &source,
                         const produce::Production &production) {
    fetch::Listing known = listing_in(job.listing).value_or(fetch::Listing{});
    known.input = job.input;
    if (job.is_listed || source.settings.kind != "feed")
        return known;
    production.open_source(source)->list("", [&](const fetch::Listing &listing) {
        const bool is_it = listing.input == job.input;
        if (is_it)
            known = listing;
        return !is_it;
    });
    return known;
}

} // namespace baonoi::work
