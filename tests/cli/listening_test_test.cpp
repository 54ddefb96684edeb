// SPDX-License-Identifier: GPL-3.0-or-later
// The listening test: its page, sheet and key, and what "voices compare --blind" writes.
#include "cli/listening_test.h"
#include "fakes/folder.h"
#include "fakes/program.h"
#include "test_paths.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;

const cli::ListeningTest two{{"Mưa \"rất\" to, gió lớn.", "Sáng nay trời nắng."}, {"vi-north", "thu"}};

TEST(ListeningTest, TheOrderFollowsFromTheSentence) {
    EXPECT_EQ(cli::blind_order("Sáng nay trời nắng.", 2), cli::blind_order("Sáng nay trời nắng.", 2));
    std::set<std::vector<std::size_t>> orders;
    for (int i = 0; i < 50; ++i) {
        std::vector<std::size_t> order = cli::blind_order("Câu số " + std::to_string(i), 3);
        orders.insert(order);
        std::sort(order.begin(), order.end());
        EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2}));
    }
    EXPECT_EQ(orders.size(), 6U); // all that there are
}

TEST(ListeningTest, TheSheetHasALineForEachVersion) {
    EXPECT_EQ(cli::blind_sheet(two), "\xEF\xBB\xBFnguoi_nghe,cau,ban,tu_nhien,tu_khong_ro\r\n"
                                     ",1,A,,\r\n,1,B,,\r\n,2,A,,\r\n,2,B,,\r\n");
}

TEST(ListeningTest, TheKeyTellsWhoIsWho) {
    const std::string key = cli::blind_key(two);
    const auto first = cli::blind_order(two.sentences[0], 2);
    EXPECT_TRUE(key.starts_with("\xEF\xBB\xBF"
                                "cau,ban,giong,so_tieng,noi_dung\r\n1,A,\"" +
                                two.voices[first[0]] + "\",5,\"Mưa \"\"rất\"\" to, gió lớn.\"\r\n"))
        << key;
}

TEST(ListeningTest, ThePageNamesNoVoiceAndLoadsNothingFromElsewhere) {
    const std::string page =
        cli::blind_page(two, read(fs::path(BAONOI_SOURCE_DIR) / "voices/listening-test.html"));
    EXPECT_EQ(page.find("vi-north"), std::string::npos);
    EXPECT_EQ(page.find("thu\""), std::string::npos);
    EXPECT_EQ(page.find("//"),
              page.find("// One is heard at a time.")); // no address before the script's comments
    EXPECT_EQ(page.find("http"), std::string::npos);
    EXPECT_NE(page.find("<html lang=\"vi\">"), std::string::npos);
    EXPECT_NE(page.find("src=\"cau-02-b.mp3\" aria-label=\"Câu 2, bản B\""), std::string::npos);
    EXPECT_NE(page.find("<p>Mưa &quot;rất&quot; to, gió lớn.</p>"), std::string::npos) << page;
}

TEST(ListeningTest, IsWrittenByCompare) {
    const TemporaryFolder folder;
    const ProgramResult result = run({.arguments = {BAONOI_PROGRAM, "voices", "compare", "vi-north",
                                                    "vi-north-female", "--blind", "-o", "nghe"},
                                      .folder = folder.path()});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.out, "10 sentences by vi-north and vi-north-female: nghe/index.html\n"
                          "which voice is which, not for those who listen: " +
                              (folder.path() / "nghe-khoa.csv").string() + "\n");
    std::size_t recordings = 0;
    for (const fs::directory_entry &file : fs::directory_iterator(folder.path() / "nghe"))
        recordings += file.path().extension() == ".mp3" ? 1 : 0;
    EXPECT_EQ(recordings, 20U);
    EXPECT_NE(read(folder.path() / "nghe/cau-01-a.mp3"), read(folder.path() / "nghe/cau-01-b.mp3"));
    EXPECT_FALSE(read(folder.path() / "nghe/phieu.csv").empty());
    const std::string key = read(folder.path() / "nghe-khoa.csv");
    EXPECT_NE(key.find("\"vi-north\""), std::string::npos);
    EXPECT_NE(key.find("\"vi-north-female\""), std::string::npos);
    for (const char *name : {"nghe/index.html", "nghe/phieu.csv", "nghe/cau-01-a.mp3"})
        EXPECT_EQ(read(folder.path() / name).find("vi-north"), std::string::npos) << name;
}

} // namespace
} // namespace baonoi::test
