// SPDX-License-Identifier: GPL-3.0-or-later
// What a real WordPress does not do on demand: its source and publisher against a REST API in memory.
#include "systems/wordpress/wordpress.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "lib/openssl/digest.h"
#include "publish/lease.h"
#include "systems/wordpress/wordpress_api.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace baonoi::systems::wordpress {
namespace {

using nlohmann::json;

const std::string site = "https://bao.example.vn/";

// The value of a parameter of a query; parameters begin with '&'.
std::string parameter(const std::string &url, const std::string &name) {
    const std::size_t at = url.find("&" + name + "=");
    if (at == std::string::npos)
        return "";
    const std::size_t begin = at + name.size() + 2;
    return url.substr(begin, url.find('&', begin) - begin);
}

class FakeWordPress : public curl::Http {
public:
    curl::HttpResponse send(const curl::HttpRequest &request) override {
        asked.push_back((request.post ? "POST " : "GET ") + request.url.substr(site.size()));
        curl::HttpResponse response;
        response.url = request.url;
        response.status = 200;
        if (request.url.ends_with("?rest_route=/")) {
            response.body = index.dump();
        } else if (request.url.ends_with("/editor.js")) {
            response.status = has_files ? 200 : 404;
        } else if (request.url.find("/baonoi/v1/about") != std::string::npos) {
            response.status = about_status;
            response.body =
                about_status == 200 ? json{{"routes", routes}, {"version", version}}.dump() : "{}";
        } else if (request.url.find("/baonoi/v1/lease") != std::string::npos) {
            const json wish = json::parse(request.post->text());
            if (lease_holder.empty() || lease_holder == wish["holder"])
                lease_holder = wish["seconds"] == 0 ? "" : wish["holder"].get<std::string>();
            response.status = about_status;
            response.body = json{{"holder", lease_holder}}.dump();
        } else if (request.url.find("/baonoi/v1/waiting") != std::string::npos) {
            response.body = waiting.dump();
        } else if (request.url.find("/baonoi/v1/post&") != std::string::npos) {
            response.status = post_status;
            response.body = post_status == 200 ? json{{"id", 1}, {"route", "/wp/v2/posts/1"}}.dump() : body;
        } else if (request.url.find("/wp/v2/video/") != std::string::npos) {
            response.status = 404;
            response.body = R"({"code":"rest_no_route"})";
        } else if (request.url.find("/wp/v2/pages&") != std::string::npos) {
            response.body = pages.dump();
        } else if (request.url.find("/wp/v2/posts&") != std::string::npos) {
            response.body = listed(request.url).dump();
            if (before_next_page)
                before_next_page();
        } else if (request.url.find("/wp/v2/posts/") != std::string::npos) {
            response.body = posts.at(0).dump();
        } else if (request.post) {
            response.status = status;
            response.body = body;
        } else {
            response.body = "[]";
        }
        return response;
    }
    json listed(const std::string &url) const {
        std::vector<json> found = posts;
        const std::string after = parameter(url, "modified_after");
        std::erase_if(found, [&](const json &post) {
            return !after.empty() && post["modified_gmt"].get<std::string>() + "Z" <= after;
        });
        std::stable_sort(found.begin(), found.end(), [](const json &a, const json &b) {
            return a["modified_gmt"].get<std::string>() < b["modified_gmt"].get<std::string>();
        });
        const std::size_t size = std::stoul(parameter(url, "per_page"));
        const std::size_t begin = size * (std::stoul(parameter(url, "page")) - 1);
        json page = json::array();
        for (std::size_t i = begin; i < std::min(found.size(), begin + size); ++i)
            page.push_back(found[i]);
        return page;
    }
    void add(int id, const std::string &modified) {
        posts.push_back(
            {{"id", id},
             {"link", fmt::format("{}bai-{}/", site, id)},
             {"status", "publish"},
             {"password", ""},
             {"date", "2020-09-01T19:00:00"},
             {"date_gmt", "2020-09-01T12:00:00"},
             {"modified_gmt", modified},
             {"title", {{"raw", "Bài &amp; \"ảnh\""}, {"rendered", "Bài &#038; &#8220;ảnh&#8221;"}}},
             {"content", {{"raw", "<p>Lời.</p>"}, {"rendered", "<p>Lời.</p>"}}},
             {"baonoi", {{"audio", nullptr}, {"categories", {"thoi-su"}}, {"tags", json::array()}}}});
    }

