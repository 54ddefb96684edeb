// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/poller.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "fakes/thread_starts.h"
#include "work/listing_text.h"

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
            listing.page_hash = page_hash;
            if (input == "broken")
                throw Error(Next::retry, "the feed is cut off");
            if (!take(listing))
                return report;
        }
        report.cursor = fmt::to_string(cursors.size());
        return report;
    }
    std::vector<std::string> inputs, cursors;
    std::string page_hash;
};

class PollOfSource : public ::testing::Test {
protected:
    Poll poll() {
        fetch::SourceSettings settings;
        settings.name = "ban";
        return poll_source(settings, source_, *store_, [this] { return is_over_; });
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

TEST_F(PollOfSource, APageAsWeWroteItIsNotQueued) {
    source_.inputs = {"/a"};
    poll();
    const store::Job claimed = store_->claim("o", Seconds{30}).value();
    store::ArticleRecord record;
    record.source = claimed.source;
    record.input = claimed.input;
    record.state = store::ArticleState::attached;
    record.audio = "a.mp3";
    record.page_hash = std::string(64, 'a');
    store_->finish(claimed.id, "o", {}, record, nullptr);
    source_.page_hash = std::string(12, 'a');
    EXPECT_EQ(poll().queued, 0U);
    source_.page_hash = std::string(12, 'b');
    EXPECT_EQ(poll().queued, 1U);
    EXPECT_EQ(job("/a").kind, store::JobKind::changed);
}

TEST_F(PollOfSource, TheJobCarriesWhatWasAnnounced) {
    source_.inputs = {"/a"};
    poll();
    const auto listing = listing_in(store_->claim("o", Seconds{30})->listing);
    ASSERT_TRUE(listing);
    EXPECT_EQ(listing->input, "/a");
}

TEST(ListingText, KeepsEverythingWithinItsBounds) {
    fetch::Listing listing;
    listing.input = "/a";
    listing.title = "Trường \"mới\"";
    listing.published = "2026-03-01";
    listing.modified = "2026-03-02";
    listing.content = "<p>Lời</p>";
    listing.enclosures = {"/r.mp3"};
    const fetch::Listing kept = listing_in(listing_text(listing, true)).value();
    EXPECT_EQ(kept.title, listing.title);
    EXPECT_EQ(kept.published, listing.published);
    EXPECT_EQ(kept.modified, listing.modified);
    EXPECT_EQ(kept.content, listing.content);
    EXPECT_EQ(kept.enclosures, listing.enclosures);
    EXPECT_EQ(listing_in(listing_text(listing, false))->content, "") << "its page is fetched";
    listing.content = std::string(longest_content + 1, 'x');
    listing.enclosures.resize(most_enclosures + 1);
    EXPECT_EQ(listing_in(listing_text(listing, true))->content, "");
    EXPECT_EQ(listing_in(listing_text(listing, true))->enclosures.size(), most_enclosures);
    EXPECT_FALSE(listing_in("{}"));
}

TEST_F(PollOfSource, WithoutAThreadForEachThereIsNone) {
    const std::string source = "kind = \"feed\"\nurl = \"http://127.0.0.1:1/rss\"\n";
    const auto setup = std::make_shared<work::Setup>(settings::parse_config(
        "[[source]]\nname = \"a\"\n" + source + "[[source]]\nname = \"b\"\n" + source, "x"));
    CurrentSetup current(setup);
    Metrics metrics;
    const WorkContext context{*store_, clock_, metrics, current};
    const test::FewThreads few(1);
    try {
        const Poller poller(
            context, [] {}, setup);
        FAIL();
    } catch (const std::exception &error) {
        EXPECT_TRUE(describe(error).starts_with("cannot start a thread for each source: out of memory: "))
            << describe(error);
    }
}

} // namespace
} // namespace baonoi::work
