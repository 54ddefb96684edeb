// SPDX-License-Identifier: GPL-3.0-or-later
// The stages as commands, and the small commands.
#include "cli/pages.h"
#include "test_paths.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace baonoi::test {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

class Commands : public ::testing::Test {
protected:
    ProgramResult baonoi(std::vector<std::string> arguments, std::string input = {}) {
        arguments.insert(arguments.begin(), BAONOI_PROGRAM);
        return run({.arguments = std::move(arguments), .input = std::move(input), .folder = folder_.path()});
    }

    TemporaryFolder folder_;
};

TEST_F(Commands, VersionNamesTheLibraries) {
    const ProgramResult result = baonoi({"--version"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_TRUE(result.out.starts_with("baonoi 0.1.0\neSpeak NG 1.51\nLAME 3.100\nlibcurl ")) << result.out;
}

TEST_F(Commands, NormaliseGivesOneLineForOneLine) {
    const ProgramResult result = baonoi({"normalise"}, "Có 25 xã.\n\nHọp ngày 21/02.\n");
    EXPECT_EQ(result.out, "Có hai mươi lăm xã.\n\nHọp ngày hai mươi mốt tháng hai.\n");
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(result.exit_code, 0);
}

TEST_F(Commands, NormaliseExplainsItsTokens) {
    const Json line = Json::parse(baonoi({"normalise", "--json"}, "Có 25 xã.\n").out);
    EXPECT_EQ(line.at("spoken"), "Có hai mươi lăm xã.");
    const Json &tokens = line.at("utterances").at(0).at("tokens");
    const auto number =
        std::find_if(tokens.begin(), tokens.end(), [](const Json &t) { return t.at("text") == "25"; });
    ASSERT_NE(number, tokens.end());
    EXPECT_EQ(number->at("spoken"), "hai mươi lăm");
    EXPECT_EQ(number->at("span"), Json({4, 6}));
}

TEST_F(Commands, ExtractPrintsTheArticleOnly) {
    write(folder_.path() / "tin.html", article_page());
    const ProgramResult result = baonoi({"extract", "tin.html"});
    EXPECT_TRUE(result.out.starts_with("Xã vùng cao đón thêm 12 lớp học mới\nSáng 5/9, xã vùng cao"))
        << result.out;
    EXPECT_EQ(result.out.find("Trang chủ"), std::string::npos);
    const Json json = Json::parse(baonoi({"extract", "--json", "tin.html"}).out);
    EXPECT_EQ(json.at("title"), "Xã vùng cao đón thêm 12 lớp học mới");
    EXPECT_EQ(json.at("blocks").size(), 2U);
    EXPECT_NE(baonoi({"extract", "--explain", "tin.html"}).out.find("drop  empty audio slot"),
              std::string::npos);
}

TEST_F(Commands, ScriptPrintsWhatWillBeSaidWithTheArticlesOwnAbbreviations) {
    write(
        folder_.path() / "tin.html",
        "<html lang=\"vi\"><head><title>Họp về 2 dự án</title></head><body><nav>Trang chủ</nav><article>"
        "<h1>Họp về 2 dự án</h1><p>Sáng 12/6, Ban Quản lý dự án (Ban QLDA) tỉnh họp với 05 xã về việc giải "
        "phóng mặt bằng, ông Blendwerk cũng có mặt tại cuộc họp.</p><p>Ban QLDA cho biết đã chi 3,5 tỷ đồng "
        "cho người dân ở hai dự án, đạt 3/4 kế hoạch được giao từ đầu năm.</p></article></body></html>");
    const ProgramResult result = baonoi({"script", "tin.html"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_TRUE(result.out.starts_with(
        "Họp về hai dự án\nSáng mười hai tháng sáu, Ban Quản lý dự án tỉnh họp với năm xã"))
        << result.out;
    EXPECT_NE(result.out.find("\nBan Quản lý dự án cho biết đã chi ba phẩy năm tỷ đồng"), std::string::npos)
        << result.out;
    EXPECT_EQ(result.out.find("Trang chủ"), std::string::npos);
}

TEST_F(Commands, ScriptTellsLanguagesAndReasons) {
    write(folder_.path() / "tin.html", article_page());
    const Json json = Json::parse(baonoi({"script", "--json", "tin.html"}).out);
    EXPECT_EQ(json.at("title"), "Xã vùng cao đón thêm 12 lớp học mới");
    const Json &title = json.at("blocks").at(0);
    EXPECT_EQ(title.at("kind"), "title");
    EXPECT_EQ(title.at("spoken"), "Xã vùng cao đón thêm mười hai lớp học mới");
    const Json &tokens = title.at("utterances").at(0).at("tokens");
    const auto number =
        std::find_if(tokens.begin(), tokens.end(), [](const Json &t) { return t.at("text") == "12"; });
    ASSERT_NE(number, tokens.end());
    EXPECT_EQ(number->at("class"), "number");
    EXPECT_EQ(number->at("reasons").at(0), Json({{"reason", "digits"}, {"weight", 10}}));
    EXPECT_FALSE(json.at("drops").empty());
}

TEST_F(Commands, ScriptRefusesAPageInAnotherLanguageAsProduceDoes) {
    write(
        folder_.path() / "news.html",
        "<html lang=\"en\"><body><article><h1>News of the day</h1><p>The council met on Monday to talk about "
        "the new bridge, and the people of the town came to listen to what was said about it.</p></article>"
        "</body></html>");
    const ProgramResult result = baonoi({"script", "news.html"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out, "");
}

TEST_F(Commands, SpeakWritesAnMp3ThatVerifyAccepts) {
    const ProgramResult spoken =
        baonoi({"speak", "-o", "loi.mp3"}, "Xin chào quý vị và các bạn.\nHôm nay có 2 tin.\n");
    ASSERT_EQ(spoken.exit_code, 0) << spoken.err;
    const ProgramResult verified = baonoi({"verify", "--json", "loi.mp3"});
    EXPECT_EQ(verified.exit_code, 0) << verified.out;
    EXPECT_EQ(Json::parse(verified.out).at("passed"), true);
}

TEST_F(Commands, SpeakWritesCaptionsAndSrtTurnsThemIntoSubRip) {
    const std::string text = "Xin chào quý vị và các bạn.\n";
    ASSERT_EQ(baonoi({"speak", "-o", "a.mp3", "--captions", "a.vtt"}, text).exit_code, 0);
    ASSERT_EQ(baonoi({"speak", "-o", "a.mp3", "--captions", "a.srt"}, text).exit_code, 0);
    const std::string subrip = read(folder_.path() / "a.srt");
    EXPECT_TRUE(subrip.starts_with("1\n00:00:00,")) << subrip;
    EXPECT_NE(subrip.find("\nXin chào quý vị và các bạn.\n"), std::string::npos) << subrip;
    const ProgramResult turned = baonoi({"srt", "a.vtt"});
    EXPECT_EQ(turned.exit_code, 0) << turned.err;
    EXPECT_EQ(turned.out, subrip);
}

TEST_F(Commands, CaptionsOfOtherKindsAreRefusedWithTheReason) {
    const ProgramResult spoken = baonoi({"speak", "-o", "a.mp3", "--captions", "a.txt"}, "Xin chào.\n");
    EXPECT_EQ(spoken.exit_code, 1);
    EXPECT_EQ(spoken.err, "baonoi: --captions a.txt: captions are written as FILE.vtt (WebVTT) or FILE.srt "
                          "(SubRip)\n");
    write(folder_.path() / "x.vtt", "text");
    const ProgramResult turned = baonoi({"srt", "x.vtt"});
    EXPECT_EQ(turned.exit_code, 1);
    EXPECT_EQ(turned.err, "baonoi: x.vtt: these captions do not begin with WEBVTT; give the .vtt file of a "
                          "recording\n");
}

TEST_F(Commands, SpeakRefusesNothing) {
    const ProgramResult result = baonoi({"speak", "-o", "loi.mp3"}, " \n");
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err, "baonoi: there is no text to speak\n");
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "loi.mp3"));
}

TEST_F(Commands, VerifyNamesAFileThatIsNoMp3) {
    write(folder_.path() / "x.mp3", "text");
    const ProgramResult result = baonoi({"verify", "x.mp3"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err.substr(0, 14), "baonoi: x.mp3:");
}

TEST_F(Commands, VoicesAreListed) {
    const Json voices = Json::parse(baonoi({"voices", "--json"}).out);
    ASSERT_GE(voices.size(), 2U);
    EXPECT_EQ(voices[0].at("name"), "vi-north");
    EXPECT_EQ(baonoi({"voices"}).out.substr(0, 9), "vi-north ");
}

TEST_F(Commands, OneVoiceIsNotCompared) {
    const ProgramResult result = baonoi({"voices", "compare", "vi-north", "-o", "so"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_TRUE(result.err.starts_with("VOICE: At least 2 required but received 1\n")) << result.err;
    EXPECT_FALSE(fs::exists(folder_.path() / "so"));
}

TEST_F(Commands, AVoiceIsCalibratedInItsOwnFile) {
    const fs::path data = folder_.path() / "data";
    fs::create_directory(data);
    for (const char *part : {"voices", "config"})
        fs::copy(fs::path(BAONOI_SOURCE_DIR) / part, data / part, fs::copy_options::recursive);
    const fs::path file = data / "voices/vi-north/voice.toml";
    const std::string right = read(file);
    const std::size_t at = right.find("gain_db = ");
    ASSERT_NE(at, std::string::npos);
    write(file, right.substr(0, at) + "gain_db = 3.00 # của ta" + right.substr(right.find('\n', at)));
    const auto calibrate = [&] {
        return run({.arguments = {"/usr/bin/env", "BAONOI_DATA=" + data.string(), BAONOI_PROGRAM, "voices",
                                  "calibrate", "vi-north"}});
    };
    const ProgramResult first = calibrate();
    EXPECT_EQ(first.exit_code, 0) << first.err;
    EXPECT_TRUE(first.out.starts_with("vi-north: gain_db = ")) << first.out;
    EXPECT_TRUE(first.out.ends_with(", written to " + file.string() + "\n")) << first.out;
    const std::string written = first.out.substr(20, first.out.find(',') - 20);
    EXPECT_NEAR(std::stod(written), std::stod(right.substr(at + 10)), 0.06);
    EXPECT_EQ(read(file), right.substr(0, at) + "gain_db = " + written + " # của ta" +
                              right.substr(right.find('\n', at)));
    EXPECT_EQ(calibrate().out, "vi-north: gain_db = " + written + " is right\n");
}

TEST_F(Commands, DoctorFindsEverythingInPlace) {
    const ProgramResult result = baonoi({"doctor"});
    EXPECT_EQ(result.exit_code, 0) << result.out;
    EXPECT_EQ(result.out.find("FAILED"), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("ok      voice vi-north"), std::string::npos) << result.out;
}

TEST_F(Commands, DoctorMissesTheVoiceProgram) {
    std::filesystem::copy_file(BAONOI_PROGRAM, folder_.path() / "baonoi");
    const std::string program = folder_.path() / "baonoi";
    const ProgramResult result =
        run({.arguments = {"/usr/bin/env", "-u", "BAONOI_VOICE", program, "doctor"}});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(
        result.out.find("FAILED  voice program            cannot run the voice program " + program +
                        "-voice: No such file or directory; install baonoi-voice beside baonoi, or say in "
                        "$BAONOI_VOICE where it is\n"),
        std::string::npos)
        << result.out;
    std::filesystem::create_symlink(BAONOI_VOICE, program + "-voice");
    EXPECT_EQ(run({.arguments = {"/usr/bin/env", "-u", "BAONOI_VOICE", program, "doctor"}}).exit_code, 0);
}

TEST_F(Commands, SiteRulesOfTheUserAreUsedAndTheirFaultsNamed) {
    const std::string rules = (folder_.path() / "rules/tin.example.vn.txt").string();
    write(rules, "body: //div[@id='x']\nboddy: //p\n");
    write(folder_.path() / "baonoi.toml", "[extract]\nsite_rules = \"rules\"\n");
    write(folder_.path() / "a.html", "<link rel=canonical href='https://tin.example.vn/a'><h1>Tên bài "
                                     "viết</h1><div id=x><p>Sáng nay mưa lớn ở "
                                     "vùng núi.</p></div><p>Đoạn này không thuộc về bài viết ở trên.</p>");
    EXPECT_EQ(baonoi({"config", "check"}).out,
              "warning: " + rules + ":2: unknown directive \"boddy\"\nbaonoi.toml: ok\n");
    EXPECT_EQ(baonoi({"extract", "a.html"}).out, "Tên bài viết\nSáng nay mưa lớn ở vùng núi.\n");
    const std::string explained = baonoi({"extract", "--explain", "a.html"}).out;
    EXPECT_EQ(explained.substr(0, explained.find("keep")),
              "note  site rules: " + rules + "\nnote  " + rules +
                  ":2: unknown directive \"boddy\"\nnote  body (tin.example.vn.txt:1)\n");
}

TEST_F(Commands, ConfigCheckSaysWhatItRead) {
    EXPECT_EQ(baonoi({"config", "check"}).out, "no configuration file, defaults: ok\n");
    write(folder_.path() / "baonoi.toml", "[encode]\nprofile = \"podcast\"\n");
    EXPECT_EQ(baonoi({"config", "check"}).out, "baonoi.toml: ok\n");
    EXPECT_NE(baonoi({"config", "show"}).out.find("encode.profile = \"podcast\"  # baonoi.toml\n"),
              std::string::npos);
}

} // namespace
} // namespace baonoi::test
