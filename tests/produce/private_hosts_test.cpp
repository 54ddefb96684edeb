// SPDX-License-Identifier: GPL-3.0-or-later
// In whose name an address of [fetch] allow_hosts is asked: real servers on this machine, which are private.
#include "base/error.h"
#include "fakes/test_server.h"
#include "produce/production.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::produce {
namespace {

// A newsroom's CMS and, at another port, what is nobody's business; both hosts are in allow_hosts. "nha"
// lists the articles of the newsroom, "nguoi" is the feed of another house.
class PrivateHosts : public ::testing::Test {
protected:
    PrivateHosts() {
        const test::Reply page{.body = "<title>Tin</title><p>Hôm nay trời nhiều mây và có mưa rào.</p>"};
        for (const char *path : {"/bai", "/internal"})
            for (test::TestServer *server : {&cms_, &other_})
                server->on(path, page);
        config_ = settings::parse_config(
            fmt::format(
                "[fetch]\nallow_hosts = [\"{0}\", \"{1}\"]\n"
                "[[source]]\nname = \"nha\"\nkind = \"feed\"\nurl = \"http://{0}/feed\"\n"
                "[[source]]\nname = \"nguoi\"\nkind = \"feed\"\nurl = \"https://nguoi.example.vn/feed\"\n",
                cms_.host(), other_.host()),
            "/tmp/baonoi.toml");
    }

    std::string failure(const settings::SourceConfig &source, const std::string &url) {
        try {
            fetch::Listing listing;
            listing.input = url;
            Production(config_).fetch(source, listing);
            return "";
        } catch (const Error &error) {
            return error.what();
        }
    }

    static std::string refusal(const std::string &url) {
        return fmt::format(
            "cannot fetch {}: the address 127.0.0.1 is not public; [fetch] allow_hosts holds for what "
            "you name yourself and for sources on such a host, not for what others name or redirect to",
            url);
    }

    test::TestServer cms_, other_;
    settings::Config config_;
};

TEST_F(PrivateHosts, AreReadForASourceOnOneOfThem) {
    EXPECT_EQ(failure(config_.sources[0], cms_.url("/bai")), "");
    EXPECT_EQ(cms_.requests().size(), 1U);
}

TEST_F(PrivateHosts, AreNotReadForTheFeedOfAnotherHouse) {
    const std::string url = cms_.url("/internal");
    EXPECT_EQ(failure(config_.sources[1], url), refusal(url));
    EXPECT_EQ(cms_.connections(), 0);
}

TEST_F(PrivateHosts, AreNotReadAfterARedirectToAnother) {
    cms_.on("/bai", {302, {"Location: " + other_.url("/internal")}, ""});
    EXPECT_EQ(failure(config_.sources[0], cms_.url("/bai")), refusal(cms_.url("/bai")));
    EXPECT_EQ(other_.connections(), 0);
}

TEST_F(PrivateHosts, AreReadWhenTheCommandLineNamesThem) {
    EXPECT_EQ(Production(config_).fetch(cms_.url("/bai")).input, cms_.url("/bai"));
}

// An article's further pages are asked for in the name of its source, as the article is.
TEST_F(PrivateHosts, AreReadAsFurtherPagesInTheNameOfTheSource) {
    Article article;
    article.input = article.url = cms_.url("/bai");
    article.html =
        "<html lang=vi><head><title>Tin</title></head><body><article><p>Hôm nay trời nhiều mây và có mưa rào "
        "ở nhiều nơi.</p></article><p><a href='/bai'>1</a> <a href='/bai?page=2'>2</a></p></body></html>";
    for (const char *source : {"nguoi", "nha"}) {
        article.source = source;
        try {
            Production(config_).reading(article);
        } catch (const Error &) { // a part is not read as the whole
        }
        EXPECT_EQ(cms_.requests().size(), article.source == "nha" ? 1U : 0U);
    }
}

} // namespace
} // namespace baonoi::produce
