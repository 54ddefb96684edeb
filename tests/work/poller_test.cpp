// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/poller.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

// Announces what it is told to, whatever the cursor; its cursors are "1", "2" …
class ScriptedSource : public fetch::Source {
public:
    fetch::ListingReport list(const std::string &cursor, const fetch::TakeListing &take) override {
        cursors.push_back(cursor);
        fetch::ListingReport report;
        report.cursor = cursor;
        for (const std::string &input : inputs) {
            fetch::Listing listing;
            listing.input = input;
            if (input == "broken")
                throw Error(Next::retry, "the feed is cut off");
            if (!take(listing))
                return report;
        }
        report.cursor = fmt::to_string(cursors.size());
        return report;
    }
    std::vector<std::string> inputs, cursors;
};

class PollOfSource : public ::testing::Test {
protected:
    Poll poll() {
        return poll_source("ban", source_, *store_, [this] { return is_over_; });
    }
    store::Job job(const std::string &input) { return store_->jobs_of("ban", input).at(0); }

    test::TemporaryFolder folder_;
    test::FakeClock clock_;
    std::unique_ptr<store::Store> store_ =
        store::open_store(fmt::format("sqlite:{}/a.db", folder_.path().string()), clock_);
    ScriptedSource source_;
    bool is_over_ = false;
};

TEST_F(PollOfSource, TheFirstListingIsBackfillThenNewOnesArePublishedAndKnownOnesChanged) {
    source_.inputs = {"/a", "/b"};
    EXPECT_EQ(poll().queued, 2U);
    EXPECT_EQ(job("/a").kind, store::JobKind::backfill);
    EXPECT_EQ(job("/b").kind, store::JobKind::backfill);
    for (int i = 0; i < 2; ++i) {
        const store::Job claimed = store_->claim("o", Seconds{30}).value();
        store::ArticleRecord record;
        record.source = claimed.source;
        record.input = claimed.input;
        record.state = store::ArticleState::attached;
        record.audio = "a.mp3";
        store_->finish(claimed.id, "o", {}, record, nullptr);
    }
    source_.inputs = {"/a", "/c"};
    poll();
    EXPECT_EQ(job("/a").kind, store::JobKind::changed);
    EXPECT_EQ(job("/a").urgency, store::Urgency::unknown);
    EXPECT_EQ(job("/c").kind, store::JobKind::published);
    EXPECT_EQ(source_.cursors, (std::vector<std::string>{"", "1"}));
    EXPECT_EQ(store_->cursor("ban"), "2");
}

TEST_F(PollOfSource, AListingThatIsInterruptedIsListedAgain) {
    source_.inputs = {"/a", "broken"};
    EXPECT_THROW(poll(), Error);
    EXPECT_EQ(store_->cursor("ban"), "");
    EXPECT_EQ(job("/a").kind, store::JobKind::backfill);
    is_over_ = true;
    source_.inputs = {"/a", "/b"};
    EXPECT_EQ(poll().queued, 0U);
    EXPECT_EQ(store_->cursor("ban"), "");
    is_over_ = false;
    EXPECT_EQ(poll().queued, 2U);
    EXPECT_EQ(store_->jobs_of("ban", "/a").size(), 1U) << "a job that waits is not doubled";
    EXPECT_EQ(job("/b").kind, store::JobKind::backfill);
}

} // namespace
} // namespace baonoi::work
