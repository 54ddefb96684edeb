// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/lexicon.h"

#include "base/error.h"
#include "normalise/normalise.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace baonoi::test {

using namespace normalise;

namespace {

class LexiconFiles : public ::testing::Test {
protected:
    LexiconFiles()
        : folder_(std::filesystem::temp_directory_path() / ("baonoi_lexicon_" + std::to_string(::getpid()))) {
    }
    ~LexiconFiles() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path write(const std::string &sub, const std::string &lexemes) {
        std::filesystem::create_directories(folder_ / sub);
        std::ofstream(folder_ / sub / "test.pls") << "<lexicon>\n" << lexemes << "\n</lexicon>\n";
        return folder_ / sub;
    }
    std::string error_of(const std::string &lexemes) {
        const std::filesystem::path folder = write("bad", lexemes);
        try {
            const Lexicon lexicon({folder});
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::stop);
            const std::string message = error.what();
            return message.substr(message.find("test.pls"));
        }
        return "no error";
    }

    std::filesystem::path folder_;
};

} // namespace

TEST_F(LexiconFiles, ContextChoosesTheAlias) {
    const Reader reader({write("a", R"(<lexeme role="b:abbreviation"><grapheme>CQ</grapheme>
        <alias b:before="báo">cơ quan</alias><alias b:after="ngữ">chính quy</alias></lexeme>)")},
                        {});
    EXPECT_EQ(normalise_line("báo của CQ", reader), "báo của cơ quan");
    EXPECT_EQ(normalise_line("CQ ngữ", reader), "chính quy ngữ");
    EXPECT_EQ(normalise_line("CQ", reader), "xê quy");
}

TEST_F(LexiconFiles, LaterFoldersWinAndLongestMatchIsFirst) {
    const auto first = write("a", "<lexeme><grapheme>KX</grapheme><alias>kho xanh</alias></lexeme>"
                                  "<lexeme><grapheme>KX Đỏ</grapheme><alias>kho đỏ</alias></lexeme>");
    const auto second = write("b", "<lexeme><grapheme>KX</grapheme><alias>kho xám</alias></lexeme>");
    const Reader reader({first, second}, {});
    EXPECT_EQ(normalise_line("KX và KX Đỏ", reader), "kho xám và kho đỏ");
}

TEST_F(LexiconFiles, AnEditorsEntryWinsOverWhatTheArticleDefines) {
    const auto ours = write("a", "<lexeme><grapheme>BQLX</grapheme><alias>bờ quy</alias></lexeme>");
    const auto own = write("b", R"(<lexeme><grapheme>BQLX</grapheme><alias>bê quy ích</alias></lexeme>
        <lexeme><grapheme>KĐTM</grapheme><alias b:before="xã">khu dân trí</alias></lexeme>
        <lexeme><grapheme>TTX</grapheme><phoneme>t'e</phoneme></lexeme>)");
    const auto last = [&](const Reader &reader, const std::string &text) {
        const std::string spoken = normalise_line(text, reader);
        return spoken.substr(spoken.rfind(". ") + 2);
    };
    const std::string defines = "Ban Quản lý xã (BQLX) họp. ";
    EXPECT_EQ(last(Reader({ours}, {}), defines + "Việc của BQLX"), "Việc của Ban Quản lý xã");
    EXPECT_EQ(last(Reader({ours, own}, {}), defines + "Việc của BQLX"), "Việc của bê quy ích");
    EXPECT_EQ(last(Reader({ours, own}, {}), defines + "Phó BQLX-BQLX"), "Phó bê quy ích bê quy ích");
    const Reader of_article(Reader({ours, own}, {}), {{"BQLX", "ban xã", ""}, {"họp", "nhóm", ""}});
    EXPECT_EQ(last(of_article, defines + "Việc của BQLX, KĐTM"), "Việc của ban xã, ca đê tê em mờ");
    EXPECT_EQ(normalise_line("Xã họp", of_article), "Xã nhóm");
    EXPECT_THROW(Reader(of_article, {{"BQLX", "b2", ""}}), Error);
    const std::string town = "Khu đô thị mới (KĐTM) mở cửa. ";
    EXPECT_EQ(last(Reader({ours, own}, {}), town + "Dân xã KĐTM"), "Dân xã khu dân trí");
    EXPECT_EQ(last(Reader({ours, own}, {}), town + "Dân của KĐTM"), "Dân của Khu đô thị mới")
        << "its entry says nothing of this place";
}

TEST_F(LexiconFiles, PhonemesTravelWithTheToken) {
    const Reader reader({write("a", "<lexeme><grapheme>zork</grapheme><phoneme>z'O:k</phoneme></lexeme>")},
                        {});
    const ReadLine line = read_line("Zork", reader);
    EXPECT_EQ(line.utterances.at(0).tokens.at(0).phonemes, "z'O:k");
}

TEST_F(LexiconFiles, MistakesNameFileAndLine) {
    EXPECT_EQ(error_of("<lexeme>\n<grapheme>A</grapheme></lexeme>"),
              "test.pls:2: a <lexeme> needs an <alias> or a <phoneme>");
    EXPECT_EQ(error_of("\n<lexeme><alias>a</alias></lexeme>"), "test.pls:3: a <lexeme> needs a <grapheme>");
    EXPECT_EQ(error_of("<word/>"), "test.pls:2: <word> does not belong in a <lexicon>; it holds <lexeme>");
    EXPECT_EQ(error_of("<lexeme>"), "test.pls:3: Start-end tags mismatch");
}

TEST_F(LexiconFiles, AMissingFolderIsAnError) {
    try {
        const Lexicon lexicon({folder_ / "none"});
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_EQ(std::string(error.what()), "the lexicon folder " + (folder_ / "none").string() +
                                                 " cannot be read: No such file or directory");
    }
}

} // namespace baonoi::test
