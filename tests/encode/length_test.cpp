// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/length.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace baonoi::encode {
namespace {

Utterance saying(const std::string &spoken, std::size_t times = 1) {
    Utterance utterance;
    Token token;
    token.spoken = spoken;
    utterance.tokens.assign(times, token);
    return utterance;
}

TEST(Length, IsThatOfItsWordsAndSentences) {
    EXPECT_DOUBLE_EQ(estimated_length({}).value, 0);
    EXPECT_DOUBLE_EQ(estimated_length({saying("bão số ba", 2), saying("")}).value, 6 * 0.25 + 0.3);
}

// Pages of samples/site with vi-north: spoken words, sentences, the recording's seconds.
TEST(Length, IsAtMostThatOfARecordingAndHardlyShorter) {
    struct Measured {
        std::size_t words, sentences;
        double seconds;
    };
    for (const Measured &page : {Measured{426, 14, 115.573},
                                 {593, 16, 155.202},
                                 {473, 14, 130.253},
                                 {337, 13, 93.866},
                                 {1682, 56, 463.617},
                                 {404, 15, 110.608}}) {
        std::vector<Utterance> utterances(page.sentences - 1, saying("ba"));
        utterances.push_back(saying("ba", page.words - utterances.size()));
        EXPECT_LT(estimated_length(utterances).value, page.seconds) << page.words;
        EXPECT_GT(estimated_length(utterances).value, page.seconds * 0.93) << page.words;
    }
}

TEST(Length, BeyondTheLimitIsSkippedWithTheReason) {
    EXPECT_NO_THROW(check_length({saying("năm", 43'000)}, Seconds{3 * 3600}));
    try {
        check_length({saying("năm", 44'400)}, Seconds{3 * 3600});
        ADD_FAILURE() << "it would be spoken";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_STREQ(error.what(), "the article takes about 3 h 5 min to read aloud, and [encode] max_length "
                                   "allows 3 h; a larger value, up to 6 h, has it spoken");
    }
}

TEST(Length, FarBeyondTheLimitIsSkippedByItsWrittenWords) {
    Script script;
    script.blocks = {{BlockKind::title, "Tin dài", ""}, {BlockKind::byline, std::string(200'000, ' '), ""}};
    EXPECT_DOUBLE_EQ(least_length(script).value, 0.25);
    std::string text = "năm";
    for (int i = 1; i < 90'000; ++i)
        text += " năm";
    script.blocks.push_back({BlockKind::paragraph, text, ""});
    EXPECT_NO_THROW(check_length(script, Seconds{4 * 3600}));
    try {
        check_length(script, Seconds{3 * 3600});
        ADD_FAILURE() << "it would be made ready";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_STREQ(error.what(),
                     "the article takes more than 3 h 7 min to read aloud, and [encode] max_length "
                     "allows 3 h; a larger value, up to 6 h, has it spoken");
    }
}

TEST(Length, BeyondALimitThatWasChangedMayFitNow) {
    const std::string reason = "outer: " + too_long("about 3 h 5 min", Seconds{3 * 3600});
    EXPECT_FALSE(is_of_another_limit(reason, Seconds{3 * 3600}));
    EXPECT_TRUE(is_of_another_limit(reason, Seconds{3 * 3600 + 60}));
    EXPECT_TRUE(is_of_another_limit(reason, Seconds{4 * 3600}));
    EXPECT_FALSE(is_of_another_limit("refused: silence: 12 s of it", Seconds{4 * 3600}));
}

TEST(Length, IsSaidInWords) {
    EXPECT_EQ(in_words(Seconds{0}), "0 s");
    EXPECT_EQ(in_words(Seconds{90}), "1 min 30 s");
    EXPECT_EQ(in_words(Seconds{3600}), "1 h");
    EXPECT_EQ(in_words(Seconds{2 * 3600 + 59 * 60 + 59.4}), "2 h 59 min");
}

} // namespace
} // namespace baonoi::encode
