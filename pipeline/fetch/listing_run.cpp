// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/listing_run.h"

#include "base/error.h"
#include "base/url.h"
#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::fetch {

namespace {

constexpr std::size_t max_warnings = 20;
constexpr std::size_t longest_input = 2000; // bytes; PostgreSQL's indexes take no longer ones for certain
// Articles that left a listing are remembered for a while: servers behind one address may differ by some.
constexpr std::size_t remembered = 5000;

} // namespace

ListingRun::ListingRun(const SourceSettings &settings, const std::string &cursor, const TakeListing &take)
    : settings_(settings), take_(take), now_{settings.kind, {}} {
    try {
        before_ = parse_cursor(cursor, settings.kind);
    } catch (const Error &error) {
        warn(fmt::format("the cursor of {} is damaged ({}); everything is listed again", settings.name,
                         error.what()));
    }
    for (const CursorPart &part : before_.parts)
        for (const SeenArticle &article : part.seen)
            known_.emplace(article.id, article);
}

const CursorPart *ListingRun::before(std::string_view url) const {
    const auto found = std::find_if(before_.parts.begin(), before_.parts.end(),
                                    [&](const CursorPart &part) { return part.url == url; });
    return found == before_.parts.end() ? nullptr : &*found;
}

const SeenArticle *ListingRun::known(std::uint64_t id) const {
    const auto found = known_.find(id);
    return found == known_.end() ? nullptr : &found->second;
}

void ListingRun::begin(const std::string &url) {
    now_.parts.push_back({url, {}, {}, {}});
}

void ListingRun::end(bool complete, const std::string &etag, const std::string &last_modified) {
    CursorPart &part = now_.parts.back();
    if (complete) {
        part.etag = etag;
        part.last_modified = last_modified;
    }
    const CursorPart *old = before(part.url);
    if (!old)
        return;
    const std::size_t limit =
        complete ? part.seen.size() + remembered : part.seen.size() + settings_.max_items;
    for (const SeenArticle &article : old->seen)
        if (part.seen.size() < limit && !noted_.contains(article.id))
            part.seen.push_back(article);
}

void ListingRun::keep(const CursorPart &part) {
    now_.parts.back() = part;
}

void ListingRun::offer(const Listing &announced) {
    Listing listing = announced;
    listing.input = without_tracking(announced.input);
    offer(listing, article_state(listing.title + '\n' + listing.published + '\n' + listing.modified + '\n' +
                                 listing.content));
}

void ListingRun::offer(const Listing &listing, std::uint64_t state, std::uint64_t stamp) {
    if (listing.input.size() > longest_input) {
        warn(fmt::format(
            "{} lists an article whose address has {} bytes, {} at most are taken; it is left out: {}",
            settings_.name, listing.input.size(), longest_input, shorten(listing.input, 100)));
        return;
    }
    const std::uint64_t id = article_id(listing.input);
    if (!noted_.contains(id) && noted_.size() >= settings_.max_items) {
        if (!full_)
            warn(fmt::format("{} lists more than {} articles (max_items); {} and what follows is left out",
                             settings_.name, settings_.max_items, listing.input));
        full_ = true;
        return;
    }
    report_.seen += noted_.insert(id).second ? 1U : 0U;
    // Two sitemaps, or two entries of a feed, may say different things about one article: both are known
    // then.
    if (!recorded_.insert(id ^ (state * 0x9E3779B97F4A7C15U)).second)
        return;
    now_.parts.back().seen.push_back({id, state, stamp});
    const auto [first, last] = known_.equal_range(id);
    const bool unchanged =
        std::any_of(first, last, [&](const auto &entry) { return entry.second.state == state; });
    if (!unchanged && !is_too_old(listing) && handed_over_.insert(id).second && !take_(listing))
        throw ListingEnded();
}

bool ListingRun::is_too_old(const Listing &listing) const {
    const std::string &newest = std::max(listing.published, listing.modified);
    return !newest.empty() && newest.substr(0, settings_.since.size()) < settings_.since;
}

void ListingRun::warn(std::string text) {
    if (report_.warnings.size() < max_warnings)
        report_.warnings.push_back(std::move(text));
    else
        ++more_warnings_;
}

ListingReport ListingRun::report() {
    if (more_warnings_ > 0)
        report_.warnings.push_back(
            fmt::format("and {} warnings more about {}", more_warnings_, settings_.name));
    report_.cursor = to_text(now_);
    return std::move(report_);
}

} // namespace baonoi::fetch
