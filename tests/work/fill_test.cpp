// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/fill.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

namespace fs = std::filesystem;

// Announces what it is told to.
class FakeSource : public fetch::Source {
public:
    explicit FakeSource(const std::vector<fetch::Listing> &listings) : listings_(listings) {}
    fetch::ListingReport list(const std::string &cursor, const fetch::TakeListing &take) override {
        EXPECT_EQ(cursor, "");
        for (const fetch::Listing &listing : listings_)
            if (!take(listing))
                break;
        fetch::ListingReport report;
        report.warnings = {"one item has no link"};
        return report;
    }

private:
    const std::vector<fetch::Listing> &listings_;
};

std::string page(const std::string &title, const std::string &slot, const std::string &date = "") {
    return fmt::format(
        "<html lang=\"vi\"><head><title>{0}</title></head><body><h1>{0}</h1>{2}"
        "<div class=\"am-thanh\">{1}</div><div class=\"bai-viet\"><p>Trường mở thêm lớp học cho "
        "các em ở bản xa, mỗi lớp có hai cô giáo.</p></div></body></html>",
        title, slot, date);
}

// Inside a fixture the name is taken.
std::shared_ptr<Setup> setup_of(const settings::Config &config) {
    return std::make_shared<Setup>(config);
}

class Fill : public ::testing::Test {
protected:
    void SetUp() override {
        add("a.html", page("Trường mới", ""));
        add("b.html", page("Có tiếng", "<audio src=\"radio.mp3\"></audio>"));
        add("c.html", "<html><body><a href=\"a.html\">Trang chủ</a></body></html>");
        watch_.warn = [&](const std::string &warning) { log_.push_back("warn " + warning); };
        watch_.listed = [&](std::size_t to_do, std::size_t before) {
            log_.push_back(fmt::format("listed {} {}", to_do, before));
        };
        watch_.begin = [](const std::string &) {};
        watch_.progress = [](std::string_view, std::size_t, std::size_t) {};
        watch_.end = [&](const FillStep &step) {
            log_.push_back(fmt::format("{} {}", step.is_too_old ? "older" : name_of(step.state),
                                       fs::path(step.input).filename().string()));
            if (++ended_ == end_after_)
                throw std::string("interrupted");
        };
    }

    void add(const std::string &name, const std::string &html) {
        test::write(folder_.path() / name, html);
        listings_.push_back({(folder_.path() / name).string(), "", "", "", "", {}});
    }

    std::vector<std::string> run(FillSettings settings) {
        log_.clear();
        ended_ = 0;
        const auto store =
            settings.dry_run ? nullptr : store::open_store(fmt::format("sqlite:{}", db_.string()), clock_);
        try {
            fill(settings,
                 {setup_of(config_),
                  [&](const settings::SourceConfig &) { return std::make_unique<FakeSource>(listings_); },
                  clock_, store.get(), watch_});
        } catch (const std::string &) {
        }
        return log_;
    }

    using Log = std::vector<std::string>;
    test::TemporaryFolder folder_;
    fs::path db_ = folder_.path() / "kho/baonoi.db";
    settings::Config config_ = settings::parse_config(
        fmt::format("[serve]\nworkers = 1\n[[source]]\nname = \"ban\"\nkind = \"site\"\npath = \"{}\"\n",
                    folder_.path().string()),
        "baonoi.toml");
    test::FakeClock clock_;
    std::vector<fetch::Listing> listings_;
    FillWatch watch_;
    Log log_;
    int ended_ = 0;
    int end_after_ = 0;
};

TEST_F(Fill, MakesWhatIsMissingAndRespectsTheRest) {
    EXPECT_EQ(run({}), (Log{"warn ban: one item has no link", "listed 3 0", "attached a.html",
                            "skipped b.html", "skipped c.html"}));
    EXPECT_NE(test::read(folder_.path() / "a.html").find("data-baonoi"), std::string::npos);
}

TEST_F(Fill, TheNextRoundLooksAtEverythingAgain) {
    run({});
    EXPECT_EQ(run({}), (Log{"warn ban: one item has no link", "listed 3 0", "unchanged a.html",
                            "skipped b.html", "skipped c.html"}));
}

TEST_F(Fill, ADryRunListsAndChangesNothing) {
    const std::string before = test::snapshot(folder_.path());
    FillSettings settings;
    settings.dry_run = true;
    EXPECT_EQ(run(settings), (Log{"warn ban: one item has no link", "listed 3 0", "missing a.html",
                                  "skipped b.html", "skipped c.html"}));
    EXPECT_TRUE(test::snapshot(folder_.path()) == before);
}

