// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program on real pages: from the page to the page with its player.
#include "cli/pages.h"

#include "lib/openssl/digest.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class Produce : public ::testing::Test {
protected:
    void SetUp() override { write(page_, article_page()); }

    Json json_of(const ProgramResult &result) {
        EXPECT_EQ(result.exit_code, 0) << result.err;
        return Json::parse(result.out);
    }

    // Files below audio/ that end so and have a hash in their names, sorted.
    std::vector<fs::path> audio_files(const std::string &ending) {
        std::vector<fs::path> files;
        for (const auto &entry : fs::directory_iterator(site() / "audio"))
            if (entry.path().string().ends_with(ending) && entry.path().stem().has_extension())
                files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        return files;
    }

    static std::ptrdiff_t count(const fs::path &folder) {
        return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
    }

    const fs::path &site() const { return folder_.path(); }

    TemporaryFolder folder_;
    fs::path page_ = folder_.path() / "lop-hoc.html";
};

TEST_F(Produce, AttachesAudioToThePage) {
    const Json result = json_of(baonoi(site(), {"produce", "--json", "lop-hoc.html"})).at(0);
    EXPECT_EQ(result.at("input"), "lop-hoc.html");
    EXPECT_EQ(result.at("status"), "attached");
    EXPECT_GT(result.at("duration").get<double>(), 15.0);
    ASSERT_EQ(audio_files(".mp3").size(), 1U);
    EXPECT_EQ(audio_files(".vtt").size(), 1U);
    EXPECT_EQ(audio_files(".json").size(), 1U);
    const std::string mp3 = read(audio_files(".mp3")[0]);
    EXPECT_EQ(result.at("bytes"), mp3.size());

    const Json manifest = Json::parse(read(audio_files(".json")[0]));
    EXPECT_EQ(manifest.at("audio").at("sha256"), openssl::sha256_hex(mp3));
    EXPECT_EQ(result.at("stable"), (fs::canonical(site()) / "audio/lop-hoc.mp3").string());
    EXPECT_EQ(read(site() / "audio/lop-hoc.mp3"), mp3);
    const std::string page = read(page_);
    EXPECT_EQ(page.find(notice), std::string::npos);
    EXPECT_NE(page.find("<audio controls"), std::string::npos);
    EXPECT_NE(page.find(audio_files(".mp3")[0].filename().string()), std::string::npos);
}

TEST_F(Produce, TheRestOfThePageKeepsItsBytes) {
    const std::string before = read(page_);
    ASSERT_EQ(baonoi(site(), {"produce", "lop-hoc.html"}).exit_code, 0);
    const std::string after = read(page_);
    const std::string head = before.substr(0, before.find("<span>" + notice));
    const std::string tail = before.substr(before.find("</div>\n<div class=\"bai-viet\">"));
    EXPECT_TRUE(after.starts_with(head));
    EXPECT_TRUE(after.ends_with(tail));
}

TEST_F(Produce, ASecondRunChangesNothing) {
    ASSERT_EQ(baonoi(site(), {"produce", "lop-hoc.html"}).exit_code, 0);
    const std::string before = snapshot(site());
    EXPECT_EQ(json_of(baonoi(site(), {"produce", "--json", "lop-hoc.html"})).at(0).at("status"), "unchanged");
    EXPECT_TRUE(snapshot(site()) == before);
}

TEST_F(Produce, ForceMakesTheSameBytesAgain) {
    ASSERT_EQ(baonoi(site(), {"produce", "lop-hoc.html"}).exit_code, 0);
    const std::string before = snapshot(site());
    EXPECT_EQ(json_of(baonoi(site(), {"produce", "--json", "--force", "lop-hoc.html"})).at(0).at("status"),
              "attached");
    EXPECT_TRUE(snapshot(site()) == before);
}

