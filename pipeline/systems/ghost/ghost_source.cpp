// SPDX-License-Identifier: GPL-3.0-or-later
// Posts that changed since the last listing. Ghost tells times in seconds and another writer's clock may be
// behind, so each listing begins some minutes before the end of the last one; what it knows already is not
// handed over again.
#include "base/iso_time.h"
#include "fetch/listing_run.h"
#include "systems/ghost/ghost.h"
#include "systems/ghost/ghost_api.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace baonoi::systems::ghost {

namespace {

constexpr std::int64_t overlap = 600; // seconds
constexpr int most_pages = 100'000;

// The form that Ghost's databases compare, some seconds before that.
std::string sql_time(const std::string &iso, std::int64_t back) {
    const auto time = unix_time_of(iso);
    if (!time)
        return "";
    std::string text = iso_time(*time - back).substr(0, 19);
    text[10] = ' ';
    return text;
}

class GhostSource : public fetch::Source {
public:
    GhostSource(const fetch::SourceSettings &source, const SystemSettings &settings,
                const Environment &environment)
        : source_(source), api_(settings, environment) {}

    fetch::ListingReport list(const std::string &cursor, const fetch::TakeListing &take) override {
        return fetch::run_listing(source_, cursor, take, [&](fetch::ListingRun &run) {
            const std::string times = source_.url + "#updated";
            const fetch::CursorPart *before = run.before(times);
            std::string newest = before ? before->last_modified : "";
            const std::string since = sql_time(newest, overlap);
            ListPosition after{since, ""};
            run.begin(source_.url);
            bool has_more = true;
            for (int page = 1; has_more && page <= most_pages; ++page) {
                const GhostPage posts = api_.posts(after);
                for (const GhostPost &post : posts.posts) {
                    offer(run, post);
                    newest = std::max(newest, post.updated_at);
                }
                has_more = posts.has_more;
                if (has_more)
                    after = {sql_time(posts.posts.back().updated_at, 0), posts.posts.back().id};
            }
            // Posts that did not change are not in this listing and stay known.
            run.end(since.empty());
            run.begin(times);
            run.end(true, "", newest);
        });
    }

    std::optional<Article> article(const fetch::Listing &listing) override {
        const GhostPost post = api_.post_at(listing.input);
        require_public(post);
        return ghost::article_of(post);
    }

private:
    // The time of a change is not looked at: it is also that of our own edit.
    static void offer(fetch::ListingRun &run, const GhostPost &post) {
        if (post.url.empty() || post.status != "published" || post.visibility != "public")
            return;
        run.offer(listing_of(post));
    }

    fetch::SourceSettings source_;
    GhostApi api_;
};

} // namespace

std::unique_ptr<fetch::Source> make_source(const fetch::SourceSettings &source,
                                           const SystemSettings &settings, const Environment &environment) {
    return std::make_unique<GhostSource>(source, settings, environment);
}

} // namespace baonoi::systems::ghost
