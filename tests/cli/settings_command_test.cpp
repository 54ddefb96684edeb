// SPDX-License-Identifier: GPL-3.0-or-later
// What an editor sets on the command line, without a daemon and with one.
#include "cli/pages.h"
#include "test_paths.h"

#include "base/clock.h"
#include "fakes/test_server.h"
#include "store/store.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <thread>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class SettingsCommand : public ::testing::Test {
protected:
    void SetUp() override {
        write(folder_.path() / "trang/a.html", article_page());
        write(
            folder_.path() / "baonoi.toml",
            fmt::format("[store]\nurl = \"sqlite:kho/baonoi.db\"\n[serve]\nlisten = \"127.0.0.1:{}\"\n"
                        "[[source]]\nname = \"cong-tin\"\nkind = \"site\"\npath = \"trang\"\npoll = \"1h\"\n",
                        port_));
    }
    void TearDown() override { ::unsetenv("BAONOI_TOKEN"); }

    ProgramResult command(std::vector<std::string> arguments) {
        return baonoi(folder_.path(), std::move(arguments));
    }
    std::unique_ptr<store::Store> store() {
        return store::open_store("sqlite:" + (folder_.path() / "kho/baonoi.db").string(), clock_);
    }
    std::string page() const { return fs::canonical(folder_.path() / "trang/a.html").string(); }
    std::string a_sentence() { return store()->sentences("cong-tin", page()).at(2).text; }
    bool says(const std::string &sentence) {
        for (const store::SentenceRecord &said : store()->sentences("cong-tin", page()))
            if (said.text == sentence)
                return true;
        return false;
    }

    TemporaryFolder folder_;
    SystemClock clock_;
    int port_ = closed_port();
};

TEST_F(SettingsCommand, WhatIsSetIsShownAndDone) {
    EXPECT_EQ(command({"settings", "show", "trang/a.html"}).out,
              fmt::format("article   {}\nvoice     vi-north (configuration)\naudio     on (configuration)\n"
                          "intro     none (configuration)\noutro     none (configuration)\n",
                          page()));
    command({"regenerate", "trang/a.html", "--wait"});
    const std::string sentence = a_sentence();
    const ProgramResult set = command({"settings", "set", "trang/a.html", "--voice", "vi-north-female",
                                       "--exclude", sentence, "--reason", "chưa rõ"});
    EXPECT_EQ(set.exit_code, 0) << set.err;
    EXPECT_EQ(set.out,
              fmt::format("article   {}\nvoice     vi-north-female (article)\naudio     on (configuration)\n"
                          "intro     none (configuration)\noutro     none (configuration)\n"
                          "not read  {}\njob       2\n",
                          page(), sentence));
    EXPECT_EQ(store()->orders(1).at(0).reason, "chưa rõ");
    command({"regenerate", "trang/a.html", "--wait"});
    EXPECT_FALSE(says(sentence));
    EXPECT_EQ(store()->article("cong-tin", page())->voice, "vi-north-female");
    EXPECT_EQ(command({"produce", "trang/a.html"}).out.substr(0, 9), "unchanged") << "whoever makes it";

    const ProgramResult word = command({"settings", "set", "trang/a.html", "--say", "xã=làng"});
    EXPECT_NE(word.out.find("word      xã = làng\n"), std::string::npos) << word.out << word.err;
    EXPECT_EQ(command({"settings", "set", "trang/a.html", "--say", "xã"}).err,
              "baonoi: --say \"xã\" must be WORD=SYLLABLES, as \"NATO=na tô\"\n");
    command({"settings", "set", "trang/a.html", "--unsay", "xã"});
    EXPECT_EQ(Json::parse(command({"settings", "show", "trang/a.html", "--json"}).out)["words"],
              Json::array());
    command(
        {"settings", "set", "trang/a.html", "--voice", "configured", "--forget", sentence, "--audio", "off"});
    const Json shown = Json::parse(command({"settings", "show", "trang/a.html", "--json"}).out);
    EXPECT_EQ(shown["on"], false);
    EXPECT_EQ(shown["voice"], nullptr);
    EXPECT_EQ(shown["passages"], Json::array());
}

