// SPDX-License-Identifier: GPL-3.0-or-later
// The WordPress that tests/services/wordpress.sh starts, its posts and files, and a baonoi beside it.
#pragma once

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
#include "test_paths.h"

#include <csignal>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace baonoi::test {

namespace fs = std::filesystem;
using nlohmann::json;

inline int count(const std::string &text, const std::string &part) {
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

class RealWordPress : public testing::Test {
protected:
    void SetUp() override {
        std::istringstream lines(read(BAONOI_SERVICE_ENV));
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
        for (const std::string kind : {"posts", "pages", "thong-bao", "media"})
            for (const json &old : call("", kind + "&per_page=100" + (kind == "media" ? "" : "&status=any")))
                call("DELETE", fmt::format("{}/{}&force=true", kind, old["id"].get<int>()));
    }
    void TearDown() override {
        fs::remove(env_["BAONOI_WP_STRIP"]);
        fs::remove(hook_file());
        fs::remove(env_["BAONOI_WP_SITE"] + "/../cdn");
        fs::remove(env_["BAONOI_WP_SITE"] + "/../busy");
        fs::remove(env_["BAONOI_WP_SITE"] + "/../classic");
        fs::remove(env_["BAONOI_WP_SITE"] + "/../no-passwords");
        set_option("post_types", "");
        fs::remove(env_["BAONOI_WP_SITE"] + "/../vi");
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
    // In WordPress itself; $argv: the site's folder, then what is given.
    std::string php(const std::string &code, std::vector<std::string> given = {}) {
        given.insert(given.begin(), {"/usr/bin/php", "-d", "error_reporting=0", "-r",
                                     "require $argv[1] . '/wp-load.php'; " + code, env_["BAONOI_WP_SITE"]});
        return run({.arguments = std::move(given)}).out;
    }
    void set_option(const std::string &name, const std::string &value) {
        php("update_option('baonoi_' . $argv[2], $argv[3]);", {name, value});
    }
    json change(const json &post, const json &body) {
        return call("", fmt::format("posts/{}", post["id"].get<int>()), body);
    }
    // What its page shows.
    std::string shown(const json &post) { return page(post["link"]).body; }
    std::string state(const json &post) { return stored(post)["baonoi"]["reported"]["state"]; }
    std::string audio_of(const json &post) {
        const json audio = stored(post)["baonoi"]["audio"];
        return audio.is_object() ? audio.value("url", "") : "";
    }
    // Speaks nothing.
    Attachment attach(const json &post, char mark = 'a') {
        const Attachment attached = publisher()->attach(article(post), {}, recording(mark));
        publisher()->prove(attached, recording(mark));
        return attached;
    }
    // As a browser that keeps its cookies.
    std::string curl(std::vector<std::string> arguments) {
        const std::string jar = (folder_.path() / "cookies").string();
        arguments.insert(arguments.begin(), {"/usr/bin/curl", "-s", "-b", jar, "-c", jar});
        return run({.arguments = std::move(arguments)}).out;
    }
    void log_in() {
        curl({settings_.url + "wp-login.php"});
        curl({settings_.url + "wp-login.php", "-d", "log=admin", "--data-urlencode",
              "pwd@" + env_["BAONOI_WP_LOGIN"], "-d", "testcookie=1"});
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
        std::string sound;
        for (int frame = 0; frame < 20; ++frame)
            sound += "\xFF\xFB\x90\x64" + std::string(413, mark);
        made.mp3 = sound;
        made.sha256 = openssl::sha256_of(made.mp3);
        made.duration = Seconds{12.5};
        return made;
    }

    void configure(const std::string &more = "") {
        write(folder_.path() / "baonoi.toml",
              fmt::format("{2}[fetch]\nallow_hosts = [\"{0}\"]\n"
                          "[store]\nurl = \"sqlite:baonoi.db\"\n[cache]\nfolder = \"cache\"\n"
                          "[[publisher]]\nname = \"wp\"\nkind = \"wordpress\"\nurl = \"http://{0}/\"\n"
                          "user = \"editor\"\npassword = \"file:{1}\"\ngrace = \"{3}\"\n"
                          "[[source]]\nname = \"wp\"\nkind = \"wordpress\"\nurl = \"http://{0}/\"\n"
                          "publisher = \"wp\"\npoll = \"1h\"\n",
                          host(), env_["BAONOI_WP_EDITOR_PASSWORD"], more, grace_));
    }
    std::string host() { return settings_.url.substr(7, settings_.url.size() - 8); }
    ProgramResult baonoi(std::vector<std::string> arguments, std::function<void(int)> meanwhile = {}) {
        arguments.insert(arguments.begin(), BAONOI_PROGRAM);
        return run(
            {.arguments = std::move(arguments), .folder = folder_.path(), .meanwhile = std::move(meanwhile)});
    }
    fs::path hook_file() { return env_["BAONOI_WP_SITE"] + "/hook.php"; }

    std::map<std::string, std::string> env_;
    systems::SystemSettings settings_;
    fetch::SourceSettings source_;
    SystemClock clock_;
    std::unique_ptr<curl::Http> http_;
    TemporaryFolder folder_;
    std::string grace_ = "1h";
};

// A running baonoi that the plugin tells what happens.
class RealHook : public RealWordPress {
protected:
    void SetUp() override {
        RealWordPress::SetUp();
        const int port = closed_port();
        const std::string key = "whsec_" + to_base64("a secret of thirty-two bytes, so");
        write(folder_.path() / "hook.key", key + "\n");
        fs::permissions(folder_.path() / "hook.key", fs::perms::owner_read);
        configure(fmt::format("[serve]\nlisten = \"127.0.0.1:{}\"\nhook_keys = [\"file:hook.key\"]\n", port));
        write(hook_file(), fmt::format("<?php\ndefine('BAONOI_HOOK_URL', "
                                       "'http://127.0.0.1:{}/hooks/publish');\n"
                                       "define('BAONOI_HOOK_SECRET', '{}');\n",
                                       port, key));
        ready_ = fmt::format("http://127.0.0.1:{}/readyz", port);
    }
    void serve(const std::function<void()> &meanwhile) {
        const ProgramResult result = baonoi({"serve"}, [&](int program) {
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
    std::vector<std::string> orders() {
        std::vector<std::string> all;
        for (const store::OrderRecord &order :
             store::open_store("sqlite:" + (folder_.path() / "baonoi.db").string(), clock_)->orders(100))
            all.insert(all.begin(), order.what + " by " + order.who);
        return all;
    }
    std::string ready_;
};

} // namespace baonoi::test
