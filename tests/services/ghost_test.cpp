// SPDX-License-Identifier: GPL-3.0-or-later
// Ghost's source and publisher against a real Ghost, which tests/services/ghost.sh start FOLDER starts.
#include "base/clock.h"
#include "base/error.h"
#include "cms/ghost/ghost_api.h"
#include "cms/ghost/jwt.h"
#include "fakes/folder.h"
#include "lib/openssl/hash.h"

#include <algorithm>
#include <chrono>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

namespace baonoi {
namespace {

using nlohmann::json;

class RealGhost : public testing::Test {
protected:
    RealGhost() {
        std::istringstream lines(test::read(BAONOI_SERVICE_ENV));
        for (std::string line; std::getline(lines, line);)
            env_[line.substr(0, line.find('='))] = line.substr(line.find('=') + 1);
        settings_.name = settings_.kind = source_.name = source_.kind = "ghost";
        settings_.url = source_.url = env_["BAONOI_GHOST_URL"];
        settings_.secret = Secret("file:" + env_["BAONOI_GHOST_KEY"]);
        settings_.prove_within = Seconds{20};
        HttpSettings http;
        http.allow_hosts = {"127.0.0.1"};
        http_ = make_curl_http(http);
    }
    json call(const std::string &method, const std::string &path, const json &post) {
        HttpRequest request;
        request.url = settings_.url + "ghost/api/admin/" + path;
        request.method = method;
        request.headers = {"Authorization: Ghost " +
                               ghost_token(settings_.secret.value(), clock_.unix_time()),
                           "Content-Type: application/json"};
        request.post = json{{"posts", {post}}}.dump();
        const HttpResponse response = http_->get(request);
        EXPECT_LT(response.status, 300) << response.body.substr(0, 300);
        return json::parse(response.body)["posts"][0];
    }
    json post(const std::string &title, const std::string &status = "published") {
        const std::string html = "<p>Giá vàng sáng nay tăng &amp; giá bạc giảm.</p>";
        return call(
            "POST", "posts/?source=html",
            {{"title", title}, {"status", status}, {"html", html}, {"tags", {{{"name", "Kinh tế"}}}}});
    }
    Article article(const json &post) {
        Listing listing;
        listing.input = post["url"];
        return *make_ghost_source(source_, settings_, tools())->article(listing);
    }
    CmsTools tools() { return {*http_, clock_}; }
    // The sample's own recording would take its voice: any real MP3 frame will do for what Ghost looks at.
    static Recording recording(char mark) {
        Recording made;
        made.content_hash = std::string(64, mark);
        made.mp3 = "\xFF\xFB\x90\x64" + std::string(413, mark);
        made.sha256 = sha256_hex(made.mp3);
        made.duration = Seconds{12.5};
        return made;
    }

    std::map<std::string, std::string> env_;
    CmsSettings settings_;
    SourceSettings source_;
    SystemClock clock_;
    std::unique_ptr<Http> http_;
};

TEST_F(RealGhost, ARecordingIsAttachedProvedAndReplaced) {
    const json made = post("Giá vàng & \"bạc\" 📈 tăng");
    const auto publisher = make_ghost_publisher(settings_, tools());
    const Article before = article(made);
    EXPECT_NE(before.html.find("📈"), std::string::npos);
    EXPECT_EQ(publisher->slot(before).state, Slot::State::empty);
    const Attachment first = publisher->attach(before, {}, recording('a'));
    publisher->prove(first, recording('a'));
    EXPECT_EQ(article(made).html, before.html);
    EXPECT_EQ(publisher->slot(before).attachment->sha256, recording('a').sha256);
    const Attachment second = publisher->attach(before, {}, recording('b'));
    publisher->prove(second, recording('b'));
    EXPECT_NE(second.audio, first.audio);
    const GhostPost after = GhostApi(settings_, tools()).post_by_id(made["id"]);
    EXPECT_EQ(cards_in(after).ours, second.audio);
    EXPECT_EQ(after.lexical.find(first.audio), std::string::npos);
    EXPECT_EQ(after.title, "Giá vàng & \"bạc\" 📈 tăng");
}

TEST_F(RealGhost, AStaleVersionIsAConflict) {
    const json made = post("Hai người cùng sửa");
    const GhostApi api(settings_, tools());
    const GhostPost stale = api.post_by_id(made["id"]);
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    call("PUT", "posts/" + stale.id + "/",
         {{"title", "Người khác đã sửa"}, {"updated_at", stale.updated_at}});
    EXPECT_THROW(api.write(stale, stale.lexical), CmsConflict);
    EXPECT_EQ(api.post_by_id(stale.id).title, "Người khác đã sửa");
}

TEST_F(RealGhost, ListsWhatIsPublishedOnceAlsoAfterOurEdit) {
    const auto source = make_ghost_source(source_, settings_, tools());
    std::vector<std::string> urls;
    const auto take = [&](const Listing &listing) {
        urls.push_back(listing.input);
        return true;
    };
    const json made = post("Tin được liệt kê");
    post("Bản nháp", "draft");
    const std::string cursor = source->list("", take).cursor;
    EXPECT_EQ(std::count(urls.begin(), urls.end(), made["url"].get<std::string>()), 1);
    make_ghost_publisher(settings_, tools())->attach(article(made), {}, recording('c'));
    urls.clear();
    const std::string next = source->list(cursor, take).cursor;
    EXPECT_TRUE(urls.empty()) << urls.front();
    const json fresh = post("Tin mới");
    source->list(next, take);
    EXPECT_EQ(urls, std::vector<std::string>{fresh["url"]});
}

TEST_F(RealGhost, ADraftIsRefused) {
    const json made = post("Bản nháp khác", "draft");
    Article draft;
    draft.post = made["id"];
    EXPECT_THROW(make_ghost_publisher(settings_, tools())->slot(draft), Error);
}

TEST_F(RealGhost, TheDoctorFindsWhatIsWrong) {
    for (const Finding &finding : make_ghost_publisher(settings_, tools())->examine())
        EXPECT_TRUE(finding.is_good) << finding.what << ": " << finding.detail;
    const test::TemporaryFolder folder;
    test::write(folder.path() / "key", "65e1:00ff10");
    settings_.secret = Secret("file:" + (folder.path() / "key").string());
    const auto findings = make_ghost_publisher(settings_, tools())->examine();
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_FALSE(findings[1].is_good);
    EXPECT_NE(findings[1].detail.find("Admin API key"), std::string::npos);
}

} // namespace
} // namespace baonoi
