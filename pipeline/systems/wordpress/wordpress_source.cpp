// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/iso_time.h"
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
    return openssl::sha256_hex(post.text + post.listing.input + post.listing.published).substr(0, 16);
}

struct Cursor {
    std::string after;                       // UTC; empty: from the beginning
    std::map<std::string, std::string> seen; // id -> fingerprint, of the posts changed after that
};

// Nothing when the text is damaged.
std::optional<Cursor> cursor_of(const std::string &text) {
    if (text.empty())
        return Cursor{};
    const auto value = nlohmann::json::parse(text, nullptr, false);
    if (!value.is_object() || !value.contains("after") || !value.contains("seen"))
        return std::nullopt;
    try {
        return Cursor{value["after"].get<std::string>(),
                      value["seen"].get<std::map<std::string, std::string>>()};
    } catch (const nlohmann::json::exception &) {
        return std::nullopt;
    }
}

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
        std::vector<WordPressPost> recent;
        report.cursor = cursor;
        if (!walk(*known, recent, report, take))
            return report;
        if (!recent.empty())
            report.cursor = next_cursor(recent);
        return report;
    }

    std::optional<Article> article(const fetch::Listing &listing) override {
        return article_of(api_.post_at(listing.input), source_.name);
    }

private:
    // Asks for what was changed after the last post that was seen, not for the next page: a post that is
    // saved meanwhile would move the pages. False: the taker wants no more.
    bool walk(const Cursor &known, std::vector<WordPressPost> &recent, fetch::ListingReport &report,
              const fetch::TakeListing &take) {
        std::set<std::int64_t> met;
        std::string after = known.after;
        for (std::size_t page = 1;;) {
            const auto posts = api_.posts(query(after, page));
            for (const WordPressPost &post : posts) {
                if (!met.insert(post.id).second)
                    continue;
                recent.push_back(post);
                recent.back().listing.content.clear();
                const auto seen = known.seen.find(fmt::to_string(post.id));
                if (!post.is_public || post.listing.published < source_.since ||
                    (seen != known.seen.end() && seen->second == fingerprint(post)))
                    continue;
                if (++report.seen > source_.max_items) {
                    report.warnings.push_back(
                        fmt::format("{} has more than {} posts; what is beyond is left out", source_.url,
                                    source_.max_items));
                    return true;
                }
                if (!take(recent.back().listing))
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

    static std::string next_cursor(const std::vector<WordPressPost> &recent) {
        std::string newest;
        for (const WordPressPost &post : recent)
            newest = std::max(newest, post.modified);
        const std::string after = utc_text(unix_time_of(newest).value_or(0) - overlap);
        nlohmann::json seen = nlohmann::json::object();
        for (const WordPressPost &post : recent)
            if (post.modified > after)
                seen[fmt::to_string(post.id)] = fingerprint(post);
        return nlohmann::json{{"after", after}, {"seen", seen}}.dump();
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
