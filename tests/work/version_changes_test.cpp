// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/version_changes.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

using Sentences = std::vector<store::SentenceRecord>;

Sentences said(const std::vector<std::string> &texts) {
    Sentences sentences;
    for (const std::string &text : texts)
        sentences.push_back({text, text});
    return sentences;
}

std::string shown(const Sentences &before, const Sentences &after) {
    std::string text;
    for (const SentenceChange &change : changes_between(before, after)) {
        text += fmt::format("{}: {} > {}", name_of(change.kind), change.before ? change.before->text : "",
                            change.after ? change.after->text : "");
        for (const OtherWords &words : change.words)
            text += fmt::format(" [{}|{}]", words.before, words.after);
        text += "\n";
    }
    return text;
}

TEST(VersionChanges, OfTheSameThereAreNone) {
    EXPECT_EQ(shown(said({"Một.", "Hai.", "Một."}), said({"Một.", "Hai.", "Một."})), "");
    EXPECT_EQ(shown({}, {}), "");
}

TEST(VersionChanges, AnEditedSentenceIsToldByItsWords) {
    EXPECT_EQ(shown(said({"Mở đầu.", "Xã có 2 lớp học mới.", "Hết."}),
                    said({"Mở đầu.", "Xã có 3 lớp học rất mới.", "Hết."})),
              "edited: Xã có 2 lớp học mới. > Xã có 3 lớp học rất mới. [2|3] [|rất]\n");
    EXPECT_EQ(shown(said({"Xã có lớp học mới ở bản."}), said({"Xã có lớp mới."})),
              "edited: Xã có lớp học mới ở bản. > Xã có lớp mới. [học mới ở bản.|mới.]\n");
}

TEST(VersionChanges, SentencesComeAndGoInTheirPlaces) {
    EXPECT_EQ(shown(said({"Một câu cũ đã bỏ.", "Câu ở lại.", "Cuối."}),
                    said({"Câu ở lại.", "Thêm vào đây.", "Cuối."})),
              "gone: Một câu cũ đã bỏ. > \nadded:  > Thêm vào đây.\n");
    EXPECT_EQ(shown(said({"Trời nắng to."}), said({"Giá vàng tăng mạnh."})),
              "gone: Trời nắng to. > \nadded:  > Giá vàng tăng mạnh.\n")
        << "nothing alike";
    EXPECT_EQ(shown({}, said({"Một."})), "added:  > Một.\n");
    EXPECT_EQ(shown(said({"Một."}), {}), "gone: Một. > \n");
}

TEST(VersionChanges, WhatIsReadOtherwiseIsToldByWhatIsSaid) {
    EXPECT_EQ(shown({{"UBND họp.", "u bê en dê họp"}}, {{"UBND họp.", "ủy ban nhân dân họp"}}),
              "reading: UBND họp. > UBND họp. [u bê en dê|ủy ban nhân dân]\n");
}

TEST(VersionChanges, OfManySentencesToo) {
    std::vector<std::string> before, after;
    for (int i = 0; i < 3000; ++i) {
        before.push_back(fmt::format("Câu số {} của bài cũ.", i));
        after.push_back(fmt::format("Câu số {} của bài {}.", i, i == 1500 ? "mới" : "cũ"));
    }
    EXPECT_EQ(changes_between(said(before), said(after)).size(), 1U);
    std::vector<std::string> others;
    for (int i = 0; i < 6000; ++i)
        others.push_back(fmt::format("Khác hẳn {}.", i));
    EXPECT_EQ(changes_between(said(before), said(others)).size(), 9000U) << "too many to be compared";
}

} // namespace
} // namespace baonoi::work
