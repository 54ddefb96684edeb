// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon at work with servers that echo what they know of its credentials: nothing that it says, keeps,
// writes or is called shows one.
#include "cli/pages.h"
#include "test_paths.h"

#include "base/base64.h"
#include "base/clock.h"
#include "fakes/raw_client.h"
#include "fakes/test_server.h"
#include "lib/http/http_server.h"
#include "store/store.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <thread>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::string> secrets = {
    {"hook-out", "whsec_" + to_base64("khoa cua nguoi nhan tin 0123456")},
    {"hook-in", "whsec_" + to_base64("khoa cua nguoi bao tin 65432100")},
    {"ghost", "64e1a7b2c3:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"},
    {"wordpress", "abcd EFGH ijkl MNOP qrst UVWX"},
    {"s3-key", "AKIA4bienTapVien"},
    {"s3-secret", "s3+bi/mat-0123456789ABCDEF"},
    {"in an address", "mat-khau-rss"},
};

std::string rss(const std::string &link) {
    return "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
           "<title>Tin</title><item><title>Xã mở lớp mới</title><link>" +
           link +
           "</link><content:encoded><![CDATA[<p>Xã mở thêm 2 lớp học cho các em ở bản xa, mỗi lớp có hai cô "
           "giáo.</p>]]></content:encoded></item></channel></rss>";
}

class CredentialsOfTheDaemon : public ::testing::Test {
protected:
    void SetUp() override {
        for (const auto &[name, secret] : secrets)
            write(folder_.path() / name, secret + "\n");
        http::ServerLimits limits;
        limits.max_body = 16U << 20U;
        far_ = std::make_unique<http::HttpServer>(
            "127.0.0.1:0", limits, [this](const http::ServerRequest &request) { return answer(request); });
        write(folder_.path() / "baonoi.toml", config());
    }

    std::string config() const {
        const std::string far = fmt::format("127.0.0.1:{}", far_->port());
        std::string text = fmt::format(
            "[fetch]\nallow_hosts = [\"{0}\"]\nrobots = false\ninterval = \"1ms\"\nretries = 0\n"
            "[store]\nurl = \"sqlite:kho/baonoi.db\"\n"
            "[serve]\nlisten = \"127.0.0.1:{1}\"\nworkers = 2\nbackoff = \"50ms\"\nmax_backoff = \"100ms\"\n"
            "hook_keys = [\"file:hook-in\"]\n"
            "[[publisher]]\nname = \"nhan\"\nkind = \"webhook\"\nurl = \"http://{0}/nghe\"\n"
            "secret = \"file:hook-out\"\nfiles_url = \"http://{0}/tep/\"\npath = \"tep\"\n"
            "[[publisher]]\nname = \"canh\"\nkind = \"sidecar\"\nfiles_url = \"http://{0}/s3/b/\"\n"
            "endpoint = \"http://{0}/s3/\"\nbucket = \"b\"\naccess_key = \"file:s3-key\"\n"
            "secret_key = \"file:s3-secret\"\n"
            "[[publisher]]\nname = \"gh\"\nkind = \"ghost\"\nurl = \"http://{0}/g\"\nkey = \"file:ghost\"\n"
            "[[publisher]]\nname = \"wp\"\nkind = \"wordpress\"\nurl = \"http://{0}/w\"\nuser = \"lan\"\n"
            "password = \"file:wordpress\"\n"
            "[[source]]\nname = \"gh\"\nkind = \"ghost\"\nurl = \"http://{0}/g\"\npublisher = \"gh\"\n"
            "[[source]]\nname = \"wp\"\nkind = \"wordpress\"\nurl = \"http://{0}/w\"\npublisher = \"wp\"\n",
            far, near_);
        const std::map<std::string, std::string> feeds = {
            {"nhan", far + "/rss/1"},
            {"canh", far + "/rss/2"},
            {"", "lan:" + secrets.at("in an address") + "@" + far + "/khong-co"}};
        for (const auto &[publisher, url] : feeds)
            text +=
                fmt::format("[[source]]\nname = \"tin-{0}\"\nkind = \"feed\"\ncontent = \"feed\"\n"
                            "url = \"http://{1}\"\n{2}",
                            publisher, url, publisher.empty() ? "" : "publisher = \"" + publisher + "\"\n");
        return text;
    }

