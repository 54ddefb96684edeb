// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/parts.h"

#include "base/error.h"
#include "synthesise/samples.h"

#include <gtest/gtest.h>

namespace baonoi::synthesise {
namespace {

using test::message_of;
using test::pauses;
using test::token;
using test::utterance;

std::vector<std::string> texts(const std::vector<UtterancePart> &parts) {
    std::vector<std::string> texts;
    for (const UtterancePart &part : parts)
        texts.push_back(part.text);
    return texts;
}

TEST(ServiceParts, AShortSentenceIsOneRequestWithItsMarks) {
    const auto parts = parts_of(utterance("hôm nay , trời mưa"), pauses(), 100);
    EXPECT_EQ(texts(parts), std::vector<std::string>{"hôm nay, trời mưa."});
    EXPECT_EQ(parts[0].silence, pauses().after[static_cast<std::size_t>(Pause::sentence)]);
    EXPECT_EQ(parts[0].utterance.tokens.size(), 5U);
}

TEST(ServiceParts, AQuestionEndsWithItsMark) {
    Utterance asked = utterance("ai đi");
    asked.question = true;
    EXPECT_EQ(texts(parts_of(asked, pauses(), 100)), std::vector<std::string>{"ai đi?"});
}

TEST(ServiceParts, ALongSentenceIsCutAtAClause) {
    const auto parts = parts_of(utterance("một hai ba , bốn năm , sáu bảy"), pauses(), 24);
    EXPECT_EQ(texts(parts), (std::vector<std::string>{"một hai ba, bốn năm,", "sáu bảy."}));
    EXPECT_EQ(parts[0].silence, pauses().after[static_cast<std::size_t>(Pause::comma)]);
    EXPECT_EQ(parts[1].token, 7U);
    EXPECT_EQ(parts[1].utterance.tokens[0].spoken, "sáu");
}

TEST(ServiceParts, AClauseThatIsTooLongIsCutBetweenWordsWithABreath) {
    const auto parts = parts_of(utterance("một hai ba bốn"), pauses(), 11);
    EXPECT_EQ(texts(parts), (std::vector<std::string>{"một hai,", "ba bốn."}));
    EXPECT_EQ(parts[0].silence, pauses().breath);
}

TEST(ServiceParts, OnlyTheFirstBeginsTheBlockAndOnlyTheLastEndsTheList) {
    Utterance whole = utterance("một hai ba bốn năm sáu");
    whole.begins_block = whole.ends_list = true;
    const auto parts = parts_of(whole, pauses(), 11);
    ASSERT_EQ(parts.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(parts[i].utterance.begins_block, i == 0);
        EXPECT_EQ(parts[i].utterance.ends_list, i == 2);
    }
}

TEST(ServiceParts, CharactersAreCountedAndNotBytes) {
    EXPECT_EQ(parts_of(utterance("đượm đượm"), pauses(), 12).size(), 1U); // 18 bytes
}

TEST(ServiceParts, AllTokensAreInThePartsInTheirOrder) {
    const Utterance whole = utterance("một hai , ba bốn , năm sáu bảy , tám");
    std::size_t next = 0;
    for (const UtterancePart &part : parts_of(whole, pauses(), 20)) {
        EXPECT_EQ(part.token, next);
        for (const Token &token : part.utterance.tokens)
            EXPECT_EQ(token, whole.tokens[next++]);
    }
    EXPECT_EQ(next, whole.tokens.size());
}

TEST(ServiceParts, WhereNothingIsSaidThereAreNone) {
    EXPECT_TRUE(parts_of(utterance(","), pauses(), 100).empty());
}

TEST(ServiceParts, AWordThatFitsNoRequestIsRefused) {
    EXPECT_EQ(message_of([] { parts_of(utterance("nghiêng nghiêng"), pauses(), 8); }),
              "\"nghiêng\" has more than the 8 characters of a request");
}

} // namespace
} // namespace baonoi::synthesise
