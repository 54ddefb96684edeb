// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/iso_time.h"
#include "base/log.h"
#include "lib/openssl/digest.h"
#include "systems/wordpress/wordpress.h"
#include "systems/wordpress/wordpress_api.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace baonoi::systems::wordpress {

namespace {

constexpr std::size_t page_size = 50;
// A save that began earlier may become visible later, so posts changed within this time are looked at again.
constexpr std::int64_t overlap = 120; // seconds

// Tells what of a post was handed over: a post is handed over again when this has changed.
std::string fingerprint(const WordPressPost &post) {
    return openssl::sha256_hex(post.text + post.listing.input + post.listing.published + post.make + "\n" +
                               post.voice)
        .substr(0, 16);
}

struct Cursor {
    std::string after;                                // UTC; empty: from the beginning
    std::map<std::string, std::string> seen;          // id -> fingerprint, of the posts changed after that
    std::map<std::string, std::int64_t> waiting = {}; // link -> since when, of those handed over
    std::set<std::string> routes = {};                // of the types that were listed
};

// Nothing when the text is damaged.
std::optional<Cursor> cursor_of(const std::string &text) {
    if (text.empty())
        return Cursor{};
    const auto value = nlohmann::json::parse(text, nullptr, false);
    if (!value.is_object() || !value.contains("after") || !value.contains("seen"))
        return std::nullopt;
    try {
        Cursor cursor{value["after"].get<std::string>(),
                      value["seen"].get<std::map<std::string, std::string>>()};
        cursor.waiting = value.value("waiting", cursor.waiting);
        cursor.routes = value.value("routes", cursor.routes);
        return cursor;
    } catch (const nlohmann::json::exception &) {
        return std::nullopt;
    }
}

bool holds_any(const std::vector<std::string> &filed, const std::vector<std::string> &wanted) {
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string &slug) {
               return std::find(filed.begin(), filed.end(), slug) != filed.end();
           });
}

// What one call of list() has met.
struct Walked {
    std::vector<WordPressPost> recent;
    std::set<std::string> taken; // addresses that were handed over
};

class WordPressSource : public fetch::Source {
public:
    WordPressSource(fetch::SourceSettings source, const SystemSettings &settings,
                    const Environment &environment)
        : source_(std::move(source)), api_(settings, environment) {}

    fetch::ListingReport list(const std::string &cursor, const fetch::TakeListing &take) override {
        fetch::ListingReport report;
        auto known = cursor_of(cursor);
        if (!known) {
            report.warnings.push_back(
                fmt::format("the cursor of {} is damaged: everything is looked at again", source_.url));
            known = Cursor{};
        }
        Cursor next = *known;
        Walked walked;
        report.cursor = cursor;
        next.routes.clear();
        for (const std::string &route : api_.type_routes()) {
            // A type that was added later is listed from the beginning.
            const bool is_new = !known->routes.empty() && !known->routes.contains(route);
            if (!walk(route, is_new ? Cursor{} : *known, walked, report, take))
                return report;
            next.routes.insert(route);
        }
        if (!hand_over_waiting(next, walked.taken, take))
            return report;
        if (!walked.recent.empty())
            move_on(next, walked.recent);
        report.cursor = text_of(next);
        return report;
    }