    std::vector<std::string> routes = {"/wp/v2/posts"};
    json index = {{"namespaces", {"wp/v2"}}, {"authentication", {{"application-passwords", json::object()}}}};
    bool has_files = false;
    int about_status = 200;
    std::string version = "0.2.0", lease_holder;
    json waiting = json::array(), pages = json::array();
    std::vector<json> posts;
    std::vector<std::string> asked;
    std::function<void()> before_next_page;
    int status = 201, post_status = 200;
    std::string body;
};

class WordPress : public testing::Test {
protected:
    WordPress() {
        test::write(folder_.path() / "password", "abcd efgh\n");
        settings_.name = "toa-soan";
        settings_.kind = source_.kind = "wordpress";
        settings_.url = source_.url = site;
        settings_.user = "may-doc";
        settings_.secret = Secret("file:" + (folder_.path() / "password").string());
    }
    std::vector<std::string> list(const std::string &cursor) {
        std::vector<std::string> urls;
        report_ = make_source(source_, settings_, {http_, http_, clock_})
                      ->list(cursor, [&](const fetch::Listing &listing) {
                          urls.push_back(listing.input.substr(site.size()));
                          last_ = listing;
                          return true;
                      });
        return urls;
    }
    std::string failure() {
        fetch::Listing listing;
        listing.input = site + "bai-1/";
        Article article = article_of(WordPressApi(settings_, {http_, http_, clock_}).post("1"), "");
        Recording recording;
        recording.mp3 = "speech";
        recording.sha256 = openssl::sha256_of(recording.mp3);
        recording.content_hash = std::string(64, 'a');
        try {
            make_publisher(settings_, {http_, http_, clock_})->attach(article, {}, recording);
        } catch (const Error &error) {
            return (error.next() == Next::hold   ? "hold: "
                    : error.next() == Next::skip ? "skip: "
                                                 : "retry: ") +
                   std::string(error.what());
        }
        return "attached";
    }
    static std::string without_address(const std::string &message) {
        const std::size_t begin = message.find(site),
                          end = message.find_first_of(" :", message.find("description=baonoi:") + 19);
        return message.substr(0, begin) + "URL" + message.substr(end);
    }