TEST_F(SettingsCommand, ASourceHasSettingsOfItsOwn) {
    command({"regenerate", "trang/a.html", "--wait"});
    const ProgramResult set =
        command({"settings", "set", "--source", "cong-tin", "--intro", "Mời nghe bài {title}.", "--outro",
                 "Xin cảm ơn.", "--voice", "vi-north-female"});
    EXPECT_EQ(set.out,
              "source    cong-tin\nvoice     vi-north-female (source)\naudio     on (configuration)\n"
              "intro     Mời nghe bài {title}. (source)\noutro     Xin cảm ơn. (source)\nqueued    1\n")
        << set.err;
    command({"regenerate", "trang/a.html", "--wait"});
    EXPECT_TRUE(says("Mời nghe bài Xã vùng cao đón thêm 12 lớp học mới."));
    EXPECT_TRUE(says("Xin cảm ơn."));
    EXPECT_EQ(command({"produce", "trang/a.html"}).out.substr(0, 9), "unchanged") << "whoever makes it";
    const ProgramResult section = command({"settings", "set", "--source", "cong-tin", "--section", "the-thao",
                                           "--audio", "off", "--intro", "configured", "--later"});
    EXPECT_NE(section.out.find("section   the-thao\n"), std::string::npos) << section.out << section.err;
    EXPECT_NE(section.out.find("audio     off (section)\n"), std::string::npos);
    EXPECT_NE(
        command({"settings", "show", "--source", "cong-tin"}).out.find("section   the-thao: 0 articles\n"),
        std::string::npos);
    EXPECT_EQ(command({"settings", "show"}).err, "baonoi: name an article, or a source with --source\n");
    EXPECT_EQ(command({"settings", "set", "trang/a.html", "--intro", "a"}).exit_code, 1);
    EXPECT_EQ(command({"settings", "set", "--source", "cong-tin", "--exclude", "a"}).exit_code, 1);
    EXPECT_EQ(command({"settings", "set", "--source", "cong-tin", "--say", "a=b"}).exit_code, 1);
    EXPECT_EQ(command({"settings", "show", "a", "--source", "b"}).exit_code, 2);
    EXPECT_EQ(command({"settings", "show", "--source", "none"}).exit_code, 1);
}

TEST_F(SettingsCommand, WhatCannotBeSetIsRefused) {
    command({"regenerate", "trang/a.html", "--wait"});
    const ProgramResult refused =
        command({"settings", "set", "trang/a.html", "--exclude", "Câu này không có.", "--exclude", "Nữa."});
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_TRUE(refused.err.starts_with("baonoi: \"Câu này không có.\" is no sentence of the a"))
        << refused.err;
    EXPECT_EQ(command({"settings", "set", "trang/a.html", "--audio", "maybe"}).exit_code, 2);
    EXPECT_EQ(command({"settings", "show", "nirgends"}).exit_code, 1);
}

TEST_F(SettingsCommand, WithATokenTheDaemonSetsIt) {
    const std::string token = command({"token", "add", "an", "editor"}).out.substr(0, 64);
    const auto meanwhile = [&](int program) {
        for (int waits = 0;
             waits < 600 && command({"status"}).out.find("the daemon answers at") == std::string::npos;
             ++waits)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        ::setenv("BAONOI_TOKEN", token.c_str(), 1);
        const ProgramResult set = command({"settings", "set", page(), "--voice", "vi-north-female"});
        EXPECT_EQ(set.exit_code, 0) << set.err;
        EXPECT_NE(set.out.find("voice     vi-north-female (article)\n"), std::string::npos) << set.out;
        EXPECT_NE(command({"settings", "show", page()}).out.find("voice     vi-north-female (article)\n"),
                  std::string::npos);
        EXPECT_EQ(command({"settings", "set", page(), "--voice", "none"}).exit_code, 1);
        ::kill(program, SIGTERM);
    };
    const ProgramResult daemon =
        run({.arguments = {BAONOI_PROGRAM, "serve"}, .folder = folder_.path(), .meanwhile = meanwhile});
    EXPECT_EQ(daemon.exit_code, 0) << daemon.err;
    EXPECT_EQ(store()->orders(1).at(0).who, "an");
    EXPECT_EQ(store()->orders(1).at(0).what, "settings: voice vi-north-female");
}

} // namespace
} // namespace baonoi::test