TEST_F(Fill, AnInterruptedRunGoesOnWhereItWas) {
    end_after_ = 2;
    run({});
    end_after_ = 0;
    EXPECT_EQ(run({}), (Log{"warn ban: one item has no link", "listed 1 2", "skipped c.html"}));
}

TEST_F(Fill, TheLimitCountsWhatWasMadeAndTheNextRunGoesOn) {
    add("d.html", page("Cầu mới", ""));
    FillSettings settings;
    settings.limit = 1;
    EXPECT_EQ(run(settings), (Log{"warn ban: one item has no link", "listed 4 0", "attached a.html"}));
    EXPECT_EQ(run(settings), (Log{"warn ban: one item has no link", "listed 3 1", "skipped b.html",
                                  "skipped c.html", "attached d.html"}));
}

TEST_F(Fill, OnlyWhatIsNotOlderThanSince) {
    listings_.clear();
    add("old.html", page("Tin cũ", ""));
    listings_.back().published = "2026-10-31T23:59:00+07:00";
    add("new.html", page("Tin mới", ""));
    listings_.back().published = "2026-11-01T00:00:00+07:00";
    add("dated.html", page("Tin có ngày", "", "<time datetime=\"2026-10-30T08:00:00+07:00\">30/10</time>"));
    FillSettings settings;
    settings.since = "2026-11-01";
    EXPECT_EQ(run(settings),
              (Log{"warn ban: one item has no link", "listed 2 0", "attached new.html", "older dated.html"}));
}

TEST_F(Fill, AFailureIsTriedAgainByTheSameRound) {
    listings_.clear();
    listings_.push_back({"http://127.0.0.1:9/khong-co.html", "", "", "", "", {}});
    EXPECT_EQ(run({}).back(), "skipped khong-co.html"); // an address that is not public stays refused
    config_.http.allow_hosts = {"127.0.0.1:9"};
    EXPECT_EQ(run({}).back(), "skipped khong-co.html"); // a source elsewhere leads to none of these
    config_.sources.at(0).settings.url = "http://127.0.0.1:9/feed";
    EXPECT_EQ(run({}).back(), "failed khong-co.html");
    EXPECT_EQ(run({}).back(), "failed khong-co.html");
}

TEST_F(Fill, LinesThatTheSamplesOfASourceShareAreNoPartOfAnArticle) {
    const std::string notice = "<p>Mời bà con nghe bản tin trên loa của xã lúc sáu giờ sáng hằng ngày.</p>";
    std::string samples;
    for (const char *village : {"Nà Lo", "Pắc Ngà", "Bản Mạ"}) {
        const std::string name = fmt::format("mau-{}.html", samples.size());
        test::write(
            folder_.path() / name,
            fmt::format("<html lang=\"vi\"><body><h1>Tin {0}</h1><div class=\"bai-viet\"><p>Hôm nay {0} "
                        "làm xong con đường mới, bà con đi lại dễ hơn.</p>{1}</div></body></html>",
                        village, notice));
        samples += fmt::format("{}\"{}\"", samples.empty() ? "" : ", ", (folder_.path() / name).string());
    }
    listings_.clear();
    std::string html = page("Cầu mới", "");
    html.insert(html.find("</p></div>") + 4, notice);
    add("tin.html", html);
    config_ =
        settings::parse_config(fmt::format("[[source]]\nname = \"ban\"\nkind = \"site\"\npath = \"{}\"\n"
                                           "samples = [{}]\n",
                                           folder_.path().string(), samples),
                               "baonoi.toml");
    EXPECT_EQ(run({}).back(), "attached tin.html");
    std::string captions;
    for (const auto &entry : fs::directory_iterator(folder_.path() / "audio"))
        if (entry.path().extension() == ".vtt")
            captions += test::read(entry.path());
    EXPECT_EQ(captions.find("loa"), std::string::npos);
    EXPECT_NE(captions.find("Trường"), std::string::npos);
}

TEST_F(Fill, NamesTheSourcesThatThereAre) {
    FillSettings settings;
    settings.sources = {"bao"};
    EXPECT_THROW(
        {
            try {
                run(settings);
            } catch (const Error &error) {
                EXPECT_EQ(error.next(), Next::stop);
                EXPECT_STREQ(error.what(), "no source is named \"bao\"; there are: ban");
                throw;
            }
        },
        Error);
}

TEST_F(Fill, WithoutASourceItSaysWhatToAdd) {
    config_.sources.clear();
    EXPECT_THROW(
        {
            try {
                run({});
            } catch (const Error &error) {
                EXPECT_STREQ(error.what(), "no source is configured; add a [[source]] to baonoi.toml");
                throw;
            }
        },
        Error);
}

} // namespace
} // namespace baonoi::work
