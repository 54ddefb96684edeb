// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong ends in one clear message, a non-zero exit and an untouched site.
#include "cli/pages.h"
#include "fakes/test_server.h"
#include "test_paths.h"

#include <csignal>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;

class Errors : public ::testing::Test {
protected:
    void SetUp() override {
        write(site() / "tin.html", article_page());
        before_ = snapshot(site());
    }

    // Runs produce; expects exit 1, the message (PATH stands for the site's folder) and nothing changed.
    void expect_refused(const ProgramResult &result, std::string message) {
        for (std::size_t at = 0; (at = message.find("PATH", at)) != std::string::npos;)
            message.replace(at, 4, site().string());
        EXPECT_EQ(result.exit_code, 1);
        const std::string error = result.err.substr(std::min(result.err.find("baonoi: "), result.err.size()));
        EXPECT_EQ(error.substr(0, error.find('\n')), "baonoi: " + message);
        EXPECT_TRUE(snapshot(site()) == before_);
    }

    void expect_page_refused(const std::string &page, const std::string &message) {
        write(site() / "page.html", page);
        before_ = snapshot(site());
        expect_refused(baonoi(site(), {"produce", "page.html"}), message);
    }

    const fs::path &site() const { return folder_.path(); }

    TemporaryFolder folder_;
    std::string before_;
};

TEST_F(Errors, ANameThatATerminalWouldObeyIsEscaped) {
    write(site() / "a\x1b[2J\n.html", "no page");
    before_ = snapshot(site());
    const ProgramResult result = baonoi(site(), {"produce", "a\x1b[2J\n.html"});
    expect_refused(result, "a\\x1b[2J\\x0a.html is not an HTML page but text without a tag");
    EXPECT_EQ((result.out + result.err).find('\x1b'), std::string::npos);
}

TEST_F(Errors, MissingFile) {
    expect_refused(baonoi(site(), {"produce", "missing.html"}),
                   "cannot read PATH/missing.html: No such file or directory");
}

TEST_F(Errors, UnreachableHost) {
    const std::string host = fmt::format("127.0.0.1:{}", closed_port());
    write(site() / "baonoi.toml", fmt::format("[fetch]\nallow_hosts = [\"{}\"]\n", host));
    before_ = snapshot(site());
    expect_refused(
        baonoi(site(), {"produce", "--out", "files", "http://" + host + "/tin.html"}),
        fmt::format("cannot fetch http://{0}/tin.html: cannot connect to {0}: Connection refused", host));
}

TEST_F(Errors, PrivateAddress) {
    expect_refused(baonoi(site(), {"produce", "http://127.0.0.1:8080/tin.html"}),
                   "cannot fetch http://127.0.0.1:8080/tin.html: the address 127.0.0.1 is not public; add "
                   "\"127.0.0.1:8080\" to [fetch] allow_hosts");
}

TEST_F(Errors, AnswersOfAServer) {
    TestServer server;
    server.on("/empty.html", {});
    Reply pdf;
    pdf.headers = {"Content-Type: application/pdf"};
    pdf.body = "%PDF-1.7";
    server.on("/file.pdf", pdf);
    write(site() / "baonoi.toml", fmt::format("[fetch]\nallow_hosts = [\"{}\"]\n", server.host()));
    before_ = snapshot(site());
    expect_refused(
        baonoi(site(), {"produce", server.url("/no.html")}),
        fmt::format("cannot fetch {}: the server answered 404 (no such page)", server.url("/no.html")));
    expect_refused(baonoi(site(), {"produce", server.url("/empty.html")}),
                   fmt::format("{} is empty (0 bytes)", server.url("/empty.html")));
    expect_refused(baonoi(site(), {"produce", server.url("/file.pdf")}),
                   fmt::format("{} is not an HTML page but application/pdf", server.url("/file.pdf")));
}

TEST_F(Errors, AnEmptyFile) {
    expect_page_refused("", "page.html is empty (0 bytes)");
}

TEST_F(Errors, NotHtml) {
    expect_page_refused("%PDF-1.7 xyz", "page.html is not an HTML page but a PDF file");
}

TEST_F(Errors, APageWithoutAnArticle) {
    expect_page_refused("<html><body><div class=\"menu\"><a href=\"/\">Trang chủ</a></div></body></html>",
                        "no article found in page.html: it holds nothing but links");
}

TEST_F(Errors, LessThanOneSentence) {
    expect_page_refused(portal_page("Thông báo mới", "<p>Đang cập nhật.</p>"),
                        "the article in page.html has less than one sentence");
}

