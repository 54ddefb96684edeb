// SPDX-License-Identifier: GPL-3.0-or-later
// What readers' browsers tell, and who is not counted.
#include "serve/beacon.h"

#include "served.h"

namespace baonoi::serve {
namespace {

class Listened : public test::Served {
protected:
    void SetUp() override { keep_spoken("00dd", "https://bao.example.vn/audio/1.mp3"); }
    void begin(const std::string &sites = "[]") {
        start(fmt::format("[player]\nbeacon = \"https://nghe.bao.vn/listened\"\nsites = {}\n", sites) +
              toml());
    }
    test::RawAnswer tell(const std::string &body, const std::string &headers = "") {
        test::RawAnswer answer =
            test::ask(server_->port(), "POST", "/listened", "Content-Type: text/plain\r\n" + headers, body);
        EXPECT_EQ(answer.status, 204);
        EXPECT_EQ(answer.body, "");
        return answer;
    }
    std::int64_t begun() { return store_->listened("00dd", 0)[0]; }
    std::string refused(const std::string &point, const std::string &reason) const {
        const std::string name =
            fmt::format("baonoi_listened_refused_total{{point=\"{}\",reason=\"{}\"}} ", point, reason);
        const std::string figures = metrics_.text();
        const std::size_t at = figures.find(name);
        return at == std::string::npos
                   ? "none"
                   : figures.substr(at + name.size(), figures.find('\n', at) - at - name.size());
    }

    const std::string start_ = R"({"recording":"aaaaaaaaaaaa","point":"start"})";
};

TEST_F(Listened, IsNoAddressUnlessItIsConfigured) {
    start();
    EXPECT_EQ(test::ask(server_->port(), "POST", "/listened", "", start_).status, 404);
    EXPECT_EQ(begun(), 0);
}

TEST_F(Listened, IsCountedForItsArticleAndInTheFigures) {
    begin();
    tell(start_);
    tell(start_);
    tell(R"({"recording":"aaaaaaaaaaaa","point":"75"})");
    EXPECT_EQ(store_->listened("00dd", 0), (store::ListenedCounts{2, 0, 0, 1, 0}));
    const std::string figures = metrics_.text();
    EXPECT_NE(figures.find("baonoi_listened_total{point=\"75\"} 1\n"), std::string::npos) << figures;
    EXPECT_NE(figures.find("baonoi_listened_total{point=\"start\"} 2\n"), std::string::npos);
}

TEST_F(Listened, TheAnswerDoesNotTellWhetherItCounted) {
    begin();
    for (const std::string &body : {std::string("{}"), std::string("[]"), std::string("x"), std::string(),
                                    std::string(R"({"recording":"bbbbbbbbbbbb","point":"start"})"),
                                    std::string(R"({"recording":"aaaaaaaaaaaa","point":"1"})"),
                                    std::string(R"({"recording":"aaaa","point":"start"})"),
                                    std::string(R"({"recording":"aaaaaaaaaaaa","point":"start","who":"me"})"),
                                    start_ + std::string(200, ' ')})
        tell(body);
    EXPECT_EQ(begun(), 0);
    EXPECT_EQ(refused("none", "malformed"), "8");
    EXPECT_EQ(refused("start", "unknown"), "1");
    EXPECT_EQ(metrics_.text().find("baonoi_listened_total"), std::string::npos);
}

TEST_F(Listened, WhoAsksNotToBeTrackedIsNotCounted) {
    begin();
    tell(start_, "DNT: 1\r\n");
    tell(start_, "Sec-GPC: 1\r\n");
    EXPECT_EQ(begun(), 0);
    tell(start_, "DNT: 0\r\n");
    EXPECT_EQ(begun(), 1);
    EXPECT_EQ(metrics_.text().find("baonoi_listened_refused_total"), std::string::npos);
}

TEST_F(Listened, OnlyPagesOfTheSitesMayTell) {
    begin(R"(["https://bao.vn"])");
    tell(start_);
    EXPECT_FALSE(tell(start_, "Origin: https://khac.vn\r\n").headers.contains("access-control-allow-origin"));
    EXPECT_EQ(begun(), 0);
    const auto answer = tell(start_, "Origin: https://bao.vn\r\n");
    EXPECT_EQ(answer.headers.at("access-control-allow-origin"), "https://bao.vn");
    EXPECT_EQ(answer.headers.at("vary"), "Origin");
    EXPECT_FALSE(answer.headers.contains("set-cookie"));
    EXPECT_EQ(begun(), 1);
    EXPECT_EQ(refused("none", "origin"), "2");
    tell(start_, "Origin: https://khac.vn\r\nDNT: 1\r\n");
    EXPECT_EQ(refused("none", "origin"), "2") << "nor is it counted that somebody asked not to be";
}

TEST_F(Listened, ManyAtOnceAreNotAllCounted) {
    begin();
    for (int i = 0; i < 220; ++i)
        tell(start_);
    EXPECT_EQ(begun(), 200);
    clock_.pass(1);
    for (int i = 0; i < 60; ++i)
        tell(start_);
    EXPECT_EQ(begun(), 250);
    EXPECT_EQ(refused("start", "too_many"), "30");
}

} // namespace
} // namespace baonoi::serve
