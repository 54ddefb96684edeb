// SPDX-License-Identifier: GPL-3.0-or-later
// WordPress' source, publisher and plugin against a real WordPress, which tests/services/wordpress.sh start
// FOLDER starts.
#include "base/base64.h"
#include "base/clock.h"
#include "base/error.h"
#include "fakes/folder.h"
#include "fakes/program.h"
#include "fakes/test_server.h"
#include "lib/openssl/digest.h"
#include "services/service.h"
#include "store/store.h"
#include "systems/systems.h"
#include "systems/wordpress/wordpress.h"

#include <chrono>
#include <csignal>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

namespace baonoi {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::failure;
using test::until;

// A program that is killed right before it says which recording the post has.
class CutOff : public curl::Http {
public:
    explicit CutOff(curl::Http &http) : http_(http) {}
    curl::HttpResponse send(const curl::HttpRequest &request) override {
        if (request.url.ends_with("/audio"))
            throw Error(Next::retry, "killed");
        return http_.send(request);
    }

private:
    curl::Http &http_;
};

class RealWordPress : public testing::Test {
protected:
    void SetUp() override {
        std::istringstream lines(test::read(BAONOI_SERVICE_ENV));
        for (std::string line; std::getline(lines, line);)
            env_[line.substr(0, line.find('='))] = line.substr(line.find('=') + 1);
        settings_.name = settings_.kind = source_.name = source_.kind = "wordpress";
        settings_.url = source_.url = env_["BAONOI_WP_URL"];
        settings_.user = "editor";
        settings_.secret = Secret("file:" + env_["BAONOI_WP_EDITOR_PASSWORD"]);
        settings_.prove_within = Seconds{20};
        curl::HttpSettings http;
        http.allow_hosts = {"127.0.0.1"};
        http_ = curl::make_curl_http(http);
        for (const std::string kind : {"posts", "media"})
            for (const json &old : call("", kind + "&per_page=100" + (kind == "posts" ? "&status=any" : "")))
                call("DELETE", fmt::format("{}/{}&force=true", kind, old["id"].get<int>()));
    }
    void TearDown() override {
        fs::remove(env_["BAONOI_WP_STRIP"]);
        fs::remove(hook_file());
    }

    // As the editor; route: below wp/v2/.
    json call(const std::string &method, const std::string &route, const json &body = nullptr) {
        curl::HttpRequest request;
        request.url = settings_.url + "?rest_route=/wp/v2/" + route;
        request.method = method;
        request.headers = {"Authorization: Basic " + to_base64("editor:" + settings_.secret.value()),
                           "Content-Type: application/json"};
        if (!body.is_null())
            request.post = body.dump();
        const curl::HttpResponse response = http_->send(request);
        EXPECT_LT(response.status, 300) << route << ": " << response.body.substr(0, 300);
        return json::parse(response.body);
    }
    json post(const std::string &title, const json &more = json::object()) {
        json body = {{"title", title},
                     {"status", "publish"},
                     {"content", "<p>Sáng nay trời mưa to ở nhiều nơi.</p><p>Đường &amp; chợ đều ngập.</p>"}};
        body.update(more);
        return call("", "posts", body);
    }
    json stored(const json &post) {
        return call("", fmt::format("posts/{}&context=edit", post["id"].get<int>()));
    }
    // Descriptions of all our files, the newest first.
    std::vector<std::string> notes() {
        std::vector<std::string> all;
        for (const json &media : call("", "media&context=edit&per_page=100"))
            all.push_back(media["description"]["raw"]);
        return all;
    }
    curl::HttpResponse page(const std::string &url) {
        curl::HttpRequest request;
        request.url = url;
        return http_->send(request);
    }
    Article article(const json &post) {
        fetch::Listing listing;
        listing.input = post["link"];
        return *systems::wordpress::make_source(source_, settings_, {*http_, *http_, clock_})
                    ->article(listing);
    }
    std::unique_ptr<publish::Publisher> publisher() {
        return systems::wordpress::make_publisher(settings_, {*http_, *http_, clock_});
    }
    // What WordPress looks at are the first bytes; a real recording would take its voice.
    static Recording recording(char mark) {
        Recording made;
        made.content_hash = std::string(64, mark);
        for (int frame = 0; frame < 20; ++frame)
            made.mp3 += "\xFF\xFB\x90\x64" + std::string(413, mark);
        made.sha256 = openssl::sha256_hex(made.mp3);
        made.duration = Seconds{12.5};
        return made;
    }

