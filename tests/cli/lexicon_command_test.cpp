// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "cli/pages.h"
#include "store/store.h"
#include "test_paths.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::test {
namespace {

using Json = nlohmann::json;

class LexiconCommand : public ::testing::Test {
protected:
    LexiconCommand() { write(folder_.path() / "baonoi.toml", "[reading]\nlexicons = [\"mine\"]\n"); }
    ProgramResult lexicon(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "lexicon");
        return baonoi(folder_.path(), std::move(arguments));
    }
    std::filesystem::path own() const { return folder_.path() / "mine/words.pls"; }

    TemporaryFolder folder_;
};

TEST_F(LexiconCommand, AddTeachesAWordAndRemoveForgetsIt) {
    ProgramResult result = lexicon({"add", "Zandora", "dan đo ra", "--class", "place"});
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(result.out, "added \"Zandora\" in " + own().string() + "\n");
    const std::string bytes = read(own());
    EXPECT_NE(bytes.find("\n  <lexeme role=\"b:place\"><grapheme>Zandora</grapheme><alias>dan đo "
                         "ra</alias></lexeme>\n</lexicon>\n"),
              std::string::npos);
    write(folder_.path() / "tin.txt", "Đoàn tới Zandora.\n");
    EXPECT_EQ(baonoi(folder_.path(), {"normalise", "tin.txt"}).out, "Đoàn tới dan đo ra.\n");

    result = lexicon({"add", "Zandora", "dan đo ra"});
    EXPECT_EQ(result.out, "unchanged: \"Zandora\" in " + own().string() + "\n");
    EXPECT_EQ(read(own()), bytes);
    result = lexicon({"add", "Zandora", "gian đo ra"});
    EXPECT_EQ(result.out, "replaced \"Zandora\" in " + own().string() + "\n");

    result = lexicon({"remove", "Zandora"});
    EXPECT_EQ(result.out, "removed \"Zandora\" from " + own().string() + "\n");
    EXPECT_EQ(result.exit_code, 0);
    result = lexicon({"remove", "Zandora"});
    EXPECT_EQ(result.out, "unchanged: no lexicon of your own has \"Zandora\"\n");
    EXPECT_EQ(result.exit_code, 0);
}

TEST_F(LexiconCommand, RefusesWhatCannotBeSaidAndWhatIsShipped) {
    ProgramResult result = lexicon({"add", "Zandora", "dan d0 ra"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err,
              "baonoi: \"dan d0 ra\" cannot be said: \"d0\" is not a Vietnamese syllable; write what "
              "is said in Vietnamese syllables, as \"ma lây xi a\"\n");
    EXPECT_FALSE(std::filesystem::exists(own()));
    const std::string shipped = std::string(BAONOI_SOURCE_DIR) + "/config/lexicon/sport.pls";
    result = lexicon({"remove", "HLV", "--file", shipped});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err, "baonoi: " + shipped +
                              " belongs to the program and is replaced by its next version; an entry in a "
                              "lexicon of your own wins over it\n");
    write(folder_.path() / "baonoi.toml", "");
    EXPECT_EQ(lexicon({"add", "Zandora", "dan"}).err,
              "baonoi: there is no lexicon folder of your own: name one in baonoi.toml, [reading] lexicons = "
              "[\"/etc/baonoi/lexicon\"], or give --file FILE\n");
}

TEST_F(LexiconCommand, AFileThatIsNotReadIsNamed) {
    const std::string other = (folder_.path() / "khac/a.pls").string();
    EXPECT_EQ(lexicon({"add", "Zandora", "dan", "--file", other}).err,
              "baonoi: " + other +
                  " is not read: [reading] lexicons must name its folder, and its name must end in .pls\n");
}

