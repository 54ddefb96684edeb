// SPDX-License-Identifier: GPL-3.0-or-later
// Facts about every text: our golden lines, their variants and seeded mutations of them.
#include "golden/golden.h"
#include "normalise/invariants.h"
#include "normalise/sample_reader.h"

#include <array>
#include <functional>
#include <gtest/gtest.h>
#include <random>
#include <sstream>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <utility>
#include <vector>

namespace baonoi::test {

using namespace normalise;

namespace {

const std::vector<std::string> &golden_lines() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> lines;
        for (const std::filesystem::path &folder : golden_cases("normalise")) {
            std::istringstream in(slurp(folder / "in.txt"));
            for (std::string line; std::getline(in, line);)
                lines.push_back(line);
        }
        return lines;
    }();
    return all;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string decomposed(const std::string &text) {
    UErrorCode code = U_ZERO_ERROR;
    std::string out;
    icu::Normalizer2::getNFDInstance(code)
        ->normalize(icu::UnicodeString::fromUTF8(text), code)
        .toUTF8String(out);
    EXPECT_TRUE(U_SUCCESS(code));
    return out;
}

// hòa -> hoà, thủy -> thuỷ
std::string tone_at_the_end(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 15> moves{{{"òa", "oà"},
                                                                                   {"óa", "oá"},
                                                                                   {"ỏa", "oả"},
                                                                                   {"õa", "oã"},
                                                                                   {"ọa", "oạ"},
                                                                                   {"òe", "oè"},
                                                                                   {"óe", "oé"},
                                                                                   {"ỏe", "oẻ"},
                                                                                   {"õe", "oẽ"},
                                                                                   {"ọe", "oẹ"},
                                                                                   {"ùy", "uỳ"},
                                                                                   {"úy", "uý"},
                                                                                   {"ủy", "uỷ"},
                                                                                   {"ũy", "uỹ"},
                                                                                   {"ụy", "uỵ"}}};
    for (const auto &[from, to] : moves)
        text = replaced(text, from, to);
    return text;
}

// The words read, in one spelling, without the marks.
std::string words_of(const std::string &line) {
    std::string words;
    for (const Utterance &utterance : read_line(line, shipped_reader()).utterances)
        words += " " + spoken_text(utterance);
    std::istringstream in(words);
    std::string out;
    for (std::string word; in >> word;)
        out += fold(word) + " ";
    return out;
}

void expect_same_words(const std::function<std::string(const std::string &)> &variant) {
    for (const std::string &line : golden_lines())
        EXPECT_EQ(words_of(variant(line)), words_of(line)) << variant(line);
}

std::string mutated(std::string text, std::mt19937 &random) {
    const auto below = [&](std::size_t n) { return random() % std::max<std::size_t>(n, 1); };
    for (std::size_t i = below(5) + 1; i > 0; --i) {
        const std::size_t at = below(text.size() + 1);
        const std::string &other = golden_lines()[below(golden_lines().size())];
        switch (random() % 4) {
        case 0:
            text.insert(at, 1, static_cast<char>(random()));
            break;
        case 1:
            text.erase(at, below(12));
            break;
        case 2:
            append_utf8(text, static_cast<char32_t>(below(0x30000)));
            break;
        default:
            text.insert(at, other.substr(below(other.size()), below(60)));
            break;
        }
    }
    return text;
}

} // namespace

TEST(EveryText, OfTheGoldenLinesKeepsTheInvariants) {
    for (const std::string &line : golden_lines())
        EXPECT_EQ(broken_invariant(line, shipped_reader()), "") << line;
}

TEST(EveryText, OfNothingButWhatIsLeftOutKeepsTheInvariants) {
    for (const std::string text : {"\xE9", "\xE9\xE9", "\u200B", "\u200B \xE9", " \u200B"})
        EXPECT_EQ(broken_invariant(text, shipped_reader()), "") << text;
}

TEST(EveryText, MutatedKeepsTheInvariants) {
    std::mt19937 random(30041975); // fixed: the same texts in every run
    for (int i = 0; i < 4000; ++i) {
        const std::string text =
            mutated(golden_lines()[static_cast<std::size_t>(i) % golden_lines().size()], random);
        ASSERT_EQ(broken_invariant(text, shipped_reader()), "") << text;
    }
}

