// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/prosody.h"
#include "test_paths.h"

#include "base/file.h"
#include "synthesise/plan.h"
#include "synthesise/samples.h"

#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <numeric>

namespace baonoi::synthesise {
namespace {

using test::message_of;
using test::pauses;
using test::token;
using test::utterance;

const std::string shipped_text =
    read_file(std::filesystem::path(BAONOI_SOURCE_DIR) / "voices/prosody.toml", std::size_t{1} << 20U);

const Prosody &shipped() {
    static const Prosody prosody = read_prosody(shipped_text, "prosody.toml");
    return prosody;
}

Utterance of_kind(BlockKind kind, std::string_view text, Pause pause = Pause::sentence) {
    Utterance result = utterance(text);
    result.kind = kind;
    result.pause = pause;
    return result;
}

Utterance asking(std::string_view text) {
    Utterance result = utterance(text);
    result.question = true;
    result.tokens.push_back(token("", Pause::sentence));
    result.tokens.back().asks = true;
    return result;
}

std::vector<PlannedClause> planned(const Utterance &utterance) {
    return plan(utterance, Pronunciation(), pauses(), &shipped());
}

// Of each syllable, as eSpeak counts.
std::vector<int> pitches(const Utterance &utterance) {
    std::vector<int> all;
    for (const PlannedClause &clause : planned(utterance))
        for (const espeak::EngineWord &piece : clause.pieces)
            all.push_back(piece.manner.pitch);
    return all;
}

std::string words(int count) {
    std::string text = "sông";
    for (int i = 1; i < count; ++i)
        text += " sông";
    return text;
}

TEST(Melody, AStatementFallsFromItsBeginToItsEnd) {
    const std::vector<int> all = pitches(utterance(words(12)));
    ASSERT_EQ(all.size(), 12U);
    EXPECT_GT(all.front(), 5);
    EXPECT_LT(all.back(), -5);
    for (std::size_t i = 1; i < all.size(); ++i)
        EXPECT_LE(all[i], all[i - 1]);
}

TEST(Melody, SyllablesShareAPitchAndTheLastOnesHaveTheirOwn) {
    EXPECT_EQ(pitches(utterance(words(10))), (std::vector<int>{6, 6, 6, 6, 6, -6, -6, -8, -8, -8}));
}

TEST(Melody, AShortSentenceFallsLess) {
    const auto fall = [](int count) {
        const std::vector<int> all = pitches(utterance(words(count)));
        return all.front() - all.back();
    };
    EXPECT_LT(fall(4), fall(8));
    EXPECT_LT(fall(8), fall(16));
    EXPECT_EQ(pitches(utterance("sông")).size(), 1U);
}

TEST(Melody, IsResetAtEachClauseBelowItsFirst) {
    const std::vector<int> all = pitches(utterance(words(9) + " , " + words(9)));
    EXPECT_GT(all[9], all[8]);
    EXPECT_LT(all[9], all[0]);
}

TEST(Melody, AParagraphBeginsHigher) {
    Utterance first = utterance(words(10));
    const int later = pitches(first).front();
    first.begins_block = true;
    EXPECT_EQ(pitches(first).front(), later + 3);
}

TEST(Melody, AnItemIsHeldAndTheLastOneFalls) {
    Utterance item = of_kind(BlockKind::item, words(6), Pause::item);
    const std::vector<int> held = pitches(item);
    EXPECT_LE(held.front() - held.back(), 12);
    EXPECT_GE(held.back(), 0);
    item.ends_list = true;
    EXPECT_LT(pitches(item).back(), held.back() - 5);
    EXPECT_EQ(pitches(item), pitches(utterance(words(6))));
}

TEST(Melody, TitlesHeadingsAndQuotesHaveTheirOwnRange) {
    const auto first = [](BlockKind kind) { return pitches(of_kind(kind, words(10))).front(); };
    EXPECT_GT(first(BlockKind::title), first(BlockKind::heading));
    EXPECT_GT(first(BlockKind::heading), first(BlockKind::paragraph));
    EXPECT_NE(pitches(of_kind(BlockKind::quote, words(10))), pitches(utterance(words(10))));
    EXPECT_EQ(planned(of_kind(BlockKind::quote, words(3)))[0].pieces[0].manner.range, 106);
}

TEST(Melody, AQuestionRisesOnlyWhenNoWordTellsIt) {
    const std::string text = "anh có đi Hà Nội không";
    const std::vector<int> rising = pitches(asking(text)), falling = pitches(utterance(text));
    EXPECT_GE(rising.back(), rising[rising.size() - 2] + 8);
    EXPECT_GT(rising.back(), falling.back() + 15);
    EXPECT_EQ(pitches(asking("anh đi đâu")), pitches(utterance("anh đi đâu")));
    EXPECT_EQ(pitches(asking("Bao giờ anh đi")), pitches(utterance("Bao giờ anh đi")));
    EXPECT_EQ(pitches(asking("như thế nào thì anh đi")), pitches(utterance("như thế nào thì anh đi")));
    EXPECT_NE(pitches(asking("anh đi đâu đấy nhỉ à")), rising);
}

TEST(Melody, OnlyTheClauseThatAsksRises) {
    Utterance quoted = utterance("anh đi à");
    quoted.question = true;
    quoted.tokens.push_back(token("", Pause::sentence));
    quoted.tokens.back().asks = true;
    quoted.tokens.push_back(token("ông"));
    quoted.tokens.push_back(token("hỏi"));
    const std::vector<int> all = pitches(quoted);
    ASSERT_EQ(all.size(), 5U);
    EXPECT_GE(all[2], all[1] + 8);
    EXPECT_LT(all[4], 0);
}

TEST(Melody, DependsOnTheUtteranceAlone) {
    Utterance elsewhere = utterance(words(10));
    elsewhere.block = 7;
    elsewhere.source = {100, 200};
    EXPECT_EQ(pitches(elsewhere), pitches(utterance(words(10))));
}

TEST(Pauses, GrowWithWhatTheyDivide) {
    const double comma = pauses().after[static_cast<std::size_t>(Pause::comma)].value;
    const double sentence = pauses().after[static_cast<std::size_t>(Pause::sentence)].value;
    const auto few = planned(utterance("lúa , ngô"));
    EXPECT_DOUBLE_EQ(few[0].silence.value, comma * 0.60);
    EXPECT_DOUBLE_EQ(few[1].silence.value, sentence * 0.80);
    const auto many = planned(utterance(words(20) + " , " + words(20)));
    EXPECT_DOUBLE_EQ(many[0].silence.value, comma * 1.35);
    EXPECT_DOUBLE_EQ(many[1].silence.value, sentence * 1.15);
    EXPECT_DOUBLE_EQ(planned(utterance(words(8) + " , " + words(8)))[0].silence.value, comma * 0.975);
}

TEST(Breath, IsTakenBeforeAWordThatBeginsAGroup) {
    const auto clauses = planned(utterance(words(14) + " và " + words(13)));
    ASSERT_EQ(clauses.size(), 2U);
    EXPECT_EQ(clauses[0].pieces.size(), 14U);
    EXPECT_EQ(clauses[1].pieces[0].text, "và");
    EXPECT_EQ(planned(utterance(words(12) + " và " + words(12))).size(), 1U); // 25 in all
    EXPECT_EQ(planned(utterance(words(28))).size(), 1U);
    EXPECT_EQ(planned(utterance(words(5) + " và " + words(28))).size(), 1U); // a group of five is none
}

TEST(Breath, IsNotTakenBetweenTwoSuchWords) {
    const auto clauses = planned(utterance(words(14) + " sau khi " + words(14)));
    ASSERT_EQ(clauses.size(), 2U);
    EXPECT_EQ(clauses[1].pieces[0].text, "sau");
}

TEST(Rate, FallsWhereNumbersAreDense) {
    const auto rates = [](const Utterance &utterance) {
        std::vector<int> all;
        for (const PlannedClause &clause : planned(utterance))
            all.push_back(clause.pieces[0].manner.rate);
        return all;
    };
    Utterance text = utterance("giá là");
    text.tokens.push_back(token("chín mươi tám nghìn năm trăm"));
    text.tokens.push_back(token("đồng", Pause::comma));
    text.tokens.push_back(token("giảm"));
    text.tokens.push_back(token("ba"));
    text.tokens.push_back(token("trăm"));
    EXPECT_EQ(rates(text), (std::vector<int>{92, 100}));
    EXPECT_EQ(rates(utterance("hai ngàn lẻ năm ngàn")), (std::vector<int>{92})); // as the South says it
}

TEST(Prosody, MistakesNameFileLineAndKey) {
    const auto changed = [](const std::string &from, const std::string &to) {
        std::string text = shipped_text;
        text.replace(text.find(from), from.size(), to);
        return message_of([&] { read_prosody(text, "p.toml"); });
    };
    EXPECT_TRUE(changed("\nstep = 5", "\nstep = 0").starts_with("p.toml:"))
        << changed("\nstep = 5", "\nstep = 0");
    EXPECT_NE(changed("\nstep = 5", "\nstep = 0").find("[melody] step"), std::string::npos);
    EXPECT_NE(changed("\nmany = 13", "\nmany = 3").find("many must be more than few"), std::string::npos);
    EXPECT_NE(changed("[melody.quote]", "[melody.quota]").find("quote must be given as a table"),
              std::string::npos);
    EXPECT_NE(changed("rise = 2.0", "rize = 2.0").find("[question] rise must be given"), std::string::npos);
}

} // namespace
} // namespace baonoi::synthesise
