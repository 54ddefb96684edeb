// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/join.h"
#include "synthesise/plan.h"
#include "synthesise/samples.h"

#include <gtest/gtest.h>

namespace baonoi::synthesise {
namespace {

using test::pauses;
using test::token;
using test::utterance;

std::vector<PlannedClause> planned(const Utterance &utterance) {
    return plan(utterance, Pronunciation(), pauses());
}

double silence_of(Pause pause) {
    return pauses().after[static_cast<std::size_t>(pause)].value;
}

TEST(Plan, CutsAtPauses) {
    const auto clauses = planned(utterance("trời nắng , gió nhẹ"));
    ASSERT_EQ(clauses.size(), 2U);
    EXPECT_EQ(clauses[0].pieces, (espeak::EngineClause{{espeak::EngineWordKind::text, "trời"},
                                                       {espeak::EngineWordKind::text, "nắng"}}));
    EXPECT_EQ(clauses[0].tokens, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(clauses[0].silence.value, silence_of(Pause::comma));
    EXPECT_EQ(clauses[1].tokens, (std::vector<std::size_t>{3, 4}));
    EXPECT_EQ(clauses[1].silence.value, silence_of(Pause::sentence));
}

TEST(Plan, TakesTheLongestOfSeveralPauses) {
    Utterance text = utterance("a");
    text.tokens[0].pause = Pause::bracket;
    text.tokens.push_back(token("", Pause::dash));
    text.tokens.push_back(token("", Pause::comma));
    text.tokens.push_back(token("b", Pause::title));
    const auto clauses = planned(text);
    ASSERT_EQ(clauses.size(), 2U);
    EXPECT_EQ(clauses[0].silence.value, silence_of(Pause::dash));
    EXPECT_EQ(clauses[1].silence.value, silence_of(Pause::title));
}

TEST(Plan, HasNoSilenceBeforeTheFirstWord) {
    Utterance text;
    text.tokens = {token("", Pause::dash), token("a")};
    EXPECT_EQ(planned(text).size(), 1U);
}

TEST(Plan, IsEmptyWithoutWords) {
    EXPECT_TRUE(planned(Utterance()).empty());
    Utterance silent;
    silent.tokens = {token("", Pause::comma), token("", Pause::sentence)};
    EXPECT_TRUE(planned(silent).empty());
}

TEST(Plan, CutsLongClausesBetweenWordsWithABreath) {
    Utterance text;
    for (int i = 0; i < 100; ++i)
        text.tokens.push_back(token("nghiêng"));
    const auto clauses = planned(text);
    ASSERT_EQ(clauses.size(), 4U);
    std::size_t words = 0;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        words += clauses[i].pieces.size();
        EXPECT_LE(clauses[i].pieces.size() * 8, 300U);
        EXPECT_EQ(clauses[i].silence.value, i < 3 ? pauses().breath.value : silence_of(Pause::sentence));
    }
    EXPECT_EQ(words, 100U);
}

TEST(Plan, KeepsOneLongTokenTogetherByItsIndex) {
    Utterance text;
    std::string number = "một";
    for (int i = 0; i < 80; ++i)
        number += " nghìn";
    text.tokens = {token(number), token("người")};
    const auto clauses = planned(text);
    ASSERT_GT(clauses.size(), 1U);
    EXPECT_EQ(clauses[0].tokens.front(), 0U);
    EXPECT_EQ(clauses[1].tokens.front(), 0U);
    EXPECT_EQ(clauses.back().tokens.back(), 1U);
}

TEST(Silence, IsTrimmedWithoutTouchingWhatIsHeard) {
    espeak::SpokenClause clause{{0, 16, -16, 17, 0, 0, -300, 3, 0}, {0, 4, 6}};
    trim_silence(clause);
    EXPECT_EQ(clause.samples, (std::vector<std::int16_t>{17, 0, 0, -300}));
    EXPECT_EQ(clause.begins, (std::vector<std::int64_t>{0, 1, 3}));
    espeak::SpokenClause silent{{0, 1, 2}, {0}};
    trim_silence(silent);
    EXPECT_TRUE(silent.samples.empty());
    EXPECT_EQ(silent.begins, std::vector<std::int64_t>{0});
}

TEST(Join, GivesExactSilencesAndOneTimeForEachToken) {
    SpokenUtterance speech;
    const espeak::SpokenClause clause{std::vector<std::int16_t>(1000, 500), {3, 400, 700}};
    const espeak::EngineClause pieces(3);
    append(speech, clause, {pieces, {0, 0, 2}, Seconds{0.05}}, 8000);
    append(speech, clause, {pieces, {2, 3, 5}, Seconds{0.25}}, 8000);
    EXPECT_EQ(speech.samples.size(), 1000U + 400U + 1000U + 2000U);
    ASSERT_EQ(speech.words.size(), 4U);
    const auto is = [&](std::size_t i, std::size_t token, std::int64_t begin, std::int64_t end) {
        EXPECT_EQ(speech.words[i].token, token);
        EXPECT_EQ(speech.words[i].begin.count, begin);
        EXPECT_EQ(speech.words[i].end.count, end);
    };
    is(0, 0, 0, 700);
    is(1, 2, 700, 1800);
    is(2, 3, 1800, 2100);
    is(3, 5, 2100, 2400);
}

} // namespace
} // namespace baonoi::synthesise
