// SPDX-License-Identifier: GPL-3.0-or-later
// The Ghost that tests/services/ghost.sh starts, and its posts.
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "fakes/folder.h"
#include "fakes/program.h"
#include "lib/openssl/digest.h"
#include "systems/ghost/ghost.h"
#include "systems/ghost/ghost_api.h"
#include "systems/ghost/jwt.h"
#include "test_paths.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace baonoi::test {

namespace fs = std::filesystem;
using nlohmann::json;

class RealGhost : public testing::Test {
protected:
    void SetUp() override {
        std::istringstream lines(read(BAONOI_SERVICE_ENV));
        for (std::string line; std::getline(lines, line);)
            env_[line.substr(0, line.find('='))] = line.substr(line.find('=') + 1);
        ASSERT_FALSE(env_["BAONOI_GHOST_URL"].empty()) << "no Ghost: run tests/services/ghost.sh start with "
                                                          "the folder of "
                                                       << BAONOI_SERVICE_ENV;
        settings_.name = settings_.kind = source_.name = source_.kind = "ghost";
        settings_.url = source_.url = env_["BAONOI_GHOST_URL"];
        settings_.secret = Secret("file:" + env_["BAONOI_GHOST_KEY"]);
        settings_.prove_within = Seconds{20};
        curl::HttpSettings http;
        http.allow_hosts = {"127.0.0.1"};
        http_ = curl::make_curl_http(http);
        for (const auto &year : fs::directory_iterator(media()))
            fs::remove_all(year.path());
        const json before = call("GET", "posts/?limit=100&fields=id");
        for (const json &old : before["posts"])
            call("DELETE", "posts/" + old["id"].get<std::string>() + "/");
    }
    json call(const std::string &method, const std::string &path, const json &body = nullptr) {
        curl::HttpRequest request;
        request.url = settings_.url + "ghost/api/admin/" + path;
        request.method = method;
        request.headers = {"Authorization: Ghost " +
                               systems::ghost::ghost_token(settings_.secret.value(), clock_.unix_time()),
                           "Content-Type: application/json"};
        if (!body.is_null())
            request.post = body.dump();
        const curl::HttpResponse response = http_->send(request);
        EXPECT_LT(response.status, 300) << path << ": " << response.body.substr(0, 300);
        return json::parse(response.body, nullptr, false);
    }
    json post(const std::string &title, const json &more = json::object()) {
        json entry = {{"title", title},
                      {"status", "published"},
                      {"html", "<p>Giá vàng sáng nay tăng &amp; giá bạc giảm.</p>"}};
        entry.update(more);
        return call("POST", "posts/?source=html", {{"posts", {entry}}})["posts"][0];
    }
    json stored(const json &post) {
        return call("GET", "posts/" + post["id"].get<std::string>() +
                               "/?formats=html,lexical&include=tags,authors")["posts"][0];
    }
    // Settings, Code injection, Site header: by staff, for a key may not.
    void inject(const std::string &header) {
        curl::HttpRequest request;
        request.url = settings_.url + "ghost/api/admin/settings/";
        request.method = "PUT";
        request.headers = {"Cookie: " + env_["BAONOI_GHOST_COOKIE"],
                           "Origin: " + settings_.url.substr(0, settings_.url.size() - 1),
                           "Content-Type: application/json"};
        request.post = json{{"settings", {{{"key", "codeinjection_head"}, {"value", header}}}}}.dump();
        const curl::HttpResponse response = http_->send(request);
        EXPECT_EQ(response.status, 200) << response.body.substr(0, 300);
    }
    // By somebody else.
    void edit(const json &post, json changes) {
        changes["updated_at"] = stored(post)["updated_at"];
        call("PUT", "posts/" + post["id"].get<std::string>() + "/?source=html", {{"posts", {changes}}});
    }
    Article article(const json &post) {
        fetch::Listing listing;
        listing.input = post["url"];
        return *systems::ghost::make_source(source_, settings_, tools())->article(listing);
    }
    std::string card(const json &post) {
        return systems::ghost::cards_in(systems::ghost::GhostApi(settings_, tools()).post_by_id(post["id"]))
            .ours;
    }
    static fs::path media() { return fs::path(BAONOI_SERVICE_ENV).parent_path() / "content/media"; }
    std::size_t recordings(const json &post) {
        const auto in_media = fs::recursive_directory_iterator(media());
        return static_cast<std::size_t>(std::count_if(begin(in_media), end(in_media), [&](const auto &file) {
            return file.path().filename().string().starts_with(post["slug"].get<std::string>() + ".");
        }));
    }
    systems::Environment tools() { return {*http_, *http_, clock_}; }
    std::unique_ptr<publish::Publisher> publisher() {
        return systems::ghost::make_publisher(settings_, tools());
    }
    // The sample's own recording would take its voice: any real MP3 frame will do for what Ghost looks at.
    static Recording recording(char mark) {
        Recording made;
        made.content_hash = std::string(64, mark);
        made.mp3 = "\xFF\xFB\x90\x64" + std::string(413, mark);
        made.sha256 = openssl::sha256_of(made.mp3);
        made.duration = Seconds{12.5};
        return made;
    }

    void configure(const std::string &more = "") {
        const std::string host = settings_.url.substr(7, settings_.url.size() - 8);
        write(folder_.path() / "baonoi.toml",
              fmt::format("[fetch]\nallow_hosts = [\"{0}\"]\n[store]\nurl = \"sqlite:kho/baonoi.db\"\n"
                          "[[source]]\nname = \"bao\"\nkind = \"ghost\"\nurl = \"{1}\"\npoll = \"1h\"\n"
                          "publisher = \"len-bao\"\n[[publisher]]\nname = \"len-bao\"\nkind = \"ghost\"\n"
                          "url = \"{1}\"\nkey = \"file:{2}\"\n{3}",
                          host, settings_.url, env_["BAONOI_GHOST_KEY"], more));
    }
    std::string baonoi(const std::string &command) {
        const ProgramResult result = run(
            {.arguments = {BAONOI_PROGRAM, command, "--config", "baonoi.toml"}, .folder = folder_.path()});
        EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
        return result.out + result.err;
    }
    std::map<std::string, std::string> env_;
    TemporaryFolder folder_;
    systems::SystemSettings settings_;
    fetch::SourceSettings source_;
    SystemClock clock_;
    std::unique_ptr<curl::Http> http_;
};

} // namespace baonoi::test
