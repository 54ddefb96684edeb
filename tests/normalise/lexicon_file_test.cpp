// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/lexicon_file.h"
#include "test_paths.h"

#include "base/error.h"
#include "fakes/folder.h"
#include "normalise/normalise.h"
#include "normalise/sample_reader.h"

#include <functional>
#include <gtest/gtest.h>

namespace baonoi::test {

using namespace normalise;
namespace {

namespace fs = std::filesystem;

const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<lexicon version=\"1.0\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" "
                         "xmlns:b=\"urn:baonoi:lexicon\" alphabet=\"x-espeak\" xml:lang=\"vi\">\n";

class LexiconFile : public ::testing::Test {
protected:
    fs::path pls(const std::string &name, const std::string &lexemes) {
        const fs::path file = folder_.path() / name;
        fs::create_directories(file.parent_path());
        write(file, head + lexemes + "</lexicon>\n");
        return file;
    }
    // "3: message" for each problem of the lexemes, which begin in line 3.
    std::string problems(const std::string &lexemes) { return problems_of(pls("bad/a.pls", lexemes)); }
    static std::string problems_of(const fs::path &file) {
        std::string out;
        for (const LexiconProblem &problem : check_lexicons({file}).problems)
            out += std::to_string(problem.line) + ": " + problem.message + "\n";
        return out;
    }
    static std::string message_of(const std::function<void()> &act) {
        try {
            act();
        } catch (const Error &error) {
            return error.what();
        }
        return "no error";
    }