    // Of all that such a server knows.
    static std::string echo(const http::ServerRequest &request, const std::string &server) {
        const std::map<std::string, std::vector<std::string>> known = {{"nghe", {"hook-out"}},
                                                                       {"s3", {"s3-key", "s3-secret"}},
                                                                       {"g", {"ghost"}},
                                                                       {"w", {"wordpress"}},
                                                                       {"khong-co", {"in an address"}}};
        std::string all = request.header("authorization");
        if (const auto names = known.find(server); names != known.end())
            for (const std::string &name : names->second)
                all += " " + secrets.at(name);
        return all + (server == "w" ? " " + to_base64("lan:" + secrets.at("wordpress")) : "");
    }

    http::ServerResponse answer(const http::ServerRequest &request) {
        const std::string first = request.path.empty() ? "" : request.path[0];
        const int count = counted(first);
        if (first == "rss")
            return {200, "application/rss+xml",
                    rss(fmt::format("http://127.0.0.1:{}/bai/{}", far_->port(), request.path.at(1)))};
        if (first == "tep" && fs::exists(folder_.path() / "tep" / request.path.at(1)))
            return {200, "audio/mpeg", read(folder_.path() / "tep" / request.path[1])};
        const std::string said = echo(request, first);
        if (first == "nghe" && count > 2)
            return {204, "text/plain", ""};
        if (first == "nghe")
            return {503, "text/plain", said};
        if (first == "s3")
            return {403, "application/xml", "<Error><Code>" + said + "</Code></Error>"};
        const std::string body = "{\"code\": \"" + said + "\", \"message\": \"" + said +
                                 "\", \"errors\": [{\"message\": \"" + said + "\"}]}";
        if (first == "g")
            return {401, "application/json", body, {{"Location", "/" + said}}};
        return {first == "w" ? 403 : 404, "application/json", body};
    }
    int counted(const std::string &what) {
        const std::scoped_lock lock(mutex_);
        return ++counts_[what];
    }
    int count(const std::string &what) {
        const std::scoped_lock lock(mutex_);
        return counts_[what];
    }

    static bool until(const std::function<bool()> &condition) {
        for (int waits = 0; waits < 2400; ++waits, std::this_thread::sleep_for(std::chrono::milliseconds(50)))
            if (condition())
                return true;
        return false;
    }
    std::string state_of(int article) {
        const auto store = store::open_store("sqlite:" + (folder_.path() / "kho/baonoi.db").string(), clock_);
        const auto record =
            store->find_article(fmt::format("http://127.0.0.1:{}/bai/{}", far_->port(), article));
        return record ? std::string(store::name_of(record->state)) + " " + record->reason : "";
    }

    // Name and command line of the program and all that it started.
    static std::string titles(int program) {
        std::string all;
        for (const fs::directory_entry &entry : fs::directory_iterator("/proc")) {
            std::ifstream stat(entry.path() / "stat");
            std::string line;
            std::getline(stat, line);
            std::istringstream rest(line.substr(std::min(line.rfind(')') + 1, line.size())));
            std::string state;
            int parent = 0;
            rest >> state >> parent;
            if (parent != program && entry.path().filename() != std::to_string(program))
                continue;
            for (const char *file : {"comm", "cmdline"}) {
                std::ifstream from(entry.path() / file, std::ios::binary);
                all.append(std::istreambuf_iterator<char>(from), {});
            }
        }
        return all;
    }

