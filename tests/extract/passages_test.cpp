// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/passages.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace baonoi::extract {
namespace {

class Passages : public ::testing::Test {
protected:
    Texts texts(const std::vector<std::string> &all) {
        Texts texts;
        for (const std::string &text : all)
            texts.push_back(pieces_of(text, vocabulary_));
        return texts;
    }
    std::vector<PieceRun> same(const std::vector<std::string> &all, const std::string &passage) {
        return same_words(texts(all), vocabulary_.words_of(passage));
    }
    std::vector<PieceRun> alike(const std::vector<std::string> &all, const std::string &passage,
                                const std::vector<std::string> &known = {}) {
        std::set<Words> words;
        for (const std::string &one : known)
            words.insert(vocabulary_.words_of(one));
        std::size_t comparisons = 1000;
        return most_alike(texts(all), vocabulary_.words_of(passage), words, comparisons);
    }
    static std::vector<std::string> split(const std::string &text) {
        Vocabulary vocabulary;
        std::vector<std::string> parts;
        for (const Piece &piece : pieces_of(text, vocabulary))
            parts.push_back(text.substr(piece.span.begin, piece.span.size()));
        return parts;
    }

    Vocabulary vocabulary_;
};

TEST_F(Passages, PiecesEndWithFullStopsAndTileTheText) {
    using Parts = std::vector<std::string>;
    EXPECT_EQ(split("Mưa to. Gió lớn! Bão? Tan…"), (Parts{"Mưa to. ", "Gió lớn! ", "Bão? ", "Tan…"}));
    EXPECT_EQ(split("Ông nói: “Đi thôi.” Rồi đi."), (Parts{"Ông nói: “Đi thôi.” ", "Rồi đi."}));
    EXPECT_EQ(split("Giá 1.234,5 đồng."), (Parts{"Giá 1.234,5 đồng."}));
    EXPECT_EQ(split("Họp xong.Sáng mai họp tiếp"), (Parts{"Họp xong.", "Sáng mai họp tiếp"}));
    EXPECT_EQ(split("Không dấu"), (Parts{"Không dấu"}));
    EXPECT_EQ(split(""), Parts());
    EXPECT_EQ(split("..."), (Parts{"..."}));
}

TEST_F(Passages, AreFoundWhateverTheirCasePunctuationAndBlanks) {
    const std::vector<std::string> page{"Mở đầu.", "Mưa to ở xã. Nước dâng nhanh. Dân đi tránh."};
    EXPECT_EQ(same(page, "Nước dâng nhanh."), (std::vector<PieceRun>{{1, 1, 2}}));
    EXPECT_EQ(same(page, "NƯỚC dâng — nhanh"), (std::vector<PieceRun>{{1, 1, 2}}));
    EXPECT_EQ(same(page, "Nu\u031bo\u031b\u0301c da\u0302ng nhanh"), (std::vector<PieceRun>{{1, 1, 2}}))
        << "decomposed";
    EXPECT_EQ(same(page, "Mưa to ở xã. Nước dâng nhanh."), (std::vector<PieceRun>{{1, 0, 2}}));
    EXPECT_EQ(same(page, "Nước dâng"), std::vector<PieceRun>()) << "a part of a sentence is none";
    EXPECT_EQ(same(page, "Mở đầu. Mưa to ở xã."), std::vector<PieceRun>()) << "of two paragraphs";
    EXPECT_EQ(same(page, "…"), std::vector<PieceRun>()) << "no word";
}

TEST_F(Passages, AreFoundWhereverTheyStand) {
    EXPECT_EQ(same({"Ảnh: TTXVN. Hết.", "Ảnh: TTXVN."}, "Ảnh: TTXVN."),
              (std::vector<PieceRun>{{0, 0, 1}, {1, 0, 1}}));
}

TEST_F(Passages, OfWhichAFifthOfTheWordsWasEditedAreFoundStill) {
    const std::string passage = "Theo báo cáo của xã, đến chiều nay đã có mười hộ dân được đưa đi.";
    EXPECT_EQ(alike({"Tin khác hẳn về giá vàng trong nước sáng nay tăng.",
                     "Mở đầu. Theo báo cáo mới của xã, đến tối nay đã có mười hai hộ dân được đưa đi."},
                    passage),
              (std::vector<PieceRun>{{1, 1, 2}}));
    EXPECT_EQ(alike({"Theo báo cáo của huyện, đến sáng hôm sau đã có trăm hộ dân được chuyển đi nơi khác."},
                    passage),
              std::vector<PieceRun>());
    EXPECT_EQ(alike({"Bảng A: Lào thắng."}, "Bảng A: Lào thua."), std::vector<PieceRun>())
        << "too short to guess";
}

TEST_F(Passages, TheMostAlikeIsTakenAndNothingThatWasReadBefore) {
    const std::string passage = "Bảng A có bốn đội là Việt Nam, Lào, Thái Lan và Brunei đá tối nay.";
    const std::string other = "Bảng A có bốn đội là Việt Nam, Lào, Thái Lan và Philippines đá tối mai.";
    const std::string nearer = "Bảng A có bốn đội là Việt Nam, Lào, Thái Lan và Brunei đá tối mai.";
    EXPECT_EQ(alike({other, nearer}, passage), (std::vector<PieceRun>{{1, 0, 1}}));
    EXPECT_EQ(alike({other, nearer}, passage, {nearer}), (std::vector<PieceRun>{{0, 0, 1}}));
    EXPECT_EQ(alike({other, nearer}, passage, {nearer, other}), std::vector<PieceRun>());
}

TEST_F(Passages, ComparisonsAreCountedDown) {
    std::size_t comparisons = 1;
    const Texts page = texts({"một hai ba bốn năm sáu", "một hai ba bốn năm bảy"});
    EXPECT_EQ(most_alike(page, vocabulary_.words_of("một hai ba bốn năm bảy"), {}, comparisons).size(), 1U);
    EXPECT_EQ(comparisons, 0U);
    EXPECT_TRUE(most_alike(page, vocabulary_.words_of("một hai ba bốn năm bảy"), {}, comparisons).empty());
}

// The whole table, without a band.
std::size_t plain_distance(const Words &a, const Words &b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j)
            table[i][j] = i == 0   ? j
                          : j == 0 ? i
                                   : std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                                               table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
    return table[a.size()][b.size()];
}

TEST(Distance, IsThatOfTheWholeTableUpToTheMost) {
    std::mt19937 random(7);
    for (int round = 0; round < 5000; ++round) {
        const auto words = [&] {
            Words made(random() % 9);
            for (std::uint32_t &word : made)
                word = random() % 4;
            return made;
        };
        const Words a = words(), b = words();
        const std::size_t most = random() % 6, plain = plain_distance(a, b);
        const std::size_t found = distance(a, b, most);
        if (plain <= most)
            ASSERT_EQ(found, plain);
        else
            ASSERT_GT(found, most);
    }
}

} // namespace
} // namespace baonoi::extract
