// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/change.h"

#include "settings/config.h"

#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

class ChangeOfAnArticle : public ::testing::Test {
protected:
    produce::Prepared prepared(const std::vector<std::string> &paragraphs) const {
        produce::Prepared prepared;
        for (const std::string &text : paragraphs)
            prepared.script.blocks.push_back({BlockKind::paragraph, text, "p"});
        prepared.utterances = normalise::normalise(prepared.script, reader_);
        return prepared;
    }
    store::Urgency urgency(const std::string &before, const std::string &now) const {
        return urgency_of(sentences_of(prepared({before})), prepared({now}));
    }

    const settings::Config config_ = settings::parse_config("", "");
    const normalise::Reader reader_{config_.lexicon_folders, config_.reading};
};

TEST_F(ChangeOfAnArticle, SentencesAreKeptAsWrittenAndAsSaid) {
    EXPECT_EQ(sentences_of(prepared({"Xã có 2 trường. Trời đẹp!", "***"})),
              (std::vector<store::SentenceRecord>{{"Xã có 2 trường.", "Xã có hai trường"},
                                                  {"Trời đẹp!", "Trời đẹp"}}));
}

TEST_F(ChangeOfAnArticle, IsWhatIsOnOneSideOnly) {
    const store::SentenceRecord a{"A.", "a"}, b{"B.", "bê"}, c{"C.", "xê"};
    const Change change = change_between({a, b, a}, {c, a, b});
    EXPECT_EQ(change.gone, std::vector<store::SentenceRecord>{a});
    EXPECT_EQ(change.added, std::vector<store::SentenceRecord>{c});
}

TEST_F(ChangeOfAnArticle, NumbersDatesAndNamesAreUrgent) {
    EXPECT_EQ(urgency("Có 3 người bị thương.", "Có 5 người bị thương."), store::Urgency::facts);
    EXPECT_EQ(urgency("Lễ mở ngày 5/3 tại xã.", "Lễ mở ngày 6/3 tại xã."), store::Urgency::facts);
    EXPECT_EQ(urgency("Hôm qua ông Trần Văn Bình tới thăm.", "Hôm qua ông Trần Văn Minh tới thăm."),
              store::Urgency::facts);
    EXPECT_EQ(urgency("Bình Minh thắng Lào Cai.", "Lào Cai thắng Bình Minh."), store::Urgency::facts);
    EXPECT_EQ(urgency("Việc này do sở lo.", "Việc này do UBND lo."), store::Urgency::facts);
    EXPECT_EQ(urgency("Giá xăng tăng 3% từ chiều nay.", "Giá xăng tăng từ chiều nay."),
              store::Urgency::facts);
    EXPECT_EQ(urgency("Tất cả đều vui.", "Tất cả đều vui. Có 2 người về muộn."), store::Urgency::facts);
    EXPECT_EQ(urgency("Máy này đo bằng gam.", "Máy này đo bằng km."), store::Urgency::facts);
}

TEST_F(ChangeOfAnArticle, PlainWordsAreNot) {
    EXPECT_EQ(urgency("Sáng nay trời nắg, cả 3 xã đi cấy.", "Sáng nay trời nắng, cả 3 xã đi cấy."),
              store::Urgency::ordinary);
    EXPECT_EQ(urgency("Hôm nay trời đẹp.", "Bữa nay trời đẹp."), store::Urgency::ordinary);
    EXPECT_EQ(urgency("Trời đẹp. Xã có 2 trường.", "Xã có 2 trường. Trời đẹp."), store::Urgency::ordinary);
    EXPECT_EQ(urgency("Xã có 2 trường. Trời đẹp.", "Xã có 2 trường."), store::Urgency::ordinary);
}

TEST_F(ChangeOfAnArticle, WhatWasNeverKeptMayHaveBeenAnything) {
    EXPECT_EQ(urgency_of({}, prepared({"Trời đẹp."})), store::Urgency::facts);
}

} // namespace
} // namespace baonoi::work