TEST_F(Produce, OneAndFourWorkersMakeTheSameBytes) {
    write(site() / "one.toml", "[serve]\nworkers = 1\n");
    write(site() / "four.toml", "[serve]\nworkers = 4\n");
    ASSERT_EQ(baonoi(site(), {"--config", "one.toml", "produce", "--out", "one", "lop-hoc.html"}).exit_code,
              0);
    ASSERT_EQ(baonoi(site(), {"--config", "four.toml", "produce", "--out", "four", "lop-hoc.html"}).exit_code,
              0);
    EXPECT_TRUE(snapshot(site() / "one") == snapshot(site() / "four"));
}

TEST_F(Produce, OutLeavesThePageAlone) {
    const std::string before = read(page_);
    const Json result =
        json_of(baonoi(site(), {"produce", "--json", "--out", "files", "lop-hoc.html"})).at(0);
    EXPECT_EQ(result.at("status"), "attached");
    EXPECT_FALSE(result.contains("page"));
    EXPECT_EQ(read(page_), before);
    EXPECT_EQ(count(site() / "files"), 3);
}

TEST_F(Produce, ACorrectionRetiresTheOldFilesForTheirTimeOfGrace) {
    write(site() / "baonoi.toml", "[site]\ngrace = \"1h\"\n");
    ASSERT_EQ(baonoi(site(), {"produce", "--site", ".", "lop-hoc.html"}).exit_code, 0);
    const fs::path old = audio_files(".mp3").at(0);
    std::string text = read(page_);
    text.replace(text.find("346 học sinh"), 3, "364");
    write(page_, text);
    EXPECT_EQ(
        json_of(baonoi(site(), {"produce", "--json", "--site", ".", "lop-hoc.html"})).at(0).at("status"),
        "attached");
    EXPECT_EQ(read(page_).find(old.filename().string()), std::string::npos);
    EXPECT_EQ(audio_files(".mp3").size(), 2U);
    ASSERT_EQ(audio_files(".json.old").size(), 1U);

    const fs::path mark = audio_files(".json.old")[0];
    fs::last_write_time(mark, fs::last_write_time(mark) - std::chrono::minutes(61));
    EXPECT_EQ(
        json_of(baonoi(site(), {"produce", "--json", "--site", ".", "lop-hoc.html"})).at(0).at("status"),
        "unchanged");
    ASSERT_EQ(audio_files(".mp3").size(), 1U);
    EXPECT_NE(audio_files(".mp3")[0], old);
    EXPECT_EQ(count(site() / "audio"), 7);
}

TEST_F(Produce, ARecordingOfSomebodyElseIsLeftAlone) {
    std::string text = read(page_);
    text.replace(text.find("<span>" + notice + "</span>"), ("<span>" + notice + "</span>").size(),
                 "<audio controls src=\"/media/phat-thanh-vien.mp3\"></audio>");
    write(page_, text);
    const std::string before = snapshot(site());
    const Json result = json_of(baonoi(site(), {"produce", "--json", "lop-hoc.html"})).at(0);
    EXPECT_EQ(result.at("status"), "skipped");
    EXPECT_EQ(result.at("reason"), "has a recording");
    EXPECT_TRUE(snapshot(site()) == before);
}

TEST_F(Produce, OneFailureDoesNotStopTheOthers) {
    const ProgramResult result = baonoi(site(), {"produce", "missing.html", "lop-hoc.html"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.err.find("2 pages: 1 attached, 1 failed\n"), std::string::npos) << result.err;
    EXPECT_NE(read(page_).find("<audio controls"), std::string::npos);
}

TEST_F(Produce, ACopyInAnotherFolderGetsTheSameSound) {
    write(site() / "copy/lop-hoc.html", article_page());
    ASSERT_EQ(baonoi(site(), {"produce", "--out", "a", "lop-hoc.html"}).exit_code, 0);
    ASSERT_EQ(baonoi(site() / "copy", {"produce", "--out", "../b", "lop-hoc.html"}).exit_code, 0);
    EXPECT_TRUE(snapshot(site() / "a") == snapshot(site() / "b"));
}

} // namespace
} // namespace baonoi::test