    void configure(const std::string &more = "") {
        test::write(folder_.path() / "baonoi.toml",
                    fmt::format("{2}[fetch]\nallow_hosts = [\"{0}\"]\n"
                                "[store]\nurl = \"sqlite:baonoi.db\"\n[cache]\nfolder = \"cache\"\n"
                                "[[publisher]]\nname = \"wp\"\nkind = \"wordpress\"\nurl = \"http://{0}/\"\n"
                                "user = \"editor\"\npassword = \"file:{1}\"\ngrace = \"{3}\"\n"
                                "[[source]]\nname = \"wp\"\nkind = \"wordpress\"\nurl = \"http://{0}/\"\n"
                                "publisher = \"wp\"\npoll = \"1h\"\n",
                                host(), env_["BAONOI_WP_EDITOR_PASSWORD"], more, grace_));
    }
    std::string host() { return settings_.url.substr(7, settings_.url.size() - 8); }
    test::ProgramResult baonoi(std::vector<std::string> arguments, std::function<void(int)> meanwhile = {}) {
        arguments.insert(arguments.begin(), BAONOI_PROGRAM);
        return test::run(
            {.arguments = std::move(arguments), .folder = folder_.path(), .meanwhile = std::move(meanwhile)});
    }
    fs::path hook_file() { return env_["BAONOI_WP_SITE"] + "/hook.php"; }

