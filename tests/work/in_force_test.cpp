// SPDX-License-Identifier: GPL-3.0-or-later
// What wins: the article over its section, that over its source, that over the configuration.
#include "work/in_force.h"

#include "work/orders.h"
#include "work/section.h"

#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

store::ScopeRecord scope(const std::string &section, const std::string &voice, std::optional<bool> heard = {},
                         std::optional<std::string> intro = {}) {
    store::ScopeRecord record;
    record.source = "bao";
    record.section = section;
    record.voice = voice;
    record.heard = heard;
    record.intro = std::move(intro);
    record.changed_by = "an";
    return record;
}

class InForceOf : public ::testing::Test {
protected:
    InForce of(const std::string &section, const store::Decision &decision = {}) const {
        return in_force(decision, scopes_, section, config_);
    }

    settings::Config config_ = settings::parse_config(
        "[voice]\nintro = \"Đây là báo nói.\"\noutro = \"Xin chào.\"\n", "baonoi.toml");
    std::vector<store::ScopeRecord> scopes_;
};

TEST_F(InForceOf, TheConfigurationHoldsWhereNothingIsSaid) {
    const InForce settings = of("the-thao");
    EXPECT_EQ(settings.voice, (Setting<std::string>{"", SetFor::configuration}));
    EXPECT_EQ(settings.heard, (Setting<bool>{true, SetFor::configuration}));
    EXPECT_EQ(settings.intro, (Setting<std::string>{"Đây là báo nói.", SetFor::configuration}));
    EXPECT_EQ(settings.outro.value, "Xin chào.");
    EXPECT_EQ(settings.silent_because, "");
}

TEST_F(InForceOf, EachPartIsTakenFromTheNearestThatSaysIt) {
    scopes_ = {scope("", "vi-source", {}, "Của nguồn."), scope("the-thao", "vi-section"),
               scope("van-hoa", "", {}, "")};
    EXPECT_EQ(of("the-thao").voice, (Setting<std::string>{"vi-section", SetFor::section}));
    EXPECT_EQ(of("the-thao").intro, (Setting<std::string>{"Của nguồn.", SetFor::source}));
    EXPECT_EQ(of("van-hoa").voice, (Setting<std::string>{"vi-source", SetFor::source}));
    EXPECT_EQ(of("van-hoa").intro, (Setting<std::string>{"", SetFor::section}))
        << "none, whatever the source has";
    EXPECT_EQ(of("").voice, (Setting<std::string>{"vi-source", SetFor::source}));
    store::Decision decision;
    decision.voice = "vi-article";
    EXPECT_EQ(of("the-thao", decision).voice, (Setting<std::string>{"vi-article", SetFor::article}));
}

TEST_F(InForceOf, WhatIsSwitchedOffIsSilentUnlessSomethingNearerSaysOtherwise) {
    scopes_ = {scope("", "", false), scope("the-thao", "", true)};
    EXPECT_EQ(of("").heard, (Setting<bool>{false, SetFor::source}));
    EXPECT_EQ(of("").silent_because, "switched off with the source bao by an");
    EXPECT_EQ(of("the-thao").heard, (Setting<bool>{true, SetFor::section}));
    EXPECT_EQ(of("the-thao").silent_because, "");
    store::Decision published;
    published.published_by = "binh";
    EXPECT_EQ(of("", published).heard, (Setting<bool>{true, SetFor::article}));
    EXPECT_EQ(of("", published).silent_because, "");
    store::Decision withdrawn;
    withdrawn.withdrawn_by = "binh";
    withdrawn.reason = "kiện";
    EXPECT_EQ(of("the-thao", withdrawn).silent_because, "withdrawn by binh: kiện");
    scopes_[1].heard = false;
    scopes_[1].reason = "mùa nghỉ";
    EXPECT_EQ(of("the-thao").silent_because, "switched off with the section the-thao by an: mùa nghỉ");
}

TEST(Section, IsWhatTheSourceAnnouncesOrTheFirstFolder) {
    settings::SourceConfig site;
    site.settings.path = "/srv/cong";
    const auto of_file = [&](const std::string &file) { return section_of(site, "", file, ""); };
    EXPECT_EQ(of_file("/srv/cong/the-thao/bai.html"), "the-thao");
    EXPECT_EQ(of_file("/srv/cong/the-thao/bong-da/bai.html"), "the-thao");
    EXPECT_EQ(of_file("/srv/cong/bai.html"), "");
    EXPECT_EQ(of_file("/srv/cong/2026/03/bai.html"), "") << "a year";
    EXPECT_EQ(of_file("/srv/khac/a/bai.html"), "");
    const settings::SourceConfig feed;
    const auto of_url = [&](const std::string &url) { return section_of(feed, "", url, ""); };
    EXPECT_EQ(of_url("https://bao.vn/the-thao/bai.html"), "the-thao");
    EXPECT_EQ(of_url("https://bao.vn/th%E1%BB%83-thao/bai.html?x=/a/b"), "thể-thao");
    EXPECT_EQ(of_url("https://bao.vn/bai.html"), "");
    EXPECT_EQ(of_url("https://bao.vn/the-thao/"), "the-thao") << "its own front page";
    EXPECT_EQ(of_url("https://bao.vn"), "");
    EXPECT_EQ(section_of(feed, "Thể  thao", "https://bao.vn/tin/1.html", ""), "Thể thao");
    EXPECT_EQ(section_of(feed, "", "https://bao.vn/rss/1", "https://bao.vn/van-hoa/1.html"), "van-hoa");
}

} // namespace
} // namespace baonoi::work