    TemporaryFolder folder_;
};

} // namespace

TEST_F(LexiconFile, TheShippedLexiconHasNoProblem) {
    const LexiconReport report = check_lexicons({fs::path(BAONOI_SOURCE_DIR) / "config/lexicon"});
    EXPECT_GT(report.entries, 2500U);
    for (const LexiconProblem &problem : report.problems)
        ADD_FAILURE() << problem.file << ":" << problem.line << ": " << problem.message;
}

TEST_F(LexiconFile, EveryProblemIsNamedWithItsLine) {
    EXPECT_EQ(
        problems("<lexeme role=\"b:agenci\"><grapheme>AB</grapheme><alias>a bê</alias></lexeme>\n"
                 "<lexeme><grapheme>AC</grapheme></lexeme>\n"
                 "<lexeme><alias>a đê</alias></lexeme>\n"
                 "<word/>\n"),
        "3: unknown class \"b:agenci\"; the classes are agency, abbreviation, title, place, organisation, "
        "unit, currency, foreign, person, company, sport, technology, science\n"
        "4: a <lexeme> needs an <alias> or a <phoneme>\n"
        "5: a <lexeme> needs a <grapheme>\n"
        "6: <word> does not belong in a <lexicon>; it holds <lexeme>\n");
}

TEST_F(LexiconFile, WhatIsSaidHasToBeSpeakable) {
    const auto said = [&](const std::string &element) {
        return problems("<lexeme><grapheme>AB</grapheme>" + element + "</lexeme>\n");
    };
    EXPECT_EQ(said("<alias>xem facebook</alias>"),
              "3: \"xem facebook\" cannot be said: \"facebook\" is not a Vietnamese syllable\n");
    EXPECT_EQ(said("<alias b:lang=\"en\">World Cup</alias>"), "");
    EXPECT_EQ(said("<alias b:lang=\"en\">Top 10</alias>"),
              "3: \"Top 10\" cannot be said: \"10\" has more in it than letters\n");
    EXPECT_EQ(said("<alias> </alias>"), "3: \"\" cannot be said: it is empty\n");
    std::string long_said;
    for (int i = 0; i < 41; ++i)
        long_said += "la ";
    EXPECT_NE(
        said("<alias>" + long_said + "</alias>").find("it has 41 words, at most 40 are said for one entry"),
        std::string::npos);
    EXPECT_EQ(said("<phoneme>w'E3p</phoneme>"), "");
    EXPECT_EQ(said("<phoneme>w'E$p</phoneme>"),
              "3: \"w'E$p\" cannot be said: x-espeak has no phoneme that \"$p\" begins with\n");
    EXPECT_EQ(said("<phoneme alphabet=\"ipa\">a</phoneme>"),
              "3: the alphabet \"ipa\" is not known, only x-espeak\n");
}

TEST_F(LexiconFile, ContextsHaveToBeAbleToFit) {
    const auto said = [&](const std::string &aliases) {
        return problems("<lexeme><grapheme>AB</grapheme>" + aliases + "</lexeme>\n");
    };
    EXPECT_EQ(said("<alias b:near=\"x\">a</alias>"),
              "3: unknown context \"b:near\"; the contexts are b:before and b:after\n");
    EXPECT_EQ(said("<alias b:before=\"x||y\">a</alias>"), "3: b:before has an empty phrase\n");
    EXPECT_EQ(said("<alias b:after=\"một hai ba bốn\">a</alias>"),
              "3: the context \"một hai ba bốn\" has more than 3 words and never fits\n");
    EXPECT_EQ(said("<alias>a</alias><alias>bê</alias>"),
              "3: an <alias> after one that always fits is never chosen\n");
}

TEST_F(LexiconFile, TwoReadingsOfAWordNeedContexts) {
    const std::string first = "<lexeme><grapheme>AB</grapheme><alias>a bê</alias></lexeme>\n";
    const std::string second = "<lexeme><grapheme>AB</grapheme><alias>a ba</alias></lexeme>\n";
    EXPECT_EQ(problems(first + first), "");
    const std::string file = (folder_.path() / "bad/a.pls").string();
    EXPECT_EQ(problems(first + second), "4: \"AB\" has another reading in " + file +
                                            ":3; an entry may have several, each with its context\n");
    EXPECT_TRUE(check_lexicons({pls("ours/a.pls", first), pls("theirs/a.pls", second)}).problems.empty());
}

TEST_F(LexiconFile, TheFileItselfIsChecked) {
    const fs::path file = folder_.path() / "a.pls";
    write(file, "<lexicon xmlns=\"urn:x\" alphabet=\"ipa\">\n<lexeme role=\"b:place\"><grapheme>Ab</grapheme>"
                "<alias>a</alias></lexeme></lexicon>");
    EXPECT_EQ(
        problems_of(file),
        "1: <lexicon> has xmlns=\"urn:x\", it must be \"http://www.w3.org/2005/01/pronunciation-lexicon\"\n"
        "1: <lexicon> has version=\"\", it must be \"1.0\"\n"
        "1: <lexicon> has alphabet=\"ipa\", it must be \"x-espeak\"\n"
        "1: <lexicon> has xml:lang=\"\", it must be \"vi\"\n"
        "2: \"b:place\" needs xmlns:b=\"urn:baonoi:lexicon\" in <lexicon>\n");
    write(file, "<lexicon>\n<lexeme>\n");
    EXPECT_EQ(problems_of(file), "2: not well-formed XML: Start-end tags mismatch\n");
    write(file, "<lexicon>\n\xFF</lexicon>\n");
    EXPECT_EQ(problems_of(file), "2: not UTF-8\n");
    EXPECT_EQ(problems_of(folder_.path() / "none.pls").substr(0, 15), "0: cannot read ");
}

TEST_F(LexiconFile, AnEntryIsAddedWithoutTouchingTheRest) {
    const std::string text = head +
                             "  <!-- tên </lexeme> riêng -->\n  <lexeme >\n\t<grapheme>Ab</grapheme>"
                             "<!-- </lexeme> --><alias>a ba</alias></lexeme>  \n</lexicon>\n<!-- hết -->\n";
    const LexiconEdit added = add_entry(text, "a.pls", {"Ô&B", "ô bê", ""});
    EXPECT_EQ(added.change, LexiconChange::added);
    const std::string line =
        "  <lexeme role=\"b:abbreviation\"><grapheme>Ô&amp;B</grapheme><alias>ô bê</alias></lexeme>\n";
    std::string expected = text;
    expected.insert(text.find("</lexicon>"), line);
    EXPECT_EQ(added.text, expected);
    EXPECT_EQ(add_entry(added.text, "a.pls", {"Ô&B", "ô bê", ""}).change, LexiconChange::none);
    EXPECT_EQ(remove_entry(added.text, "a.pls", "Ô&B").text, text);
    const LexiconEdit replaced = add_entry(text, "a.pls", {"Ab", "áp", "place"});
    EXPECT_EQ(replaced.change, LexiconChange::replaced);
    expected = text;
    const std::size_t at = text.find("<lexeme >"), end = text.rfind("</lexeme>") + 9;
    expected.replace(at, end - at,
                     "<lexeme role=\"b:place\"><grapheme>Ab</grapheme><alias>áp</alias></lexeme>");
    EXPECT_EQ(replaced.text, expected);
}

TEST_F(LexiconFile, OneSpellingOfSeveralIsRemovedAlone) {
    const std::string text =
        head +
        "<lexeme><grapheme>Ab</grapheme><grapheme>Abb</grapheme><alias>a</alias></lexeme>\n</lexicon>\n";
    const std::string rest = head + "<lexeme><grapheme>Abb</grapheme><alias>a</alias></lexeme>\n</lexicon>\n";
    EXPECT_EQ(remove_entry(text, "a.pls", "Ab").text, rest);
    EXPECT_EQ(remove_entry(rest, "a.pls", "Ab").change, LexiconChange::none);
}

TEST_F(LexiconFile, AnEntryIsAddedBeforeTheEndThatIsNoComment) {
    const std::string text = head + "</lexicon>\n<!-- </lexicon> -->\n";
    const std::string added = add_entry(text, "a.pls", {"Ab", "áp", ""}).text;
    EXPECT_LT(added.find("<lexeme"), added.find("</lexicon>"));
    EXPECT_EQ(add_entry(added, "a.pls", {"Ab", "áp", ""}).change, LexiconChange::none);
    EXPECT_EQ(remove_entry(added, "a.pls", "Ab").text, text);
}

TEST_F(LexiconFile, AnEntryEndsWhereItsOwnTagDoes) {
    const std::string entry = "<lexeme role='>'><grapheme>Ab</grapheme><?a </lexeme> ?><alias>a</alias>"
                              "<example a='</lexeme>'/></lexeme>\n";
    const std::string text = head + entry + "</lexicon>\n";
    EXPECT_EQ(remove_entry(text, "a.pls", "Ab").text, head + "</lexicon>\n");
}

TEST_F(LexiconFile, OneThatIsWrittenTwiceGoesWhole) {
    const std::string text =
        head +
        "<lexeme><grapheme>Ab</grapheme><grapheme> Ab</grapheme><alias>a</alias></lexeme>\n</lexicon>\n";
    EXPECT_EQ(remove_entry(text, "a.pls", "Ab").text, head + "</lexicon>\n");
    EXPECT_EQ(add_entry(text, "a.pls", {"Ab", "áp", "place"}).text,
              head +
                  "<lexeme role=\"b:place\"><grapheme>Ab</grapheme><alias>áp</alias></lexeme>\n</lexicon>\n");
}

TEST_F(LexiconFile, RefusesWhatCannotBeSaid) {
    const auto refusal = [](const LexiconOrder &order) {
        return message_of([&] { add_entry("", "a.pls", order); });
    };
    EXPECT_EQ(refusal({"Ab", "abc", ""}),
              "\"abc\" cannot be said: \"abc\" is not a Vietnamese syllable; write "
              "what is said in Vietnamese syllables, as \"ma lây xi a\"");
    EXPECT_EQ(refusal({"", "a", ""}),
              "\"\" cannot be an entry: it needs 1 to 31 words and signs, and at most 200 bytes");
    EXPECT_EQ(
        refusal({"Ab", "a", "plant"}),
        "unknown class \"plant\"; the classes are agency, abbreviation, title, place, organisation, unit, "
        "currency, foreign, person, company, sport, technology, science");
    EXPECT_EQ(message_of([] {
                  add_entry("<html/>", "a.pls", {"Ab", "a", ""});
              }),
              "a.pls:1: the root must be <lexicon>, not <html>");
}

TEST_F(LexiconFile, TellsWhichWordsAreNoSyllables) {
    EXPECT_EQ(no_syllables(" Dăng  đô x1 la rax "), (std::vector<std::string>{"x1", "rax"}));
    EXPECT_EQ(no_syllables("ma lây xi a"), std::vector<std::string>{});
    EXPECT_EQ(no_syllables(""), std::vector<std::string>{});
}

TEST_F(LexiconFile, AUsersEntryWinsInEveryCase) {
    pls("ours/a.pls", "<lexeme><grapheme>zorki</grapheme><alias>dooc ki</alias></lexeme>\n"
                      "<lexeme role=\"b:place\"><grapheme>Zanda</grapheme><alias>dan đa</alias></lexeme>\n"
                      "<lexeme role=\"b:place\"><grapheme>KX</grapheme><alias b:before=\"ở\">khu xóm</alias>"
                      "<alias>kho xanh</alias></lexeme>\n"
                      "<lexeme><grapheme>bàn</grapheme><alias>bàn tròn</alias></lexeme>\n"
                      "<lexeme role=\"b:agency\"><grapheme>KSY</grapheme><alias>kho sách</alias></lexeme>\n");
    pls("mine/a.pls",
        "<lexeme><grapheme>Zorki</grapheme><alias>giô ki</alias></lexeme>\n"
        "<lexeme><grapheme>zanda</grapheme><alias>gian đa</alias></lexeme>\n"
        "<lexeme role=\"b:title\"><grapheme>KX</grapheme><alias b:after=\"đỏ\">kỹ xảo</alias></lexeme>\n"
        "<lexeme><grapheme>bàn</grapheme><alias>bàn vuông</alias></lexeme>\n"
        "<lexeme role=\"b:title\"><grapheme>KSY</grapheme><alias>kỹ sư</alias></lexeme>\n");
    const std::vector<fs::path> folders{folder_.path() / "ours", folder_.path() / "mine"};
    const Reader reader(folders, {});
    EXPECT_EQ(normalise_line("Zorki, zorki và ZORKI", reader), "giô ki, giô ki và giô ki");
    EXPECT_EQ(normalise_line("Zanda, zanda", reader), "gian đa, gian đa");
    EXPECT_EQ(normalise_line("ở KX đỏ", reader), "ở kỹ xảo đỏ");
    EXPECT_EQ(normalise_line("ở KX", reader), "ở ca ích");
    EXPECT_EQ(normalise_line("một bàn", reader), "một bàn vuông");
    EXPECT_EQ(normalise_line("gặp KSY. Hoa", reader), "gặp kỹ sư Hoa");

    const std::vector<LexiconEntry> entries = lexicon_entries(folders, "Zanda");
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].overridden_by, (folder_.path() / "mine/a.pls").string() + ":4");
    EXPECT_EQ(entries[1].overridden_by, "");
    EXPECT_EQ(lexicon_entries(folders, std::nullopt).size(), 10U);
}

TEST_F(LexiconFile, AForeignAliasIsMarked) {
    const fs::path file =
        pls("mine/a.pls", "<lexeme><grapheme>QQZ</grapheme><alias b:lang=\"en\">Question</alias></lexeme>\n");
    const ReadLine line = read_line("QQZ", Reader({file.parent_path()}, {}));
    EXPECT_EQ(line.utterances.at(0).tokens.at(0).spoken, "Question");
    EXPECT_EQ(line.utterances.at(0).tokens.at(0).language, "en");
}

} // namespace baonoi::test