    std::map<std::string, std::string> env_;
    systems::SystemSettings settings_;
    fetch::SourceSettings source_;
    SystemClock clock_;
    std::unique_ptr<curl::Http> http_;
    test::TemporaryFolder folder_;
    std::string grace_ = "1h";
};

TEST_F(RealWordPress, APostIsGivenItsAudioOnceAndACorrectionReplacesIt) {
    grace_ = "1s";
    configure();
    const std::string title = "Mưa & \"gió\" bão 🌧 ở Hà Nội";
    const json made = post(title);
    const test::ProgramResult first = baonoi({"fill"});
    ASSERT_EQ(first.exit_code, 0) << first.out << first.err;
    const json after = stored(made);
    const json audio = after["meta"]["_baonoi_audio"];
    EXPECT_EQ(after["title"]["raw"], title);
    EXPECT_EQ(after["modified"], made["modified"]);
    const json media = call("", fmt::format("media/{}&context=edit", audio["media"].get<int>()));
    EXPECT_EQ(media["title"]["raw"], title);
    EXPECT_EQ(media["alt_text"], title);
    EXPECT_NE(media["source_url"].get<std::string>().find("/mua-gio-bao-o-ha-noi."), std::string::npos)
        << media["source_url"];
    const std::string url = audio["url"];
    const std::string shown = page(made["link"]).body;
    EXPECT_NE(shown.find("<source src=\"" + url + "\" type=\"audio/mpeg\">"), std::string::npos);
    EXPECT_NE(shown.find("\"@type\":\"AudioObject\",\"contentUrl\":\"" + url + "\""), std::string::npos);
    EXPECT_NE(page(settings_.url + "feed/")
                  .body.find(fmt::format("<enclosure url=\"{}\" length=\"{}\" type=\"audio/mpeg\" />", url,
                                         audio["bytes"].get<int>())),
              std::string::npos);

    EXPECT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(notes().size(), 2U); // speech and captions
    call("", fmt::format("posts/{}", made["id"].get<int>()), {{"content", "<p>Trưa nay mưa đã tạnh.</p>"}});
    EXPECT_EQ(baonoi({"fill"}).exit_code, 0);
    const std::string second = stored(made)["meta"]["_baonoi_audio"]["url"];
    EXPECT_NE(second, url);
    EXPECT_NE(page(made["link"]).body.find(second), std::string::npos);
    std::this_thread::sleep_for(std::chrono::seconds(2)); // the time of grace
    EXPECT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(notes().size(), 2U);
    EXPECT_EQ(page(url).status, 404);
    EXPECT_EQ(page(second).status, 200);
}

TEST_F(RealWordPress, WhatIsNotPublicIsNeitherReadNorHeard) {
    configure();
    post("Bản nháp", {{"status", "draft"}});
    post("Bài riêng", {{"status", "private"}});
    post("Bài có mật khẩu", {{"password", "một"}});
    const json made = post("Bài của mọi người");
    EXPECT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(notes().size(), 2U);
    call("", fmt::format("posts/{}", made["id"].get<int>()), {{"content", "<p>Bài đã được sửa lại.</p>"}});
    EXPECT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(notes().size(), 4U); // two of them retired
    const std::string url = stored(made)["meta"]["_baonoi_audio"]["url"];
    EXPECT_EQ(page(url).status, 200);
    call("", fmt::format("posts/{}", made["id"].get<int>()), {{"status", "draft"}});
    EXPECT_EQ(notes(), std::vector<std::string>());
    EXPECT_EQ(page(url).status, 404);
    EXPECT_EQ(failure([&] {
                  publisher()->slot([&] {
                      Article known;
                      known.post = made["id"].dump();
                      return known;
                  }());
              }),
              fmt::format("skip: {}?p={} is not public: post {} is a draft, private or behind a password",
                          settings_.url, made["id"].get<int>(), made["id"].get<int>()));
}

TEST_F(RealWordPress, AnUploadThatWasNotAttachedIsAdopted) {
    const json made = post("Bài bị ngắt giữa chừng");
    CutOff cut(*http_);
    const Article read = article(made);
    EXPECT_EQ(failure([&] {
                  systems::wordpress::make_publisher(settings_, {cut, cut, clock_})
                      ->attach(read, {}, recording('a'));
              }),
              "retry: killed");
    EXPECT_EQ(notes(), std::vector<std::string>{"baonoi:" + recording('a').sha256});
    const Attachment attached = publisher()->attach(read, {}, recording('a'));
    publisher()->prove(attached, recording('a'));
    EXPECT_EQ(notes(), std::vector<std::string>{"baonoi:" + recording('a').sha256});
    EXPECT_EQ(publisher()->slot(read).attachment->sha256, recording('a').sha256);
    EXPECT_EQ(article(made).html, read.html);
}

TEST_F(RealWordPress, ATextThatChangedMeanwhileIsNotGivenTheOldVoice) {
    const json made = post("Bài đang được sửa");
    const Article read = article(made);
    call("", fmt::format("posts/{}", made["id"].get<int>()), {{"content", "<p>Lời khác.</p>"}});
    EXPECT_EQ(failure([&] { publisher()->attach(read, {}, recording('a')); }),
              fmt::format("retry: the text of {} was changed while it was read aloud",
                          made["link"].get<std::string>()));
    EXPECT_EQ(notes(), std::vector<std::string>());
}

TEST_F(RealWordPress, AFileThatItRefusesWaitsForAPerson) {
    Recording text = recording('a');
    text.mp3 = "Đây là chữ chứ không phải tiếng nói.";
    const std::string message =
        failure([&] { publisher()->attach(article(post("Bài có tệp sai")), {}, text); });
    EXPECT_TRUE(message.starts_with("hold: WordPress answered 500 to POST ")) << message;
    EXPECT_TRUE(message.ends_with("; allow .mp3 files (filter upload_mimes, or the network's settings of a "
                                  "multisite)"))
        << message;
}

TEST_F(RealWordPress, WhoMayNotEditIsToldWhichRoleIsNeeded) {
    const Article read = article(post("Bài của biên tập viên"));
    settings_.user = "author";
    settings_.secret = Secret("file:" + env_["BAONOI_WP_AUTHOR_PASSWORD"]);
    const std::string message = failure([&] { publisher()->attach(read, {}, recording('a')); });
    EXPECT_TRUE(message.starts_with("hold: WordPress answered 403 to GET ")) << message;
    EXPECT_TRUE(message.ends_with(": give author the role Editor")) << message;
    const auto findings = publisher()->examine();
    ASSERT_GE(findings.size(), 2U);
    EXPECT_EQ(findings[1].detail, "author may not edit the posts of others: give the role Editor");
    EXPECT_FALSE(findings[1].is_good);
}

TEST_F(RealWordPress, AServerThatDropsTheHeaderIsNamedWithTheLineThatMendsIt) {
    configure();
    const test::ProgramResult good = baonoi({"doctor"});
    EXPECT_EQ(good.exit_code, 0) << good.out;
    EXPECT_NE(good.out.find("ok      publisher wp upload size 83886080 bytes\n"), std::string::npos)
        << good.out;
    test::write(env_["BAONOI_WP_STRIP"], "");
    const test::ProgramResult stripped = baonoi({"doctor"});
    EXPECT_EQ(stripped.exit_code, 1);
    EXPECT_NE(stripped.out.find("FAILED  publisher wp API         WordPress answered 401 to GET "),
              std::string::npos)
        << stripped.out;
    EXPECT_NE(stripped.out.find("fastcgi_param HTTP_AUTHORIZATION $http_authorization;"), std::string::npos);
}

// A running baonoi that the plugin tells what happens.
class RealHook : public RealWordPress {
protected:
    void SetUp() override {
        RealWordPress::SetUp();
        const int port = test::closed_port();
        const std::string key = "whsec_" + to_base64("a secret of thirty-two bytes, so");
        test::write(folder_.path() / "hook.key", key + "\n");
        fs::permissions(folder_.path() / "hook.key", fs::perms::owner_read);
        configure(fmt::format("[serve]\nlisten = \"127.0.0.1:{}\"\nhook_keys = [\"file:hook.key\"]\n", port));
        test::write(hook_file(), fmt::format("<?php\ndefine('BAONOI_HOOK_URL', "
                                             "'http://127.0.0.1:{}/hooks/publish');\n"
                                             "define('BAONOI_HOOK_SECRET', '{}');\n",
                                             port, key));
        ready_ = fmt::format("http://127.0.0.1:{}/readyz", port);
    }
    void serve(const std::function<void()> &meanwhile) {
        const test::ProgramResult result = baonoi({"serve"}, [&](int program) {
            EXPECT_TRUE(until([&] { return is_ready(); }, 60));
            meanwhile();
            ::kill(program, SIGTERM);
        });
        EXPECT_EQ(result.exit_code, 0) << result.err.substr(0, 2000);
    }
    bool is_ready() {
        try {
            return page(ready_).status == 200;
        } catch (const Error &) {
            return false;
        }
    }
    std::string audio_of(const json &post) {
        const json audio = stored(post)["meta"]["_baonoi_audio"];
        return audio.is_object() ? audio.value("url", "") : "";
    }
    std::vector<std::string> orders() {
        std::vector<std::string> all;
        for (const store::OrderRecord &order :
             store::open_store("sqlite:" + (folder_.path() / "baonoi.db").string(), clock_)->orders(100))
            all.insert(all.begin(), order.what + " by " + order.who);
        return all;
    }
    std::string curl(std::vector<std::string> arguments) {
        const std::string jar = (folder_.path() / "cookies").string();
        arguments.insert(arguments.begin(), {"/usr/bin/curl", "-s", "-b", jar, "-c", jar});
        return test::run({.arguments = std::move(arguments)}).out;
    }