    test::TemporaryFolder folder_;
    test::FakeClock clock_;
    FakeWordPress http_;
    SystemSettings settings_;
    fetch::SourceSettings source_;
    fetch::ListingReport report_;
    fetch::Listing last_;
};

TEST_F(WordPress, ListsWhatChangedSinceTheCursor) {
    http_.add(1, "2020-09-01T12:00:00");
    http_.add(2, "2020-09-02T12:00:00");
    EXPECT_EQ(list(""), (std::vector<std::string>{"bai-1/", "bai-2/"}));
    EXPECT_EQ(last_.title, "Bài & \"ảnh\"");
    EXPECT_EQ(last_.published, "2020-09-01T19:00:00+07:00");
    const std::string cursor = report_.cursor;
    EXPECT_EQ(list(cursor), std::vector<std::string>());
    EXPECT_EQ(report_.cursor, cursor);
    http_.posts[0]["modified_gmt"] = "2020-09-03T12:00:00"; // our own meta, or a category: the same text
    http_.posts[1]["modified_gmt"] = "2020-09-03T12:00:01";
    http_.posts[1]["content"]["raw"] = "<p>Lời khác.</p>";
    // The first post has left the time that the cursor remembers, so that it is handed over again.
    EXPECT_EQ(list(cursor), (std::vector<std::string>{"bai-1/", "bai-2/"}));
    http_.posts[1]["modified_gmt"] = "2020-09-03T12:00:30";
    EXPECT_EQ(list(report_.cursor), std::vector<std::string>());
}

TEST_F(WordPress, NothingIsLostWhenPostsAreSavedWhileTheyAreListed) {
    for (int id = 1; id <= 120; ++id)
        http_.add(id, fmt::format("2020-09-01T12:{:02}:{:02}", id / 60, id % 60));
    http_.before_next_page = [&] { // the oldest moves to the end
        http_.posts[0]["modified_gmt"] = "2020-09-02T00:00:00";
        http_.before_next_page = nullptr;
    };
    auto urls = list("");
    std::sort(urls.begin(), urls.end());
    EXPECT_EQ(urls.size(), 120U);
    EXPECT_EQ(std::unique(urls.begin(), urls.end()), urls.end());
}

TEST_F(WordPress, ManyPostsOfOneSecondAreAllListed) {
    for (int id = 1; id <= 130; ++id) // an import
        http_.add(id, "2020-09-01T12:00:00");
    EXPECT_EQ(list("").size(), 130U);
}

TEST_F(WordPress, WhoWaitsIsHandedOverOnceForEachTimeOfAsking) {
    http_.add(1, "2020-09-01T12:00:00");
    const std::string first = (list(""), report_.cursor);
    http_.waiting = {{{"link", site + "bai-1/"}, {"since", 1'000}}};
    EXPECT_EQ(list(first), std::vector<std::string>{"bai-1/"});
    const std::string second = report_.cursor;
    EXPECT_EQ(list(second), std::vector<std::string>());
    EXPECT_EQ(report_.cursor, second);
    http_.waiting[0]["since"] = 2'000;
    EXPECT_EQ(list(second), std::vector<std::string>{"bai-1/"});
}

TEST_F(WordPress, ATypeThatIsAddedLaterIsListedFromTheBeginning) {
    http_.add(1, "2020-09-01T12:00:00");
    const std::string cursor = (list(""), report_.cursor);
    http_.routes.emplace_back("/wp/v2/pages");
    http_.pages = json::array({http_.posts[0]});
    http_.pages[0]["id"] = 7;
    http_.pages[0]["link"] = site + "gioi-thieu/";
    EXPECT_EQ(list(cursor), std::vector<std::string>{"gioi-thieu/"});
    EXPECT_NE(std::find_if(http_.asked.begin(), http_.asked.end(),
                           [](const std::string &asked) {
                               return asked.find("/wp/v2/pages&") != std::string::npos &&
                                      asked.find("modified_after") == std::string::npos;
                           }),
              http_.asked.end());
}

TEST_F(WordPress, OnlyWhatIsFiledUnderTheCategoriesAndTagsOfTheSourceIsRead) {
    for (int id = 1; id <= 4; ++id)
        http_.add(id, "2020-09-01T12:00:00");
    http_.posts[1]["baonoi"]["categories"] = {"bong-da", "the-thao"}; // with what is above
    http_.posts[2]["baonoi"] = {{"categories", {"the-thao"}}, {"tags", {"quang-cao"}}};
    source_.categories = {"the-thao", "van-hoa"};
    EXPECT_EQ(list(""), (std::vector<std::string>{"bai-2/", "bai-3/"}));
    source_.tags = {"quang-cao"};
    EXPECT_EQ(list(""), std::vector<std::string>{"bai-3/"});
    fetch::Listing listing;
    listing.input = site + "bai-1/";
    try {
        make_source(source_, settings_, {http_, http_, clock_})->article(listing);
        FAIL();
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_STREQ(error.what(), "https://bao.example.vn/bai-1/ is filed under none of the categories and "
                                   "tags of the source \"\"");
    }
}

TEST_F(WordPress, WhatEditorsChooseComesWithTheArticle) {
    http_.add(1, "2020-09-01T12:00:00");
    http_.posts[0]["baonoi"]["voice"] = "vi-north-female";
    const WordPressApi api(settings_, {http_, http_, clock_});
    EXPECT_EQ(article_of(api.post("1"), "").voice, "vi-north-female");
    EXPECT_EQ(article_of(api.post("1"), "").section, "thoi-su") << "the first of its categories";
    http_.posts[0]["baonoi"]["make"] = "no";
    EXPECT_THROW(article_of(api.post("1"), ""), Gone);
}

TEST_F(WordPress, ADamagedCursorBeginsAnewAndSaysSo) {
    http_.add(1, "2020-09-01T12:00:00");
    for (const char *cursor : {"{", "[]", R"({"after":3,"seen":{}})", R"({"after":"2020","seen":[1]})",
                               R"({"after":"2020","seen":{},"waiting":3})"}) {
        EXPECT_EQ(list(cursor).size(), 1U) << cursor;
        EXPECT_EQ(report_.warnings,
                  std::vector<std::string>{"the cursor of https://bao.example.vn/ is damaged: "
                                           "everything is looked at again"});
    }
}

TEST_F(WordPress, RefusalsSayWhatMendsThem) {
    http_.add(1, "2020-09-01T12:00:00");
    const auto refused = [&](int status, const std::string &body) {
        http_.status = status;
        http_.body = body;
        return without_address(failure());
    };
    EXPECT_EQ(refused(413, "<html>"), "skip: WordPress answered 413 to POST URL: raise client_max_body_size "
                                      "(nginx), and post_max_size and upload_max_filesize (php.ini)");
    EXPECT_EQ(refused(412, R"({"code":"rest_upload_hash_mismatch","message":"Content hash did not match."})"),
              "retry: WordPress answered 412 to POST URL (\"rest_upload_hash_mismatch, Content hash did not "
              "match.\"): it was changed meanwhile");
    EXPECT_EQ(refused(503, ""), "retry: WordPress answered 503 to POST URL: try again later");
    EXPECT_EQ(refused(500, R"({"code":"rest_upload_sideload_error","message":"Sorry."})"),
              "hold: WordPress answered 500 to POST URL (\"rest_upload_sideload_error, Sorry.\"): try again "
              "later; allow .mp3 files (filter upload_mimes, or the network's settings of a multisite)");
    EXPECT_EQ(refused(403, ""), "hold: WordPress answered 403 to POST URL: give may-doc the role Editor");
}

TEST_F(WordPress, AnAnswerThatIsNotJsonNamesTheLikelyCause) {
    http_.add(1, "2020-09-01T12:00:00");
    http_.body = "<b>Warning</b>: a plugin";
    EXPECT_EQ(failure(),
              "retry: WordPress answers something else than JSON; is the address that of the site, and "
              "is no other plugin printing into the REST API?");
}

TEST_F(WordPress, IsServedByOneDaemon) {
    const auto publisher = make_publisher(settings_, {http_, http_, clock_});
    const auto refusal = [&](const std::string &holder) -> std::string {
        try {
            publisher->lease(holder);
        } catch (const Error &error) {
            return error.what();
        }
        return "none";
    };
    auto first = publisher->lease("the daemon of may-1");
    EXPECT_EQ(refusal("the daemon of may-2"),
              "another daemon serves https://bao.example.vn/: the daemon of may-1; "
              "give both the same store, or stop one");
    first.reset();
    EXPECT_EQ(http_.lease_holder, "");
    http_.about_status = 404;
    EXPECT_EQ(refusal("the daemon of may-2"), "the plugin of https://bao.example.vn/ is not active or older "
                                              "than 0.2.0, so that a second daemon would "
                                              "not be noticed; baonoi doctor says how to mend it");
}

TEST_F(WordPress, APostIsGoneOnlyWhenWordPressSaysSo) {
    const auto refusal = [&](const std::string &body, const std::string &route = "") -> std::string {
        const WordPressApi api(settings_, {http_, http_, clock_});
        http_.post_status = 404;
        http_.body = body;
        try {
            (void)(route.empty() ? api.post_at(site + "bai-1/") : api.post(route));
        } catch (const Gone &) {
            return "gone";
        } catch (const Error &error) {
            return (error.next() == Next::hold ? "hold: " : "other: ") + std::string(error.what());
        }
        return "found";
    };
    EXPECT_EQ(refusal(R"({"code":"baonoi_no_post","message":"no post has this address"})"), "gone");
    const std::string held =
        "hold: https://bao.example.vn/ does not know /baonoi/v1/post: the plugin baonoi is not active or "
        "older than 0.2.0, or the REST API is not there; baonoi doctor says how to mend it";
    EXPECT_EQ(refusal(R"({"code":"rest_no_route","message":"No route was found"})"), held);
    EXPECT_EQ(refusal("<html>Not Found</html>"), held);
    EXPECT_EQ(refusal("", "/wp/v2/video/7"),
              "other: https://bao.example.vn/ does not know /wp/v2/video/7: no plugin or theme registers "
              "this type of post for the REST API any more");
    Article article;
    article.input = site + "bai-1/";
    EXPECT_THROW(make_publisher(settings_, {http_, http_, clock_})->withdraw(article), NoRoute);
}

TEST_F(WordPress, DoctorTellsWhatThePluginAndThePasswordLack) {
    const auto found = [&] {
        for (const publish::Finding &finding : make_publisher(settings_, {http_, http_, clock_})->examine())
            if (finding.what == "plugin" || finding.what == "application passwords" || finding.what == "API")
                return fmt::format("{} {}: {}", finding.is_good ? "ok" : "FAILED", finding.what,
                                   finding.detail);
        return std::string("nothing");
    };
    for (const char *version : {"0.2.0", "0.2.1", "0.10", "1.0.0"}) {
        http_.version = version;
        EXPECT_EQ(found(), fmt::format("ok plugin: version {}", version));
    }
    for (const char *version : {"0.1.0", "0.1.9", "0"}) {
        http_.version = version;
        EXPECT_EQ(found(),
                  fmt::format("FAILED plugin: version {} is older than 0.2.0, which this program needs: copy "
                              "config/wordpress/baonoi over it",
                              version));
    }
    http_.about_status = 404;
    EXPECT_EQ(found(),
              "FAILED plugin: there is no plugin baonoi: copy config/wordpress/baonoi to wp-content/plugins "
              "and activate it (Plugins)");
    http_.has_files = true;
    EXPECT_EQ(found(), "FAILED plugin: the plugin baonoi is there, and not active: activate it (Plugins)");
    const json index = std::exchange(http_.index, "no WordPress");
    EXPECT_NE(found().find("no WordPress answers at https://bao.example.vn/: give the address of the site"),
              std::string::npos)
        << found();
    http_.about_status = 401;
    http_.index = index;
    EXPECT_NE(found().find("make an application password for may-doc"), std::string::npos) << found();
    http_.index["authentication"] = json::array();
    EXPECT_EQ(found(),
              "FAILED application passwords: WordPress takes none: a security plugin or a filter turned them "
              "off, or the proxy that speaks https does not tell WordPress so (X-Forwarded-Proto)");
}

} // namespace
} // namespace baonoi::systems::wordpress