    std::string command(std::vector<std::string> arguments) {
        const ProgramResult result = baonoi(folder_.path(), std::move(arguments));
        return result.out + result.err;
    }
    std::string api(const std::string &path, const std::string &token) const {
        return ask(near_, "GET", path, "Authorization: Bearer " + token + "\r\n").body;
    }

    // Where one of them is, or what was made of it, or its beginning when a long text was cut.
    static void expect_none(const std::string &token, const std::map<std::string, std::string> &places) {
        std::vector<std::string> hidden = {token,
                                           to_base64("lan:" + secrets.at("wordpress")),
                                           secrets.at("ghost").substr(11),
                                           secrets.at("hook-in").substr(6),
                                           secrets.at("hook-out").substr(6),
                                           "abcdEFGHijkl",
                                           "eyJhbGciOiJIUzI1NiI"};
        for (const auto &[name, secret] : secrets)
            hidden.push_back(secret);
        for (const auto &[place, text] : places)
            for (const std::string &secret : hidden)
                EXPECT_EQ(text.find(secret.substr(0, 12)), std::string::npos) << place << " shows " << secret;
    }

    TemporaryFolder folder_;
    SystemClock clock_;
    std::mutex mutex_;
    std::map<std::string, int> counts_;
    int near_ = closed_port();
    std::unique_ptr<http::HttpServer> far_;
};

TEST_F(CredentialsOfTheDaemon, AreNowhereShown) {
    std::map<std::string, std::string> places;
    const std::string token = command({"token", "add", "an", "editor"}).substr(0, 200);
    const std::size_t begin = token.find_first_of("\n") == 64 ? 0 : token.find('\n') + 1;
    const std::string key = token.substr(begin, 64);
    const ProgramResult daemon = run(
        {.arguments = {BAONOI_PROGRAM, "serve"}, .folder = folder_.path(), .meanwhile = [&](int program) {
             EXPECT_TRUE(until(
                 [&] { return command({"status"}).find("the daemon answers at") != std::string::npos; }));
             EXPECT_TRUE(until([&] { return count("g") > 0 && count("w") > 0 && count("khong-co") > 0; }));
             EXPECT_TRUE(until([&] { return state_of(1) == "attached "; })) << state_of(1);
             EXPECT_TRUE(until([&] { return state_of(2).find("403") != std::string::npos; })) << state_of(2);
             places["processes"] = titles(program);
             places["API"] = api("/api/articles", key) + api("/api/jobs", key) + api("/api/status", key) +
                             api("/api/articles", key.substr(1)) + ask(near_, "GET", "/readyz").body +
                             ask(near_, "GET", "/metrics").body;
             places["hook"] = ask(near_, "POST", "/hooks/publish",
                                  "webhook-id: a\r\nwebhook-timestamp: 1\r\n"
                                  "webhook-signature: v1,x\r\n",
                                  "{}")
                                  .body;
             places["status"] = command({"status"}) + command({"status", "--json"});
             ::kill(program, SIGTERM);
         }});
    EXPECT_EQ(daemon.exit_code, 0);
    EXPECT_EQ(count("nghe"), 3) << "twice 503, then taken";
    places["log"] = daemon.out + daemon.err;
    places["doctor"] = command({"doctor"});
    places["config show"] = command({"config", "show"});
    places["token list"] = command({"token", "list"});
    places["store"] = snapshot(folder_.path() / "kho");
    places["files"] = snapshot(folder_.path() / "tep");
    expect_none(key, places);
    EXPECT_NE(places["processes"].find("serve"), std::string::npos);
    EXPECT_NE(places["API"].find("/bai/1"), std::string::npos) << places["API"];
    for (const char *place : {"log", "doctor", "API", "store"})
        EXPECT_NE(places[place].find("***"), std::string::npos)
            << place << " has nothing hidden: " << places[place].substr(0, 3000);
}

} // namespace
} // namespace baonoi::test
