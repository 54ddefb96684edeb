// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/captions.h"

#include "base/error.h"
#include "base/utf8.h"
#include "encode/sample_speech.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sstream>

namespace baonoi::encode {
namespace {

constexpr int rate = 1000; // samples are milliseconds

struct Cue {
    std::string name, text; // text without the times of words
    std::int64_t from = 0, to = 0;
    std::vector<std::string> lines;
};

std::int64_t ms_of(const std::string &clock) {
    return ((std::stoll(clock.substr(0, 2)) * 60 + std::stoll(clock.substr(3, 2))) * 60 +
            std::stoll(clock.substr(6, 2))) *
               1000 +
           std::stoll(clock.substr(9, 3));
}

std::vector<Cue> cues_in(const std::string &captions) {
    std::vector<Cue> cues;
    std::istringstream in(as_srt(captions)), named(captions);
    for (std::string line, number, times; std::getline(in, number) && std::getline(in, times);) {
        Cue cue;
        while (std::getline(named, cue.name) && cue.name.find('.') == std::string::npos)
            ;
        std::replace(times.begin(), times.end(), ',', '.');
        cue.from = ms_of(times);
        cue.to = ms_of(times.substr(17));
        while (std::getline(in, line) && !line.empty())
            cue.lines.push_back(line);
        for (const std::string &one : cue.lines)
            cue.text += (cue.text.empty() ? "" : " ") + one;
        while (std::getline(named, line) && !line.empty())
            ;
        cues.push_back(std::move(cue));
    }
    return cues;
}

// One block, a sentence for each line, its words `each` ms long and `pause` ms between sentences.
struct Read {
    Script script;
    std::vector<Utterance> utterances;
    std::vector<SpokenWord> words;
    std::string captions() const { return make_captions(script, utterances, words, rate); }
};

Read read(const std::vector<std::string> &sentences, std::int64_t each, std::int64_t pause) {
    Read read;
    std::string text;
    for (const std::string &sentence : sentences)
        text += (text.empty() ? "" : " ") + sentence;
    read.script.blocks = {{BlockKind::paragraph, text, ""}};
    std::size_t at = 0;
    std::int64_t time = 0;
    for (const std::string &sentence : sentences) {
        const std::size_t end = std::min(at + sentence.size() + 1, text.size());
        read.utterances.push_back(test::split(read.script, 0, {at, end}, "số"));
        at = end;
        const auto &tokens = read.utterances.back().tokens;
        for (std::size_t token = 0; token < tokens.size(); ++token)
            if (!tokens[token].spoken.empty()) {
                read.words.push_back({read.utterances.size() - 1, token, {time}, {time + each}});
                time += each;
            }
        time += pause;
    }
    return read;
}

void expect_limits(const std::string &captions) {
    std::int64_t last = 0;
    for (const Cue &cue : cues_in(captions)) {
        EXPECT_LE(cue.lines.size(), 2U) << cue.text;
        for (const std::string &line : cue.lines)
            EXPECT_LE(std::count_if(line.begin(), line.end(), [](char c) { return !is_continuation(c); }), 42)
                << line;
        EXPECT_LE(cue.to - cue.from, 7000) << cue.text;
        EXPECT_GE(cue.to - cue.from, 1000) << cue.text;
        EXPECT_GE(cue.from, last) << cue.text;
        last = cue.to;
    }
}

std::string text_of(const std::string &captions) {
    std::string text;
    for (const Cue &cue : cues_in(captions))
        text += (text.empty() ? "" : " ") + cue.text;
    return text;
}

const std::string long_sentence =
    "Sau ba ngày mưa lớn, mực nước trên sông Lam dâng cao hơn báo động hai và nhiều tuyến đường ở các xã "
    "ven sông bị ngập sâu, khiến hàng nghìn hộ dân phải di dời đến nơi an toàn trước khi trời tối.";

TEST(Captions, AreTheWrittenTextWithTheTimeOfEachWord) {
    Read one = read({"Cầu dài 450 m."}, 500, 0);
    EXPECT_EQ(one.captions(),
              "WEBVTT\nKind: captions\nLanguage: vi\n\nparagraph-0.0.1\n00:00:00.000 --> 00:00:02.000\n"
              "Cầu <00:00:00.500>dài <00:00:01.000>450 <00:00:01.500>m.\n");
}

TEST(Captions, EscapeMarkupAndKeepTheLanguage) {
    Script script;
    script.blocks = {{BlockKind::heading, "A --> <b> & c", ""}};
    script.language = "vi-VN";
    Utterance utterance;
    utterance.source = {0, script.blocks[0].text.size()};
    utterance.tokens = {{{0, 13}, "a", "word"}};
    const std::vector<SpokenWord> words{{0, 0, {3600000}, {3605500}}};
    EXPECT_EQ(make_captions(script, {utterance}, words, rate),
              "WEBVTT\nKind: captions\nLanguage: vi-VN\n\nheading-0.0.1\n01:00:00.000 --> 01:00:05.500\n"
              "A --&gt; &lt;b&gt; &amp; c\n");
    script.language = "vi\n\nSTYLE";
    EXPECT_EQ(make_captions(script, {}, {}, rate), "WEBVTT\nKind: captions\nLanguage: vi\n");
}

TEST(Captions, AreCutWhereAPhraseEnds) {
    std::string seen;
    for (const Cue &cue : cues_in(read({long_sentence}, 220, 0).captions())) {
        seen += cue.name + "\n";
        for (const std::string &line : cue.lines)
            seen += "  " + line + "\n";
    }
    EXPECT_EQ(seen, "paragraph-0.0.1\n"
                    "  Sau ba ngày mưa lớn, mực nước\n"
                    "paragraph-0.0.2\n"
                    "  trên sông Lam dâng cao hơn báo động hai\n"
                    "  và nhiều tuyến đường ở các xã ven sông\n"
                    "paragraph-0.0.3\n"
                    "  bị ngập sâu, khiến hàng nghìn hộ dân phải\n"
                    "  di dời đến nơi an toàn trước khi trời tối.\n");
}

TEST(Captions, BeginAPhraseWithThePurpose) {
    const auto cues = cues_in(
        read({"Chính quyền xã mở đường tạm qua ruộng để người dân đi lại thuận tiện"}, 300, 0).captions());
    ASSERT_EQ(cues.size(), 1U);
    EXPECT_EQ(cues[0].lines, (std::vector<std::string>{"Chính quyền xã mở đường tạm qua ruộng",
                                                       "để người dân đi lại thuận tiện"}));
}

TEST(Captions, HaveTwoLinesOf42CharactersAnd7SecondsAndOneAtLeast) {
    for (const std::int64_t each : {60, 120, 220, 400, 900, 3000, 6900})
        for (const std::int64_t pause : {0, 300, 2000}) {
            SCOPED_TRACE(fmt::format("{} ms a word, {} ms of pause", each, pause));
            const Read all =
                read({"Đúng.", long_sentence, "Không.", "Có.", long_sentence, "Hết."}, each, pause);
            expect_limits(all.captions());
            EXPECT_EQ(text_of(all.captions()), all.script.blocks[0].text);
        }
}

TEST(Captions, ShowALongWordInPiecesAndASlowOneAgain) {
    const std::string address = "https://bao.example.vn/tin-tuc/" + std::string(80, 'a');
    expect_limits(read({"Xem " + address + " nhé"}, 3000, 0).captions());
    std::string pieces;
    for (const Cue &cue : cues_in(read({"Xem " + address + " nhé"}, 3000, 0).captions()))
        for (const std::string &line : cue.lines)
            pieces += line;
    EXPECT_EQ(pieces, "Xem" + address + " nhé");
    const std::string slow = read({"12345678901234567890"}, 16000, 0).captions();
    expect_limits(slow);
    EXPECT_EQ(text_of(slow), "12345678901234567890 12345678901234567890 12345678901234567890");
}

TEST(Captions, OfWordsThatShareAMillisecondStandTogetherForASecond) {
    Read two = read({"một", "hai"}, 0, 0);
    EXPECT_EQ(two.captions(), "WEBVTT\nKind: captions\nLanguage: vi\n\nparagraph-0.0.1\n"
                              "00:00:00.000 --> 00:00:01.000\nmột hai\n");
}

TEST(Captions, KeepTogetherWhatIsWrittenTogether) {
    Read score = read({"Kết quả 2-0 (hiệp một)"}, 500, 0);
    score.utterances[0].tokens.clear();
    const std::string &text = score.script.blocks[0].text;
    for (const auto &[begin, end] : std::initializer_list<std::pair<std::size_t, std::size_t>>{
             {0, 5}, {6, 11}, {12, 13}, {14, 15}, {17, 23}, {24, 29}})
        score.utterances[0].tokens.push_back({{begin, end}, text.substr(begin, end - begin), "word"});
    score.words.clear();
    for (std::size_t i = 0; i < 6; ++i)
        score.words.push_back(
            {0, i, {static_cast<std::int64_t>(i) * 500}, {static_cast<std::int64_t>(i) * 500 + 500}});
    EXPECT_NE(
        score.captions().find("Kết <00:00:00.500>quả <00:00:01.000>2-<00:00:01.500>0 <00:00:02.000>(hiệp "
                              "<00:00:02.500>một)"),
        std::string::npos)
        << score.captions();
}

TEST(Captions, AreSubRipOnRequest) {
    EXPECT_EQ(
        as_srt("WEBVTT\nKind: captions\nLanguage: vi\n\nheading-0.0.1\n00:00:00.000 --> 00:00:02.000\n"
               "Cầu <00:00:01.000>&lt;A&gt;\n&amp;amp; đường\n\n"
               "paragraph-1.1.1\n00:00:02.500 --> 00:00:04.000\nDài\n"),
        "1\n00:00:00,000 --> 00:00:02,000\nCầu <A>\n&amp; đường\n\n2\n00:00:02,500 --> 00:00:04,000\nDài\n");
    EXPECT_EQ(as_srt("WEBVTT\r\n\r\n00:00:00.000 --> 00:00:02.000\r\nDài <b\r\n"),
              "1\n00:00:00,000 --> 00:00:02,000\nDài \n");
}

std::string refusal(const std::string &captions) {
    try {
        return as_srt(captions);
    } catch (const Error &error) {
        return error.what();
    }
}

TEST(Captions, OfOthersAreNotSubRip) {
    EXPECT_EQ(refusal("1\n00:00:00,000 --> 00:00:02,000\nDài\n"),
              "these captions do not begin with WEBVTT; give the .vtt file of a recording");
    EXPECT_EQ(
        refusal("WEBVTT\n\n00:00.000 --> 00:02.000\nDài\n"),
        "cue 1 has the times \"00:00.000 --> 00:02.000\", not as baonoi writes them; give the .vtt file "
        "of a recording");
    EXPECT_EQ(refusal("WEBVTT\n\n" + std::string(58, '-') + "đường --> 00:02.000\nDài\n"),
              "cue 1 has the times \"" + std::string(58, '-') +
                  "đ…\", not as baonoi writes them; give the .vtt file of a recording");
}

} // namespace
} // namespace baonoi::encode
