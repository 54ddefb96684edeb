// SPDX-License-Identifier: GPL-3.0-or-later
// One call of Source::list: what all kinds do alike. Each kind offers what it found; this notes it in the
// cursor, hands over what is new or changed and counts the warnings. It never asks a server.
#pragma once

#include "fetch/cursor.h"
#include "fetch/source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace baonoi::fetch {

// Thrown by ListingRun::offer through Http::send when the taker wants no more.
struct ListingEnded {};

class ListingRun {
public:
    // A damaged cursor becomes a warning. What is given is lent for the run's life.
    ListingRun(const SourceSettings &settings, const std::string &cursor, const TakeListing &take);

    // What the last listing knew of that document, or null.
    const CursorPart *before(std::string_view url) const;
    const SeenArticle *known(std::uint64_t id) const;

    // The document is read: what is offered from now on is in it.
    void begin(const std::string &url);
    // It was read; complete: to its end. A document that was not remembers all that was known of it, and no
    // validators.
    void end(bool complete, const std::string &etag = {}, const std::string &last_modified = {});
    // Instead of end(): the server says that it has not changed.
    void keep(const CursorPart &part);

    // Notes the article; hands it over when it is new or changed, not older than `since`, and there is room.
    // stamp: SeenArticle::stamp. Throws ListingEnded and what take throws.
    void offer(const Listing &listing, std::uint64_t state, std::uint64_t stamp = 0);
    // With the state of its title, dates and content.
    void offer(const Listing &announced);

    // The first twenty are kept, then they are counted.
    void warn(std::string text);
    ListingReport report();

private:
    bool is_too_old(const Listing &listing) const;

    const SourceSettings &settings_;
    const TakeListing &take_;
    Cursor before_, now_;
    std::unordered_multimap<std::uint64_t, SeenArticle> known_;
    std::unordered_set<std::uint64_t> noted_, handed_over_; // ids
    std::unordered_set<std::uint64_t> recorded_;            // of id and state
    ListingReport report_;
    std::size_t more_warnings_ = 0;
    bool full_ = false;
};

// Runs body, then makes its report; when the taker ended it, the report has the cursor that was given.
template <class Body>
ListingReport run_listing(const SourceSettings &settings, const std::string &cursor, const TakeListing &take,
                          Body body) {
    ListingRun run(settings, cursor, take);
    try {
        body(run);
    } catch (const ListingEnded &) {
        ListingReport report = run.report();
        report.cursor = cursor;
        return report;
    }
    return run.report();
}

} // namespace baonoi::fetch