    std::optional<Article> article(const fetch::Listing &listing) override {
        const WordPressPost post = api_.post_at(listing.input);
        try {
            if (!is_chosen(post))
                throw Error(Next::skip, fmt::format("{} is filed under none of the categories and tags of "
                                                    "the source \"{}\"",
                                                    post.listing.input, source_.name));
            return article_of(post, source_.name);
        } catch (const Error &error) {
            explain(post, error.what());
            throw;
        }
    }

private:
    // Asks for what was changed after the last post that was seen, not for the next page: a post that is
    // saved meanwhile would move the pages. False: the taker wants no more.
    bool walk(const std::string &route, const Cursor &known, Walked &walked, fetch::ListingReport &report,
              const fetch::TakeListing &take) {
        std::set<std::int64_t> met;
        std::string after = known.after;
        for (std::size_t page = 1;;) {
            const auto posts = api_.posts(route, query(after, page));
            for (const WordPressPost &post : posts) {
                if (!met.insert(post.id).second)
                    continue;
                WordPressPost &recent = walked.recent.emplace_back(post);
                recent.listing.content.clear();
                const auto seen = known.seen.find(fmt::to_string(post.id));
                if (!post.is_public || !is_chosen(post) || post.listing.published < source_.since ||
                    (seen != known.seen.end() && seen->second == fingerprint(post)))
                    continue;
                if (++report.seen > source_.max_items) {
                    report.warnings.push_back(
                        fmt::format("{} has more than {} posts; what is beyond is left out", source_.url,
                                    source_.max_items));
                    return true;
                }
                walked.taken.insert(recent.listing.input);
                if (!take(recent.listing))
                    return false;
            }
            if (posts.size() < page_size)
                return true;
            const auto last = unix_time_of(posts.back().modified);
            const std::string next = last ? utc_text(*last - 1) : after;
            page = next > after ? 1 : page + 1;
            after = std::max(after, next);
        }
    }

    static std::string query(const std::string &after, std::size_t page) {
        return fmt::format("&status=publish&orderby=modified&order=asc&per_page={}&page={}{}", page_size,
                           page, after.empty() ? "" : "&modified_after=" + after + "Z");
    }

    // Tells the editors of a post that plays nothing. That they cannot be told changes nothing.
    void explain(const WordPressPost &post, const std::string &reason) const {
        if (!post.is_public || post.audio)
            return;
        try {
            api_.note_state(post.route, "skipped", reason);
        } catch (const Error &error) {
            log(LogLevel::warning,
                fmt::format("{}: its editors are not told: {}", post.listing.input, describe(error)));
        }
    }

    bool is_chosen(const WordPressPost &post) const {
        return holds_any(post.categories, source_.categories) && holds_any(post.tags, source_.tags);
    }

    // Posts whose editors ask for audio without changing the text, and those whose recording was lost: each
    // once for each time of asking. False: the taker wants no more.
    bool hand_over_waiting(Cursor &cursor, const std::set<std::string> &taken,
                           const fetch::TakeListing &take) const {
        std::map<std::string, std::int64_t> waiting;
        for (const WordPressWaiting &post : api_.waiting()) {
            waiting[post.link] = post.since;
            const auto before = cursor.waiting.find(post.link);
            if (taken.contains(post.link) || (before != cursor.waiting.end() && before->second == post.since))
                continue;
            fetch::Listing listing;
            listing.input = post.link;
            if (!take(listing))
                return false;
        }
        cursor.waiting = std::move(waiting);
        return true;
    }

    static void move_on(Cursor &cursor, const std::vector<WordPressPost> &recent) {
        std::string newest = cursor.after;
        for (const WordPressPost &post : recent)
            newest = std::max(newest, post.modified);
        cursor.after = utc_text(unix_time_of(newest).value_or(0) - overlap);
        cursor.seen.clear();
        for (const WordPressPost &post : recent)
            if (post.modified > cursor.after)
                cursor.seen[fmt::to_string(post.id)] = fingerprint(post);
    }

    static std::string text_of(const Cursor &cursor) {
        return nlohmann::json{{"after", cursor.after},
                              {"seen", cursor.seen},
                              {"waiting", cursor.waiting},
                              {"routes", cursor.routes}}
            .dump();
    }

    fetch::SourceSettings source_;
    WordPressApi api_;
};

} // namespace

std::unique_ptr<fetch::Source> make_source(const fetch::SourceSettings &source,
                                           const SystemSettings &settings, const Environment &environment) {
    return std::make_unique<WordPressSource>(source, settings, environment);
}

} // namespace baonoi::systems::wordpress