TEST_F(Errors, AReadOnlyFolder) {
    fs::permissions(site(), fs::perms(0555));
    const ProgramResult result = run(
        {.arguments = {BAONOI_PROGRAM, "produce", "tin.html"}, .folder = site(), .obey_permissions = true});
    expect_refused(result, "tin.html: cannot make the folder PATH/audio: Permission denied");
    fs::permissions(site(), fs::perms(0755));
}

TEST_F(Errors, AFullDisk) {
    fs::create_directory(site() / "audio");
    before_ = snapshot(site());
    const ProgramResult result =
        run({.arguments = {BAONOI_PROGRAM, "produce", "tin.html"}, .folder = site(), .max_file_bytes = 8192});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.err.find("cannot write a temporary file in "), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("/cache/baonoi: File too large"), std::string::npos) << result.err;
    EXPECT_TRUE(snapshot(site()) == before_);
}

// Kills the first voice server that the process starts; true when there was one.
bool kill_a_voice_server(int process) {
    for (int tries = 0; tries < 2000; ++tries) {
        std::ifstream list(fmt::format("/proc/{0}/task/{0}/children", process));
        for (int child = 0; list >> child;) {
            std::ifstream file(fmt::format("/proc/{}/cmdline", child));
            const std::string command(std::istreambuf_iterator<char>(file), {});
            if (command.starts_with("baonoi-voice"))
                return ::kill(child, SIGKILL) == 0;
        }
        ::usleep(1000);
    }
    return false;
}

TEST_F(Errors, AKilledVoiceWorkerCostsNothing) {
    ASSERT_EQ(baonoi(site(), {"produce", "--out", "calm", "tin.html"}).exit_code, 0);
    bool killed = false;
    const ProgramResult result =
        run({.arguments = {BAONOI_PROGRAM, "produce", "--out", "killed", "tin.html"},
             .folder = site(),
             .meanwhile = [&](int process) { killed = kill_a_voice_server(process); }});
    EXPECT_TRUE(killed);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_TRUE(snapshot(site() / "calm") == snapshot(site() / "killed"));
}

TEST_F(Errors, AnUnknownVoice) {
    expect_refused(baonoi(site(), {"produce", "--voice", "vi-moon", "tin.html"}),
                   "unknown voice \"vi-moon\"; the voices are vi-north, vi-north-female");
}

TEST_F(Errors, AMalformedConfiguration) {
    write(site() / "baonoi.toml", "[fetch]\nmax_bytes = 12\n");
    before_ = snapshot(site());
    expect_refused(baonoi(site(), {"produce", "tin.html"}),
                   "baonoi.toml:2: [fetch] max_bytes must be a string, not an integer");
}

TEST_F(Errors, WrongUsageExitsWithTwo) {
    EXPECT_EQ(baonoi(site(), {"produce"}).exit_code, 2);
    EXPECT_EQ(baonoi(site(), {"produce", "--no-such", "tin.html"}).exit_code, 2);
    EXPECT_EQ(baonoi(site(), {}).exit_code, 2);
    EXPECT_TRUE(snapshot(site()) == before_);
}

TEST_F(Errors, NoCommandShowsThePasswordOfADatabase) {
    for (const std::string url :
         {"postgres:an:mat-khau@db", "postgres://an:mat/khau@db/b", "postgres://an%3Amat-khau%40db/b",
          "POSTGRES://an:mat-khau@db/b", "host=db password=mat-khau", "postgres://db/b?sslpassword=mat-khau",
          "postgres://db/b?pwd=mat-khau", "postgres://an:mat-khau/b"}) {
        write(site() / "baonoi.toml", fmt::format("[store]\nurl = \"{}\"\n", url));
        write(site() / "none.toml", "[store]\nurl = \"sqlite:kho.db\"\n");
        for (const std::vector<std::string> &command : std::vector<std::vector<std::string>>{
                 {"config", "check"},
                 {"config", "show"},
                 {"doctor"},
                 {"status"},
                 {"status", "--json"},
                 {"serve"},
                 {"--config", "none.toml", "store", "copy", url, "sqlite:kho.db"},
                 {"--config", "none.toml", "store", "copy", url}}) {
            const ProgramResult result = baonoi(site(), command);
            EXPECT_NE(result.exit_code, 0) << command.front() << ' ' << url;
            for (const char *secret : {"mat-khau", "mat/khau"})
                EXPECT_EQ((result.out + result.err).find(secret), std::string::npos)
                    << result.out << result.err;
        }
    }
}

} // namespace
} // namespace baonoi::test
