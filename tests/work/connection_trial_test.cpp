// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/connection_trial.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "work/system_state.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

class ConnectionTrial : public testing::Test {
protected:
    ConnectionTrial() {
        for (int i = 1; i <= 7; ++i)
            test::write(
                folder_.path() / fmt::format("site/tin/{}.html", i),
                fmt::format("<html lang=\"vi\"><head><title>Bài {0}</title></head><body><article><h1>Bài "
                            "số {0}</h1><p>Sáng nay trời mưa to ở nhiều nơi, người dân đi lại khó khăn "
                            "trên các con đường dẫn vào thành phố.</p><p>Đến trưa nước rút dần, chợ mở "
                            "lại và trẻ em tới trường như mọi ngày trong tuần.</p></article></body></html>",
                            i));
    }
    std::unique_ptr<work::Setup> setup(const std::string &cache = "off") const {
        return std::make_unique<work::Setup>(settings::parse_config(
            fmt::format("[store]\nurl = \"sqlite:{0}/baonoi.db\"\n[cache]\nfolder = \"{1}\"\n"
                        "[[publisher]]\nname = \"cong\"\nkind = \"site\"\npath = \"site\"\n"
                        "[[source]]\nname = \"cong\"\nkind = \"site\"\npath = \"site\"\n"
                        "[[source]]\nname = \"mat\"\nkind = \"site\"\npath = \"khong-co\"\n",
                        folder_.path().string(), cache),
            folder_.path() / "baonoi.toml"));
    }

    test::TemporaryFolder folder_;
    test::FakeClock clock_;
};

TEST_F(ConnectionTrial, TellsTheFirstArticlesWithTheirWords) {
    const auto setup = this->setup();
    const SourceTrial trial = try_source(*setup, "cong", clock_);
    ASSERT_EQ(trial.articles.size(), most_tried_articles);
    EXPECT_EQ(trial.fault, "");
    EXPECT_FALSE(trial.ran_out_of_time);
    for (const TriedArticle &article : trial.articles) {
        EXPECT_TRUE(article.title.starts_with("Bài số ")) << article.title;
        EXPECT_GT(article.words, 30U);
        EXPECT_LT(article.words, 60U);
        EXPECT_EQ(article.fault, "");
    }
}

// Time goes on by itself.
class HastyClock : public test::FakeClock {
public:
    Seconds elapsed() override {
        pass(longest_trial.value / 4);
        return FakeClock::elapsed();
    }
};

TEST_F(ConnectionTrial, BeginsNoArticleWhenTimeIsUp) {
    HastyClock clock;
    const auto setup = this->setup();
    const SourceTrial trial = try_source(*setup, "cong", clock);
    EXPECT_TRUE(trial.ran_out_of_time);
    ASSERT_FALSE(trial.articles.empty());
    EXPECT_EQ(trial.articles.back().words, 0U);
    EXPECT_EQ(trial.articles.back().fault, "") << "nobody looked";
}

TEST_F(ConnectionTrial, WhatCannotBeReadIsToldAndWhatThereIsNotRefused) {
    const auto setup = this->setup();
    const SourceTrial trial = try_source(*setup, "mat", clock_);
    EXPECT_TRUE(trial.articles.empty());
    EXPECT_NE(trial.fault.find("khong-co"), std::string::npos) << trial.fault;
    EXPECT_THROW(try_source(*setup, "ai", clock_), Error);
    EXPECT_THROW(try_publisher(*setup, "ai"), Error);
    const auto findings = try_publisher(*setup, "cong");
    ASSERT_FALSE(findings.empty());
    EXPECT_TRUE(findings[0].is_good) << findings[0].detail;
}

TEST_F(ConnectionTrial, TheStateOfTheSystemCountsTheCache) {
    const std::string cache = (folder_.path() / "cache").string();
    test::write(folder_.path() / "cache/segments/0a" / std::string(30, 'b'), "12345");
    test::write(folder_.path() / "cache/segments/0a/other", "1");
    const auto setup = this->setup(cache);
    const SystemState state = system_state(setup->config);
    ASSERT_TRUE(state.cache);
    EXPECT_EQ(state.cache->segments, 1U);
    EXPECT_EQ(state.cache->bytes, 5U);
    std::string names;
    for (const DiskUse &disk : state.disks) {
        names += disk.what + " ";
        EXPECT_GT(disk.all, disk.free);
    }
    EXPECT_EQ(names, "store cache cong ");
    EXPECT_FALSE(system_state(this->setup()->config).cache);
}

} // namespace
} // namespace baonoi::work
