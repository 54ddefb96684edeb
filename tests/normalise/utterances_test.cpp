// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/sample_reader.h"

#include <gtest/gtest.h>
#include <vector>

namespace baonoi::test {

using namespace normalise;

namespace {

std::vector<std::string> spoken_of(std::string_view line) {
    std::vector<std::string> out;
    for (const Utterance &utterance : read_line(line, shipped_reader()).utterances)
        out.push_back(spoken_text(utterance));
    return out;
}

Script script_of(std::vector<Block> blocks) {
    Script script;
    script.blocks = std::move(blocks);
    return script;
}

} // namespace

TEST(Sentences, EndOnlyAtTheirDots) {
    EXPECT_EQ(spoken_of("Ông J. Smith trả 1.500 đồng. Rồi đi."),
              (std::vector<std::string>{"Ông gi xờ mít trả một nghìn năm trăm đồng", "Rồi đi"}));
    EXPECT_EQ(spoken_of("“Đi đâu?” cô hỏi. “Về nhà.” Anh đáp."),
              (std::vector<std::string>{"Đi đâu cô hỏi", "Về nhà", "Anh đáp"}));
}

TEST(Sentences, DoNotEndAtTheInitialsOfAName) {
    EXPECT_EQ(spoken_of("Tòa phạt Trần Q.V. 18 tháng tù. Bà Gerald R. Ford đến.").size(), 2U);
    EXPECT_EQ(spoken_of("Nạn nhân L.K.M. (31 tuổi) đã tỉnh.").size(), 1U);
    EXPECT_EQ(spoken_of("Anh học Trường THPT A. Sau đó anh về.").size(), 2U);
    EXPECT_EQ(spoken_of("Cô có nhóm máu B. Người thân cũng vậy.").size(), 2U);
}

TEST(Sentences, TokensTileEveryCharacter) {
    const ReadLine line = read_line("  Giá (tạm tính): 5–7%/năm… «ổn» 😀 **", shipped_reader());
    std::size_t end = 0;
    for (const Utterance &utterance : line.utterances) {
        EXPECT_EQ(utterance.source.begin, end);
        for (const Token &token : utterance.tokens) {
            EXPECT_EQ(token.source.begin, end);
            EXPECT_FALSE(token.rule.empty());
            end = token.source.end;
        }
        EXPECT_EQ(utterance.source.end, end);
    }
    EXPECT_EQ(end, line.text.size());
}

TEST(Sentences, AQuestionIsKnown) {
    const ReadLine line = read_line("Ai đến? Tôi đến.", shipped_reader());
    ASSERT_EQ(line.utterances.size(), 2U);
    EXPECT_TRUE(line.utterances[0].question);
    EXPECT_FALSE(line.utterances[1].question);
}

TEST(Sentences, TheMarkThatAsksIsKnown) {
    const ReadLine line = read_line("“Anh đi à?”, ông hỏi.", shipped_reader());
    ASSERT_EQ(line.utterances.size(), 1U);
    std::string asking;
    for (const Token &token : line.utterances[0].tokens)
        if (token.asks)
            asking += line.text.substr(token.source.begin, token.source.size());
    EXPECT_EQ(asking, "?");
}

TEST(Blocks, TheirFirstSentenceAndTheEndOfAListAreKnown) {
    const auto utterances = normalise::normalise(script_of({{BlockKind::paragraph, "Một câu. Hai câu.", "a"},
                                                            {BlockKind::item, "Mục một.", "b"},
                                                            {BlockKind::item, "Mục hai.", "c"},
                                                            {BlockKind::paragraph, "Hết.", "d"}}),
                                                 shipped_reader());
    ASSERT_EQ(utterances.size(), 5U);
    const auto facts = [&](auto fact) {
        std::string all;
        for (const Utterance &utterance : utterances)
            all += utterance.*fact ? '1' : '0';
        return all;
    };
    EXPECT_EQ(facts(&Utterance::begins_block), "10111");
    EXPECT_EQ(facts(&Utterance::ends_list), "00010");
}

TEST(Blocks, PauseByTheirKindAndOnlyReadOnesAreRead) {
    const auto utterances = normalise::normalise(script_of({{BlockKind::title, "Tin vui", "a"},
                                                            {BlockKind::byline, "An Bình", "b"},
                                                            {BlockKind::paragraph, "Một câu. Hai câu.", "c"},
                                                            {BlockKind::item, "Mục này", "d"}}),
                                                 shipped_reader());
    ASSERT_EQ(utterances.size(), 4U);
    EXPECT_EQ(utterances[0].pause, Pause::title);
    EXPECT_EQ(utterances[1].block, 2U);
    EXPECT_EQ(utterances[1].pause, Pause::sentence);
    EXPECT_EQ(utterances[2].pause, Pause::paragraph);
    EXPECT_EQ(utterances[3].pause, Pause::item);
}

TEST(Definitions, OfTheArticleWinInEveryBlock) {
    const auto utterances =
        normalise::normalise(script_of({{BlockKind::title, "QLKXK mở cửa", "a"},
                                        {BlockKind::paragraph, "Quỹ Liên kết xây kè (QLKXK) họp.", "b"}}),
                             shipped_reader());
    ASSERT_EQ(utterances.size(), 2U);
    EXPECT_EQ(spoken_text(utterances[0]), "Quỹ Liên kết xây kè mở cửa");
    EXPECT_EQ(spoken_text(utterances[1]), "Quỹ Liên kết xây kè họp");
    bool silent = false;
    for (const Token &token : utterances[1].tokens)
        silent |= token.rule == "repeated in brackets" && token.spoken.empty();
    EXPECT_TRUE(silent);
}

TEST(Foreign, WordsCarryTheirLanguage) {
    const Reader reader({}, {.original_names = true});
    const ReadLine line = read_line("hãng Zorblat mới", reader);
    std::string language;
    for (const Token &token : line.utterances.at(0).tokens)
        if (token.spoken == "Zorblat")
            language = token.language;
    EXPECT_EQ(language, "en");
}

TEST(Explain, ListsTheChosenReadingFirstWithItsReasons) {
    const ExplainedLine explained = explain_line("sáng 6/5", shipped_reader());
    ASSERT_EQ(explained.choices.size(), 1U);
    const Choice &choice = explained.choices[0];
    EXPECT_EQ(choice.source, (ByteSpan{6, 9}));
    EXPECT_EQ(choice.alternatives.at(0).name, "date");
    EXPECT_EQ(choice.alternatives.at(0).reasons.at(1).text, "a word for the day before");
    EXPECT_GT(choice.alternatives.size(), 2U);
}

TEST(Settings, ChooseTheSpokenForms) {
    const Reader reader({}, {.le = true, .ngan = true, .decimals_as_number = true});
    EXPECT_EQ(normalise_line("2.105 và 3,25", reader), "hai ngàn một trăm lẻ năm và ba phẩy hai mươi lăm");
    const Reader mung({}, {.mung = true});
    EXPECT_EQ(normalise_line("ngày 5/8, mùng 5/8, đường 3/2, ngày 15/8", mung),
              "ngày mùng năm tháng tám, mùng năm tháng tám, đường ba tháng hai, ngày mười lăm tháng tám");
}

} // namespace baonoi::test
