// SPDX-License-Identifier: GPL-3.0-or-later
// The recordings of an article on the command line, and going back to one.
#include "cli/pages.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class VersionsCommand : public ::testing::Test {
protected:
    void SetUp() override {
        write(page_, article_page());
        write(folder_.path() / "baonoi.toml",
              "[store]\nurl = \"sqlite:kho/baonoi.db\"\n[serve]\nlisten = \"127.0.0.1:9\"\n"
              "[[source]]\nname = \"cong-tin\"\nkind = \"site\"\npath = \"trang\"\n");
        command({"regenerate", "trang/a.html", "--wait", "--reason", "lần đầu"});
        std::string html = read(page_);
        html.replace(html.find("8,5 tỷ"), 8, "9,5 tỷ");
        write(page_, html);
        command({"regenerate", "trang/a.html", "--wait", "--voice", "vi-north-female"});
    }
    ProgramResult command(std::vector<std::string> arguments) {
        return baonoi(folder_.path(), std::move(arguments));
    }
    std::string playing() {
        return Json::parse(command({"versions", "trang/a.html", "--json"}).out)["versions"][0]["version"]
            .dump();
    }

    TemporaryFolder folder_;
    fs::path page_ = folder_.path() / "trang/a.html";
};

TEST_F(VersionsCommand, RecordingsAreListedComparedAndAttachedAgain) {
    const std::string listed = command({"versions", "trang/a.html"}).out;
    EXPECT_TRUE(listed.starts_with("  2  20")) << listed;
    EXPECT_NE(listed.find("  vi-north-female   ordered  (plays now, ordered by cli:"), std::string::npos)
        << listed;
    EXPECT_NE(listed.find("\n  1  20"), std::string::npos) << listed;
    EXPECT_NE(listed.find(", lần đầu)\n"), std::string::npos) << listed;
    const ProgramResult changes = command({"versions", "trang/a.html", "--from", "1", "--to", "2"});
    EXPECT_EQ(changes.out, "voice: vi-north -> vi-north-female\n"
                           "- Công trình có tổng vốn 8,5 tỷ đồng, gồm 2 dãy nhà hai tầng.\n"
                           "+ Công trình có tổng vốn 9,5 tỷ đồng, gồm 2 dãy nhà hai tầng.\n")
        << changes.err;
    const ProgramResult back = command({"rollback", "trang/a.html", "1", "--wait", "--reason", "đúng hơn"});
    EXPECT_EQ(back.out, "done      trang/a.html  (job 3)\n") << back.err;
    EXPECT_EQ(playing(), "1");
    EXPECT_EQ(command({"produce", "trang/a.html"}).out.substr(0, 9), "unchanged") << "whoever makes it";
    EXPECT_EQ(command({"fill"}).exit_code, 0);
    EXPECT_EQ(playing(), "1");
    const std::string pinned = command({"versions", "trang/a.html"}).out;
    EXPECT_NE(pinned.find("ordered  (plays now, pinned by cli:"), std::string::npos) << pinned;
    EXPECT_NE(pinned.find(": đúng hơn"), std::string::npos) << pinned;
    EXPECT_EQ(command({"unpin", "trang/a.html", "--wait"}).out.substr(0, 5), "done ");
    EXPECT_EQ(playing(), "2");
    EXPECT_EQ(command({"unpin", "trang/a.html"}).err,
              fmt::format("baonoi: trang/a.html: {} plays what it says now: no version is pinned\n",
                          fs::canonical(page_).string()));
}

TEST_F(VersionsCommand, WhatIsNotThereIsSaid) {
    const ProgramResult none = command({"rollback", "trang/a.html", "7"});
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_EQ(none.err, fmt::format("baonoi: trang/a.html: {} has no version 7; there are: 1, 2\n",
                                    fs::canonical(page_).string()));
    EXPECT_EQ(command({"rollback", "trang/a.html"}).exit_code, 2);
    EXPECT_EQ(command({"versions", "trang/a.html", "--from", "1"}).exit_code, 2);
    EXPECT_EQ(command({"versions", "nirgends"}).exit_code, 1);
}

} // namespace
} // namespace baonoi::test