TEST_F(LexiconCommand, AChangeIsOnRecordWhereThereIsAStore) {
    write(folder_.path() / "baonoi.toml",
          "[reading]\nlexicons = [\"mine\"]\n[store]\nurl = \"sqlite:kho.db\"\n");
    EXPECT_EQ(lexicon({"add", "Zandora", "dan"}).exit_code, 0);
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "kho.db")) << "none is made for it";
    SystemClock clock;
    auto store = store::open_store("sqlite:" + (folder_.path() / "kho.db").string(), clock);
    lexicon({"add", "Zandora", "gian"});
    lexicon({"remove", "Zandora"});
    const auto changes = store->lexicon_changes("Zandora", 10);
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0].what, "removed");
    EXPECT_EQ(changes[1].said, "gian");
    EXPECT_TRUE(changes[1].who.starts_with("cli:"));
    EXPECT_NE(changes[1].before.find("<alias>dan</alias>"), std::string::npos);
    EXPECT_EQ(store->orders(1).at(0).what, "lexicon remove");
    store.reset();
    write(folder_.path() / "kho.db", "no database");
    const ProgramResult result = lexicon({"add", "Zandora", "dan"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_TRUE(result.err.starts_with("baonoi: the change is not on record: ")) << result.err;
}

TEST_F(LexiconCommand, ListShowsWhichEntryWins) {
    lexicon({"add", "HLV", "hành lang vàng"});
    const Json list = Json::parse(lexicon({"list", "HLV", "--json"}).out);
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].at("class"), "sport");
    EXPECT_EQ(list[0].at("wins"), false);
    EXPECT_EQ(list[0].at("overridden_by"), own().string() + ":4");
    EXPECT_EQ(list[1].at("said"), Json::parse("[{\"text\": \"hành lang vàng\"}]"));
    EXPECT_EQ(list[1].at("line"), 4);
    EXPECT_TRUE(lexicon({"list", "HLV"})
                    .out.ends_with("\nHLV: hành lang vàng  [" + own().string() + ":4, abbreviation]\n"));
    const ProgramResult none = lexicon({"list", "Zandora"});
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_EQ(none.err, "baonoi: no lexicon has \"Zandora\"; baonoi lexicon add \"Zandora\" SAID adds it\n");
}

