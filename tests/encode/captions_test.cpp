// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/captions.h"

#include "encode/sample_speech.h"

#include <gtest/gtest.h>

namespace baonoi::encode {
namespace {

std::vector<SpokenWord> words_at(std::initializer_list<std::array<std::int64_t, 4>> list) {
    std::vector<SpokenWord> words;
    for (const auto &[utterance, token, begin, end] : list)
        words.push_back(
            {static_cast<std::size_t>(utterance), static_cast<std::size_t>(token), {begin}, {end}});
    return words;
}

Script one_block(const std::string &text) {
    Script script;
    script.blocks = {{BlockKind::paragraph, text, ""}};
    return script;
}

TEST(Captions, AreTheWrittenTextWithTheTimeOfEachWord) {
    const Script script = one_block("Cầu dài 450 m.");
    const std::vector<Utterance> utterances = {
        test::split(script, 0, {0, script.blocks[0].text.size()}, "bốn trăm năm mươi")};
    EXPECT_EQ(
        make_captions(script, utterances,
                      words_at({{0, 0, 200, 400}, {0, 2, 400, 650}, {0, 4, 700, 1900}, {0, 6, 1900, 2100}}),
                      1000),
        "WEBVTT\nKind: captions\nLanguage: vi\n"
        "\n00:00:00.200 --> 00:00:02.100\nCầu <00:00:00.400>dài <00:00:00.700>450 <00:00:01.900>m.\n");
}

TEST(Captions, EscapeMarkupAndKeepTheLanguage) {
    Script script = one_block("A --> <b> & c");
    script.language = "vi-VN";
    Utterance utterance;
    utterance.source = {0, script.blocks[0].text.size()};
    utterance.tokens = {{{0, 13}, "a", "word"}};
    EXPECT_EQ(make_captions(script, {utterance}, words_at({{0, 0, 3600000, 3725500}}), 1000),
              "WEBVTT\nKind: captions\nLanguage: vi-VN\n"
              "\n01:00:00.000 --> 01:02:05.500\nA --&gt; &lt;b&gt; &amp; c\n");
    script.language = "vi\n\nSTYLE";
    EXPECT_EQ(make_captions(script, {}, {}, 1000), "WEBVTT\nKind: captions\nLanguage: vi\n");
}

TEST(Captions, NeverOverlapWhenWordsShareAMillisecond) {
    const Script script = one_block("một hai");
    const Utterance first = test::split(script, 0, {0, 5}, "");
    const Utterance second = test::split(script, 0, {5, script.blocks[0].text.size()}, "");
    EXPECT_EQ(make_captions(script, {first, second}, words_at({{0, 0, 0, 10}, {1, 1, 10, 12}}), 22050),
              "WEBVTT\nKind: captions\nLanguage: vi\n"
              "\n00:00:00.000 --> 00:00:00.001\nmột\n"
              "\n00:00:00.001 --> 00:00:00.002\nhai\n");
}

} // namespace
} // namespace baonoi::encode