    std::string ready_;
};

TEST_F(RealHook, WhatIsPublishedIsHeardOnceAlsoWhenItWasScheduled) {
    serve([&] {
        const json made = post("Bài đăng ngay");
        EXPECT_TRUE(until([&] { return !audio_of(made).empty(); }, 60));
        const json later = post("Bài hẹn giờ", {{"status", "future"}, {"date_gmt", "2099-01-01T00:00:00"}});
        EXPECT_EQ(later["status"], "future");
        // Its time comes: as if a day had passed.
        test::run(
            {.arguments = {"/usr/bin/php", "-r",
                           "require $argv[1] . '/wp-load.php'; global $wpdb; $wpdb->update($wpdb->posts, "
                           "['post_date' => '2026-01-01 07:00:00', 'post_date_gmt' => '2026-01-01 "
                           "00:00:00'], ['ID' => $argv[2]]); clean_post_cache($argv[2]); "
                           "check_and_publish_future_post((int) $argv[2]);",
                           env_["BAONOI_WP_SITE"], later["id"].dump()}});
        EXPECT_TRUE(until([&] { return !audio_of(later).empty(); }, 60));
        call("", fmt::format("posts/{}", made["id"].get<int>()), {{"status", "draft"}});
        std::this_thread::sleep_for(std::chrono::seconds(2)); // for what our own writing might have set off
    });
    EXPECT_EQ(orders(),
              (std::vector<std::string>{"published by hook", "published by hook", "deleted by hook"}));
    EXPECT_EQ(notes().size(), 2U);
}

TEST_F(RealHook, TheListOfPostsShowsTheAudioAndMakesItAgain) {
    serve([&] {
        const json made = post("Bài trong danh sách");
        EXPECT_TRUE(until([&] { return !audio_of(made).empty(); }, 60));
        curl({settings_.url + "wp-login.php"});
        curl({settings_.url + "wp-login.php", "-d", "log=admin", "--data-urlencode",
              "pwd@" + env_["BAONOI_WP_LOGIN"], "-d", "testcookie=1"});
        const std::string list = curl({settings_.url + "wp-admin/edit.php"});
        EXPECT_NE(list.find("Có, "), std::string::npos) << list.size();
        const std::size_t begin = list.find(settings_.url + "wp-admin/admin-post.php?action=baonoi_again");
        ASSERT_NE(begin, std::string::npos);
        std::string again = list.substr(begin, list.find('"', begin) - begin);
        for (std::size_t at = 0; (at = again.find("&#038;", at)) != std::string::npos;)
            again.replace(at, 6, "&");
        EXPECT_TRUE(curl({"-i", again}).starts_with("HTTP/1.1 302 Found"));
        EXPECT_TRUE(until(
            [&] { return curl({settings_.url + "wp-admin/edit.php"}).find("Có, ") != std::string::npos; },
            60));
        // Without the nonce, or who may not.
        EXPECT_TRUE(
            curl({"-i", again.substr(0, again.find("&_wpnonce"))}).starts_with("HTTP/1.1 403 Forbidden"));
    });
    EXPECT_EQ(orders(), (std::vector<std::string>{"published by hook", "again by hook"}));
    EXPECT_EQ(notes().size(), 2U);
}

} // namespace
} // namespace baonoi