TEST_F(LexiconCommand, CheckPrintsEveryProblem) {
    lexicon({"add", "Zandora", "dan"});
    ProgramResult result = lexicon({"check"});
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(result.exit_code, 0);
    std::size_t files = 1; // the user's own
    for (const auto &entry : std::filesystem::directory_iterator(BAONOI_SOURCE_DIR "/config/lexicon"))
        files += entry.path().extension() == ".pls" ? 1 : 0;
    EXPECT_TRUE(result.out.ends_with(fmt::format(" files: {}, no problems\n", files))) << result.out;
    write(folder_.path() / "a.pls", "<lexicon>\n<lexeme>\n");
    result = lexicon({"check", "a.pls", "mine"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err, "a.pls:2: not well-formed XML: Start-end tags mismatch\n"
                          "baonoi: problems: 1, entries: 1, files: 2\n");
}

TEST_F(LexiconCommand, TheManifestNamesEntriesAndUnknownWords) {
    lexicon({"add", "HLV", "hành lang vàng"});
    write(folder_.path() / "tin.html",
          portal_page("Tin ngắn",
                      "<p>Đoàn qua HLV sáng nay.</p><p>Khách từ Саратов và Blendwerk gặp QXZ.</p>"));
    const ProgramResult made = baonoi(folder_.path(), {"produce", "--json", "tin.html", "--out", "ra"});
    ASSERT_EQ(made.exit_code, 0) << made.err << made.out;
    const Json manifest =
        Json::parse(read(folder_.path() / Json::parse(made.out).at(0).at("manifest").get<std::string>()));
    EXPECT_EQ(manifest.at("lexicon"), Json::parse(R"([{"text": "HLV", "spoken": "hành lang vàng"}])"));
    Json unknown = manifest.at("unknown");
    ASSERT_EQ(unknown.size(), 3U);
    EXPECT_EQ(unknown[0].at("text"), "Саратов");
    EXPECT_EQ(unknown[0].at("language"), "ru");
    EXPECT_EQ(unknown[1].at("text"), "Blendwerk");
    EXPECT_EQ(unknown[2].at("text"), "QXZ");
    for (const Json &word : unknown)
        EXPECT_EQ(word.at("sentence"), "Khách từ Саратов và Blendwerk gặp QXZ.");

    write(folder_.path() / "tin.txt", "Khách từ Саратов gặp QXZ.\n");
    const Json line = Json::parse(baonoi(folder_.path(), {"normalise", "--json", "tin.txt"}).out);
    EXPECT_EQ(line.at("unknown"),
              Json::parse(R"([{"text": "Саратов", "sentence": "Khách từ Саратов gặp QXZ."},
                                                  {"text": "QXZ", "sentence": "Khách từ Саратов gặp QXZ."}])"));
}

TEST_F(LexiconCommand, AnArticleInManyScriptsIsAttached) {
    std::filesystem::create_directory(folder_.path() / "mine");
    write(folder_.path() / "tin.html",
          portal_page(
              "Chào các bạn 漢字",
              "<p>Sáng nay, ban tổ chức mở triển lãm thư pháp tại nhà văn hóa xã với hơn sáu mươi bức của "
              "học sinh các trường trong huyện, ai cũng được vào xem mà không phải trả tiền.</p><p>Bảng tên "
              "ghi Ρόδος, ภูเก็ต, សៀមរាប, ປາກເຊ, הארץ, الأهرام, मुंबई, བོད và 부산.</p>"));
    const ProgramResult made = baonoi(folder_.path(), {"produce", "tin.html"});
    EXPECT_EQ(made.exit_code, 0) << made.err << made.out;
}

TEST_F(LexiconCommand, ImpactNamesTheSentencesThatAWordTouchesAndOrdersTheirArticles) {
    const std::filesystem::path site = folder_.path() / "trang";
    const auto page = [](const std::string &text) {
        return "<html lang=\"vi\"><body><h1>Tin của xã</h1><div class=\"bai-viet\"><p>" + text +
               "</p></div></body></html>";
    };
    write(site / "a.html", page("Sáng nay trời đẹp. Đoàn tới Zandora rồi về bản."));
    write(site / "b.html", page("Nhà máy Zandorana mở thêm lớp học cho các em ở bản xa."));
    write(folder_.path() / "baonoi.toml",
          "[reading]\nlexicons = [\"mine\"]\n[store]\nurl = \"sqlite:kho.db\"\n[[source]]\nname = \"xa\"\n"
          "kind = \"site\"\npath = \"trang\"\n");
    lexicon({"add", "Zandora", "gian đo ra", "--class", "place"});
    ASSERT_EQ(baonoi(folder_.path(), {"fill"}).exit_code, 0);
    lexicon({"add", "Zandora", "dan đo ra", "--class", "place"});

    ProgramResult result = lexicon({"impact", "Zandora"});
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(result.out,
              (site / "a.html").string() +
                  ", sentence 3: Đoàn tới Zandora rồi về bản.\n    Đoàn tới dan đo ra rồi về bản\n"
                  "1 sentence of 1 article with audio has \"Zandora\"\n");
    EXPECT_EQ(lexicon({"impact", "Kandora"}).out, "0 sentences of 0 articles with audio have \"Kandora\"\n");
    const Json json = Json::parse(lexicon({"impact", "Zandora", "--json", "--regenerate"}).out);
    EXPECT_EQ(json["queued"], 1);
    EXPECT_EQ(json["sentences"].size(), 1U);
    EXPECT_EQ(lexicon({"impact", "Zandora", "--regenerate"}).out,
              (site / "a.html").string() +
                  ", sentence 3: Đoàn tới Zandora rồi về bản.\n    Đoàn tới dan đo ra rồi về bản\n"
                  "1 sentence of 1 article with audio has \"Zandora\"\n1 article queued\n");
    result = lexicon({"impact", " "});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err, "baonoi: \" \" cannot be an entry of a lexicon\n");
}

} // namespace
} // namespace baonoi::test
