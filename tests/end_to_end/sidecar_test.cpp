// SPDX-License-Identifier: GPL-3.0-or-later
// config/sidecar/baonoi.js in a real browser, on pages with a strict content security policy.
#include "fakes/folder.h"
#include "fakes/program.h"
#include "fakes/test_server.h"
#include "test_paths.h"

#include <gtest/gtest.h>

namespace baonoi {
namespace {

const std::string script = test::read(BAONOI_SOURCE_DIR "/config/sidecar/baonoi.js");

class Sidecar : public testing::Test {
protected:
    void SetUp() override {
        server_.on("/baonoi.js", {200, {"Content-Type: text/javascript; charset=utf-8"}, script});
        server_.on(
            "/audio.json",
            {200,
             {"Content-Type: application/json"},
             R"({"version":1,"articles":{")" + server_.url("/tin.html") +
                 R"(":{"audio":"tin.mp3","type":"audio/mpeg","length":9,"duration":2.4,"captions":"tin.vtt",)"
                 R"("sha256":"00","note":"Giọng <b>máy</b> & AI"}}})"});
    }

    // The document after its scripts ran.
    std::string shown(const std::string &body, const std::string &path = "/tin.html",
                      const std::string &head = "") {
        server_.on(path,
                   {200,
                    {"Content-Type: text/html; charset=utf-8",
                     "Content-Security-Policy: default-src 'none'; script-src 'self'; connect-src 'self'; "
                     "media-src 'self'"},
                    "<!DOCTYPE html><html><head><title>Tin</title>" + head +
                        "<script src=\"/baonoi.js\" defer></script></head><body>" + body + "</body></html>"});
        const test::TemporaryFolder profile;
        const auto run = test::run({{"/usr/bin/chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
                                     "--no-first-run", "--user-data-dir=" + profile.path().string(),
                                     "--virtual-time-budget=4000", "--dump-dom", server_.url(path)}});
        EXPECT_EQ(run.exit_code, 0) << run.err;
        return run.out;
    }

    static bool has(const std::string &text, const std::string &part) {
        return text.find(part) != std::string::npos;
    }

    test::TestServer server_;
};

TEST_F(Sidecar, IsSmall) {
    EXPECT_LT(script.size(), 6U * 1024);
}

TEST_F(Sidecar, FillsTheSlotOfASelector) {
    const std::string page = shown("<div class=\"audio-slot\">Chưa có</div>");
    EXPECT_TRUE(has(page, "<audio controls=\"\" preload=\"none\" aria-label=\"Nghe bài viết\" src=\"" +
                              server_.url("/tin.mp3") + "\">"))
        << page;
    EXPECT_TRUE(has(page, "<track kind=\"captions\" srclang=\"vi\" label=\"Tiếng Việt\" src=\"" +
                              server_.url("/tin.vtt") + "\">"));
    EXPECT_TRUE(has(page, "Giọng &lt;b&gt;máy&lt;/b&gt; &amp; AI"));
    EXPECT_TRUE(has(page, "\"@type\":\"AudioObject\""));
    EXPECT_FALSE(has(page, "Chưa có"));
}

TEST_F(Sidecar, LoadsThePlayerThatTheListNames) {
    const auto with = [&](const std::string &player) {
        server_.on("/audio.json",
                   {200,
                    {"Content-Type: application/json"},
                    R"({"version":1,"player":")" + player + R"(","articles":{")" + server_.url("/tin.html") +
                        R"(":{"audio":"tin.mp3","type":"audio/mpeg","length":9,"duration":2.4}}})"});
        return shown("<div class=\"audio-slot\"></div>");
    };
    server_.on("/baonoi-player.0123456789ab.js",
               {200,
                {"Content-Type: text/javascript; charset=utf-8"},
                test::read(BAONOI_SOURCE_DIR "/config/player/baonoi-player.js")});
    const std::string page = with("baonoi-player.0123456789ab.js");
    EXPECT_TRUE(has(page, "<baonoi-player duration=\"2.4\"><audio ")) << page;
    EXPECT_TRUE(has(page, "<script src=\"" + server_.url("/baonoi-player.0123456789ab.js") + "\"")) << page;
    EXPECT_FALSE(has(with("//khac.example.vn/baonoi-player.0123456789ab.js"), "khac.example.vn"));
}

TEST_F(Sidecar, FindsTheNoticeOfAPortal) {
    const std::string page =
        shown("<p>Bài viết chưa được cập nhật\n nội dung Âm thanh</p>", "/tin.html?utm_source=a");
    EXPECT_TRUE(has(page, "<audio ")) << page;
    EXPECT_FALSE(has(page, "chưa được cập nhật"));
}

TEST_F(Sidecar, TellsPagesApartByTheirQuery) {
    const auto entry = [&](const std::string &page, const std::string &audio) {
        return "\"" + server_.url(page) + R"(":{"audio":")" + audio +
               R"(","type":"audio/mpeg","length":9,"duration":2.4,"sha256":"00"})";
    };
    server_.on("/audio.json", {200,
                               {"Content-Type: application/json"},
                               R"({"version":1,"articles":{)" + entry("/bai?id=1", "mot.mp3") + "," +
                                   entry("/bai?id=2", "hai.mp3") + "}}"});
    const std::string page = shown("<div id=\"audioSlot\"></div>", "/bai?id=2");
    EXPECT_TRUE(has(page, "src=\"" + server_.url("/hai.mp3") + "\"")) << page;
    EXPECT_FALSE(has(shown("<div id=\"audioSlot\"></div>", "/bai?id=3"), "<audio "));
}

TEST_F(Sidecar, LooksThePageUpByItsCanonicalAddress) {
    EXPECT_TRUE(has(shown("<div id=\"audioSlot\"></div>", "/khac.html",
                          "<link rel=\"canonical\" href=\"" + server_.url("/tin.html") + "\">"),
                    "<audio "));
}

TEST_F(Sidecar, LeavesOtherPagesAndForeignAudioAlone) {
    EXPECT_FALSE(has(shown("<div id=\"audioSlot\">Trống</div>", "/khac.html"), "<audio "));
    EXPECT_TRUE(has(shown("<div id=\"audioSlot\"><audio id=\"cu\" src=\"/cu.mp3\"></audio></div>"),
                    "<div id=\"audioSlot\"><audio id=\"cu\" src=\"/cu.mp3\"></audio></div>"));
}

TEST_F(Sidecar, ABrokenListLeavesThePageAsItWas) {
    server_.on("/audio.json", {200, {"Content-Type: application/json"}, "{"});
    EXPECT_TRUE(has(shown("<div id=\"audioSlot\">Trống</div>"), "<div id=\"audioSlot\">Trống</div>"));
}

} // namespace
} // namespace baonoi