// Syllables and loanwords in every order, with figures and marks between.
TEST(EveryText, OfVietnameseWordsHasNoOtherLanguage) {
    constexpr std::array<std::string_view, 12> loans{"Hồng Kông", "môtô",    "bêtông",  "kilôgam",
                                                     "Lênin",     "mililít", "vắcxin",  "ximăng",
                                                     "hécta",     "prôtêin", "hoócmôn", "tắcxi"};
    constexpr std::array<std::string_view, 8> marks{" ", " ", " ", ", ", " – ", " 25 ", ". ", " (2/9) "};
    std::vector<std::string> words;
    for (const std::string &line : golden_lines())
        for (std::istringstream in(line); !in.eof();)
            if (std::string word; in >> word && is_syllable(word) && fold(word) == word)
                words.push_back(word);
    std::mt19937 random(2091945);
    for (int i = 0; i < 4000; ++i) {
        std::string text;
        for (std::size_t n = random() % 20 + 3; n > 0; --n) {
            text += random() % 6 == 0 ? std::string(loans[random() % loans.size()])
                                      : words[random() % words.size()];
            text += marks[random() % marks.size()];
        }
        for (const Utterance &utterance : read_line(text, shipped_reader()).utterances)
            for (const Token &token : utterance.tokens)
                ASSERT_TRUE(token.language == "vi" && token.rule != "spelled")
                    << token.spoken << " in " << text;
    }
}

TEST(Variants, DecomposedLettersReadTheSame) {
    expect_same_words(decomposed);
}

TEST(Variants, BothTonePlacementsReadTheSame) {
    expect_same_words(tone_at_the_end);
}

TEST(Variants, BlanksOfAllKindsReadTheSame) {
    for (const std::string_view blank : {"\u00A0", "\u202F", "\u3000", "\t", "  "})
        expect_same_words([&](const std::string &line) { return replaced(line, " ", blank); });
}

TEST(Variants, CharactersWithoutWidthReadTheSame) {
    for (const std::string_view hidden : {"\u00AD", "\u200B", "\u200D", "\u2060", "\uFEFF"})
        expect_same_words([&](const std::string &line) {
            std::string out;
            for (std::size_t at = 0; at < line.size();) {
                const std::size_t length = decode_utf8(line, at).length;
                out += line.substr(at, length);
                out += hidden;
                at += length;
            }
            return out;
        });
}

TEST(Variants, FullWidthFormsReadTheSame) {
    expect_same_words([](const std::string &line) {
        std::string out;
        for (const char c : line) {
            if (c > ' ' && c < 0x7F)
                append_utf8(out, static_cast<char32_t>(c) + 0xFEE0);
            else
                out += c;
        }
        return out;
    });
}

TEST(Variants, DashesReadTheSame) {
    for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "–", "\u2212"})
        expect_same_words([&](const std::string &line) { return replaced(line, "-", dash); });
}

TEST(Variants, QuotesReadTheSame) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> quotes{
        {{"\"", "\""}, {"«", "»"}, {"„", "“"}, {"「", "」"}}};
    for (const auto &[open, close] : quotes)
        expect_same_words([&, open = open, close = close](const std::string &line) {
            return replaced(replaced(line, "“", open), "”", close);
        });
}

TEST(RealText, MissingBlanksAreMended) {
    EXPECT_EQ(read("thu 5triệu, ngày21/2, 7tỷđồng"),
              "thu năm triệu, ngày hai mươi mốt tháng hai, bảy tỷ đồng");
    EXPECT_EQ(read("từ5-7h"), "từ năm đến bảy giờ");
}

TEST(RealText, DoubledMarksEndOneSentence) {
    EXPECT_EQ(read_line("Thật sao?!! Đúng thế..", shipped_reader()).utterances.size(), 2U);
}

TEST(RealText, TablesFlattenedToTextAreReadCellByCell) {
    EXPECT_EQ(read("Xã\tSố hộ\tTỷ lệ | Ba Vì | 25 | 3,5%"),
              "Xã Số hộ Tỷ lệ Ba Vì hai mươi lăm ba phẩy năm phần trăm");
}

TEST(RealText, LongRunsOfOneThingAreRead) {
    const auto repeated = [](std::string_view part) {
        std::string text;
        while (text.size() < 200'000)
            text += part;
        return text;
    };
    for (const std::string_view part :
         {"a", "7", ".", "(", "\"", "1-2-3-", "Quỹ Liên kết (QLK) ", "?!", "A.", "HỌP "})
        EXPECT_FALSE(read_line(repeated(part), shipped_reader()).utterances.empty()) << part;
}

} // namespace baonoi::test
