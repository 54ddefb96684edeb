// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "settings/config.h"

#include <gtest/gtest.h>

namespace baonoi::settings {
namespace {

std::string message_of(const std::string &toml) {
    try {
        parse_config(toml, "b.toml");
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::stop);
        return error.what();
    }
    return "no error";
}

std::string source(const std::string &keys) {
    return "[[source]]\nname = \"tin\"\n" + keys;
}

TEST(SourcesConfig, OnlyWordPressHasCategoriesAndTags) {
    const std::string account = "url = \"https://b.vn/\"\ncategories = [\"thoi-su\"]\ntags = [\"nong\"]\n";
    const Config config = parse_config(
        source("kind = \"wordpress\"\nuser = \"may\"\npassword = \"env:HOME\"\n" + account), "b.toml");
    EXPECT_EQ(config.sources[0].settings.categories, std::vector<std::string>{"thoi-su"});
    EXPECT_EQ(config.sources[0].settings.tags, std::vector<std::string>{"nong"});
    EXPECT_EQ(message_of(source("kind = \"ghost\"\nkey = \"env:HOME\"\n" + account)).substr(0, 50),
              "b.toml:6: [[source]] categories is not a key of ba");
}

TEST(SourcesConfig, ReadsEveryKind) {
    const Config config = parse_config(R"(
[[publisher]]
name = "audio"
kind = "folder"
path = "audio"
[[source]]
name = "a"
kind = "site"
path = "portal"
[[source]]
name = "b"
kind = "feed"
url = "https://bao.example.vn/rss"
content = "feed"
publisher = "audio"
max_items = 50
since = "2026-01-31"
[[source]]
name = "c"
kind = "sitemap"
url = "https://bao.example.vn/"
[[source]]
name = "d"
kind = "page"
url = "https://bao.example.vn/"
links = ".tin h3 > a"
poll = "5m"
)",
                                       "/srv/b.toml");
    ASSERT_EQ(config.sources.size(), 4U);
    EXPECT_EQ(config.sources[0].settings.path, "/srv/portal");
    EXPECT_TRUE(config.sources[1].settings.content_from_feed);
    EXPECT_EQ(config.sources[1].settings.max_items, 50U);
    EXPECT_EQ(config.sources[1].settings.since, "2026-01-31");
    EXPECT_EQ(config.sources[2].settings.url, "https://bao.example.vn/");
    EXPECT_EQ(config.sources[3].settings.links, ".tin h3 > a");
    EXPECT_EQ(config.sources[3].poll, Seconds{300});
    Article article;
    article.url = "https://bao.example.vn/1.html";
    EXPECT_EQ(config.publisher_of(article), nullptr);
    article.source = "b";
    ASSERT_NE(config.publisher_of(article), nullptr);
    EXPECT_EQ(config.publisher_of(article)->folder, "/srv/audio");
}

TEST(SourcesConfig, NamesLineAndKeyOfAMistake) {
    EXPECT_EQ(
        message_of(source("kind = \"rss\"\n")),
        "b.toml:3: [[source]] kind must be one of site, feed, sitemap, page, wordpress, ghost, not \"rss\"");
    EXPECT_EQ(message_of(source("kind = \"feed\"\n")), "b.toml:1: [[source]] url must be given");
    EXPECT_EQ(message_of(source("kind = \"site\"\n")), "b.toml:1: [[source]] path must be given");
    EXPECT_EQ(message_of(source("kind = \"feed\"\nurl = \"bao.example.vn\"\n")),
              "b.toml:4: [[source]] url must begin with http:// or https://, not be \"bao.example.vn\"");
    EXPECT_EQ(message_of(source("kind = \"feed\"\nurl = \"https://b.vn/\"\ncontent = \"all\"\n")),
              "b.toml:5: [[source]] content must be one of page, feed, not \"all\"");
    EXPECT_EQ(message_of(source("kind = \"feed\"\nurl = \"https://b.vn/\"\nsince = \"2026-13-01\"\n")),
              "b.toml:5: [[source]] since must be a day such as \"2026-01-31\", not \"2026-13-01\"");
    EXPECT_EQ(
        message_of(source("kind = \"feed\"\nurl = \"https://b.vn/\"\nlinks = \"a\"\n")),
        "b.toml:5: [[source]] links is not a key of baonoi; the keys here are name, kind, url, max_bytes, "
        "timeout, content, max_items, since, poll, samples, publisher");
    EXPECT_EQ(
        message_of(source("kind = \"page\"\nurl = \"https://b.vn/\"\nlinks = \"a:hover\"\n")),
        "b.toml:5: [[source]] links must be a CSS selector or XPath: the CSS selector \"a:hover\" cannot be "
        "used at \":hover\": what can be is tag, .class, #id, [name], [name=value], blanks, >, +, ~ and "
        "commas");
    EXPECT_EQ(message_of(source("kind = \"site\"\npath = \"p\"\npublisher = \"b\"\n")),
              "b.toml:5: [[source]] publisher must name a [[publisher]]; there is none, so \"b\" is not one");
}

} // namespace
} // namespace baonoi::settings
