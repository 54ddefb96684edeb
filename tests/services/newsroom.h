// SPDX-License-Identifier: GPL-3.0-or-later
// A newsroom on many hosts, in a network of the test's own: a PostgreSQL server with a streaming standby,
// Swift with its S3 interface behind a front that notes who asked what, a site whose pages load the sidecar's
// script, a reader, and hosts on which baonoi runs. All programs are real and so is all TCP between them.
#pragma once

#include "base/error.h"
#include "fakes/folder.h"
#include "fakes/front.h"
#include "fakes/host_process.h"
#include "fakes/network.h"
#include "fakes/postgres_server.h"
#include "fakes/program.h"
#include "fakes/test_server.h"
#include "lib/curl/http.h"
#include "lib/openssl/digest.h"
#include "services/service.h"
#include "test_paths.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace baonoi::test {

class Newsroom {
public:
    // name: of its folder beside BAONOI_SERVICE_ENV, where the logs of all programs lie.
    Newsroom(const std::string &name, std::uint32_t seed)
        : folder_(std::filesystem::path(BAONOI_SERVICE_ENV).parent_path() / name), network_(seed) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        for (const auto &[host, last] :
             {std::pair("db1", 11), {"db2", 12}, {"s3", 20}, {"site", 30}, {"reader", 50}})
            network_.add(host, fmt::format("10.77.0.{}", last));
        for (int i = 1; i <= 4; ++i)
            network_.add(fmt::format("h{}", i), fmt::format("10.77.0.{}", 40 + i));
        network_.start();
        HostProcess swift(network_, "s3", start_of_swift());
        database_ = std::make_unique<PostgresServer>(place("db1"));
        standby_ = std::make_unique<PostgresServer>(place("db2"), *database_);
        site_ = std::make_unique<TestServer>(network_.listen("site", 80), network_.address("site"));
        site_->answer_by("/sitemap.xml", [this](const auto &, const auto &) { return sitemap(); });
        wait_for_swift(swift);
        front_ = std::make_unique<Front>(network_, "s3", 80, swift_port_);
        front_->keep_bodies("/audio.json");
        make_bucket();
    }
    ~Newsroom() {
        hosts_.clear();
        site_.reset();
        front_.reset();
        run({.arguments = {"/usr/bin/env", "bash", swift_script(), "stop", swift_folder()}});
    }
    Newsroom(const Newsroom &) = delete;
    Newsroom &operator=(const Newsroom &) = delete;

    Network &network() { return network_; }
    Front &front() { return *front_; }
    PostgresServer &database() { return *database_; }
    PostgresServer &standby() { return *standby_; }
    const std::filesystem::path &folder() const { return folder_; }

    // Articles 0, 1, 2 … up to that number are published.
    void publish(int articles) {
        for (int i = published_; i < articles; ++i)
            site_->on(fmt::format("/tin-{}.html", i), {.body = page(i)});
        published_ = articles;
    }
    int published() const { return published_; }
    std::string url_of(int article) const { return site_->url(fmt::format("/tin-{}.html", article)); }
    static std::string slug_of(int article) {
        return fmt::format("tin-{}-", article);
    } // beginning of its files

    std::string log_of(const std::string &host) const { return (folder_ / host / "log").string(); }
    // How often the podcast's feed has an episode of each article.
    std::map<int, int> episodes() const {
        std::map<int, int> episodes;
        const std::string feed = get("reader", files_url() + "podcast.xml").value_or("");
        constexpr std::string_view enclosure = "<enclosure url=\"", name = "/tin-";
        for (std::size_t at = feed.find(enclosure); at != std::string::npos;
             at = feed.find(enclosure, at + 1))
            ++episodes[std::atoi(feed.c_str() + feed.find(name, at) + name.size())];
        return episodes;
    }

    // Starts baonoi there. clock: how many seconds that host's clock is fast. program: also
    // BAONOI_NEWER_PROGRAM. more: arguments of serve.
    void start(const std::string &host, int clock = 0, const std::string &program = BAONOI_PROGRAM,
               const std::vector<std::string> &more = {}) {
        const std::filesystem::path home = folder_ / host;
        if (!std::filesystem::exists(home)) {
            write(home / "baonoi.toml", configuration());
            std::ifstream random("/proc/sys/kernel/random/uuid");
            std::string boot;
            std::getline(random, boot);
            write(home / "boot", boot + "\n");
        }
        std::vector<std::string> environment{"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=" + home.string(),
                                             "XDG_CACHE_HOME=" + (home / "cache").string(),
                                             "S3_KEY=test:tester", "S3_SECRET=testing"};
        if (clock != 0)
            environment.insert(environment.end(),
                               {"LD_PRELOAD=" + faketime(), fmt::format("FAKETIME={:+}s", clock),
                                "FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_NO_CACHE=1"});
        std::vector<std::string> arguments{program, "serve"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        hosts_[host].reset();
        hosts_[host] = std::make_unique<HostProcess>(network_, host,
                                                     HostProgram{arguments, environment, home, home / "log"});
        pids_[hosts_[host]->pid()] = host;
    }
    void kill(const std::string &host) { hosts_.at(host)->signal(SIGKILL); }
    void pause(const std::string &host) { hosts_.at(host)->signal(SIGSTOP); }
    void go_on(const std::string &host) { hosts_.at(host)->signal(SIGCONT); }
    // Mends the network for it before, which a test may have left cut.
    void stop_all() {
        for (const auto &[host, process] : hosts_) {
            network_.mend(host);
            network_.join(host, "db1");
            process->signal(SIGTERM);
        }
        for (const auto &[host, process] : hosts_)
            process->ended(20);
        hosts_.clear();
    }
    // As a package's upgrade does.
    void terminate(const std::string &host) { hosts_.at(host)->signal(SIGTERM); }
    std::optional<int> exit_code(const std::string &host) { return hosts_.at(host)->ended(20); }
    std::optional<int> stop(const std::string &host) {
        terminate(host);
        return exit_code(host);
    }
    bool is_up(const std::string &host) {
        return hosts_.contains(host) && !hosts_.at(host)->ended() &&
               get(host, "http://127.0.0.1:8737/healthz");
    }
    // The host of a process that start() made, also of one that has ended.
    std::string host_of(pid_t pid) const {
        const auto found = pids_.find(pid);
        return found == pids_.end() ? "" : found->second;
    }
    bool is_running(pid_t pid) const {
        const auto found = hosts_.find(host_of(pid));
        return found != hosts_.end() && found->second->pid() == pid && !found->second->ended();
    }
    std::string host_at(const std::string &address) const {
        for (const char *const host : {"h1", "h2", "h3", "h4"})
            if (network_.address(host) == address)
                return host;
        return "";
    }

    // What is answered to one at that host; nothing: it is no 2xx, or nobody answers.
    std::optional<std::string> get(const std::string &host, const std::string &url) const {
        return answer_at(network_, host, url);
    }
    static std::optional<std::string> answer_at(const Network &network, const std::string &host,
                                                const std::string &url, double seconds = 60) {
        std::optional<std::string> body;
        network.at(host, [&] { body = asked(url, {}, seconds); });
        return body;
    }
    // What baonoi there answers to who has that token; status 0: it does not.
    curl::HttpResponse ask(const std::string &host, const std::string &path) const {
        curl::HttpResponse response;
        network_.at(host, [&] {
            response = answer("http://127.0.0.1:8737" + path,
                              {fmt::format("Authorization: Bearer {}", viewers_token)}, 60);
        });
        return response;
    }
    static constexpr const char *viewers_token = "duoc-xem";
    // audio.json as everyone may read it.
    std::string files_url() const {
        return fmt::format("http://{}/v1/AUTH_test/{}/", network_.address("s3"), bucket);
    }
    nlohmann::json list() const {
        const auto list =
            nlohmann::json::parse(get("reader", files_url() + "audio.json").value_or("{}"), nullptr, false);
        return list.is_object() ? list : nlohmann::json::object();
    }
    // What a reader of that article's page meets instead of its recording; empty: all is well.
    std::string fault_of(int article, const nlohmann::json &list) const {
        const nlohmann::json entry =
            list.value("articles", nlohmann::json::object()).value(url_of(article), nlohmann::json());
        if (!entry.is_object())
            return fmt::format("{} is not in audio.json", url_of(article));
        const std::string audio = entry.value("audio", "");
        const auto mp3 = get("reader", files_url() + audio),
                   stable = get("reader", files_url() + audio.substr(0, audio.find('.')) + ".mp3"),
                   manifest = get("reader", files_url() + audio.substr(0, audio.size() - 3) + "json");
        if (!mp3 || !stable || !manifest)
            return fmt::format("{} is there {}, by its stable name {}, with manifest {}", audio,
                               mp3.has_value(), stable.has_value(), manifest.has_value());
        if (!audio.starts_with(slug_of(article)) || openssl::sha256_hex(*mp3) != entry.value("sha256", ""))
            return fmt::format("{} of {} has another SHA-256", audio, url_of(article));
        if (stable != mp3)
            return fmt::format("the stable name of {} leads to another recording", audio);
        if (manifest->find(url_of(article)) == std::string::npos)
            return fmt::format("the manifest of {} is of another article", audio);
        return "";
    }
    // Files that nothing leads to, and that no list names to be removed.
    std::vector<std::string> orphans(const nlohmann::json &list) const {
        std::set<std::string> known{"podcast.xml", "audio.json",         "retired.json",
                                    "baonoi.js",   "baonoi-daemon.json", list.value("player", "")};
        const auto retired =
            nlohmann::json::parse(get("reader", files_url() + "retired.json").value_or("{}"), nullptr, false);
        const auto add = [&](const std::string &stem) {
            for (const char *const ending : {".mp3", ".vtt", ".json"})
                known.insert(stem + ending);
        };
        for (const auto &[stem, since] : retired.items())
            add(stem);
        const auto articles = list.value("articles", nlohmann::json::object());
        for (const auto &[url, entry] : articles.items()) {
            const std::string audio = entry.value("audio", "");
            add(audio.substr(0, audio.rfind('.')));
            add(audio.substr(0, audio.find('.')));
        }
        std::vector<std::string> orphans;
        for (const auto &[name, bytes] : stored())
            if (!known.contains(name) && !name.starts_with("podcast.chapters-"))
                orphans.push_back(name);
        return orphans;
    }
    // How baonoi calls the turn at a file of the bucket.
    std::string turn_at(const std::string &file) const {
        return fmt::format("change http://{}/{}/{}", network_.address("s3"), bucket, file);
    }
    // Whether the program itself calls an article's recording good.
    bool is_verified(int article, const nlohmann::json &list) const {
        const std::string audio = list.value("articles", nlohmann::json::object())
                                      .value(url_of(article), nlohmann::json::object())
                                      .value("audio", "");
        const std::filesystem::path file = folder_ / "heard.mp3";
        write(file, get("reader", files_url() + audio).value_or(""));
        return run({.arguments = {BAONOI_PROGRAM, "verify", file.string()}}).exit_code == 0;
    }
    // Name and size of all that lies in the bucket.
    std::map<std::string, std::size_t> stored() const {
        std::map<std::string, std::size_t> files;
        network_.at("s3", [&] {
            const std::string root = fmt::format("http://127.0.0.1:{}", swift_port_);
            curl::HttpRequest request;
            request.url = root + "/auth/v1.0";
            request.headers = {"X-Auth-User: test:tester", "X-Auth-Key: testing"};
            const std::string token = http()->send(request).header("x-auth-token");
            for (const auto &file :
                 nlohmann::json::parse(asked(fmt::format("{}/v1/AUTH_test/{}?format=json", root, bucket),
                                             {"X-Auth-Token: " + token}, 60)
                                           .value_or("[]")))
                files[file.at("name")] = file.at("bytes");
        });
        return files;
    }

    // The whole store's address for a host, and for this test's own process.
    std::string store_url() const {
        return fmt::format("postgres://baonoi@{},{}/postgres?target_session_attrs=read-write",
                           network_.address("db1"), network_.address("db2"));
    }

    static constexpr const char *bucket = "am-thanh";

private:
    PostgresPlace place(const std::string &host) const {
        return {network_.handle(host), network_.address(host)};
    }
    static std::string swift_script() { return BAONOI_SOURCE_DIR "/tests/services/swift.sh"; }
    std::string swift_folder() const { return (folder_ / "swift").string(); }

    static std::string faketime() {
        for (const auto &entry : std::filesystem::directory_iterator("/usr/lib"))
            if (const auto library = entry.path() / "faketime/libfaketimeMT.so.1";
                std::filesystem::exists(library))
                return library.string();
        throw std::runtime_error("there is no libfaketime below /usr/lib; install the package faketime");
    }

    // It takes the time in which the database is made.
    HostProgram start_of_swift() const {
        return {{"/usr/bin/env", "bash", swift_script(), "start", swift_folder()},
                {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/"},
                folder_,
                folder_ / "swift.log"};
    }
    void wait_for_swift(HostProcess &script) {
        const auto code = script.ended(120);
        std::ifstream facts(swift_folder() + "/env");
        std::string endpoint;
        std::getline(facts, endpoint);
        if (code != 0 || endpoint.empty())
            throw std::runtime_error("Swift does not start; see " + (folder_ / "swift.log").string());
        swift_port_ = static_cast<std::uint16_t>(std::atoi(endpoint.c_str() + endpoint.rfind(':') + 1));
    }

    static std::unique_ptr<curl::Http> http() {
        curl::HttpSettings settings;
        settings.allow_hosts = {"127.0.0.1", "10.77.0.20", "10.77.0.30"};
        return curl::make_curl_http(settings);
    }
    static curl::HttpResponse answer(const std::string &url, const std::vector<std::string> &headers,
                                     double seconds) {
        curl::HttpRequest request;
        request.url = url;
        request.headers = headers;
        request.timeout = Seconds{seconds};
        try {
            return http()->send(request);
        } catch (const Error &) {
            return {};
        }
    }
    static std::optional<std::string> asked(const std::string &url, const std::vector<std::string> &headers,
                                            double seconds) {
        const curl::HttpResponse response = answer(url, headers, seconds);
        return response.status / 100 == 2 ? std::optional(response.body) : std::nullopt;
    }

    void make_bucket() {
        const auto put = [&](const std::string &path, const std::string &bytes,
                             const std::vector<std::string> &headers) {
            curl::HttpRequest request;
            request.url = fmt::format("http://127.0.0.1:{}/{}", swift_port_, path);
            request.method = "PUT";
            request.post = bytes;
            request.headers = headers;
            request.headers.push_back("x-amz-content-sha256: " + openssl::sha256_hex(bytes));
            request.sign = curl::SigV4{"aws:amz:us-east-1:s3", "test:tester", "testing"};
            network_.at("s3", [&] {
                if (const auto made = http()->send(request); made.status != 200)
                    throw std::runtime_error(fmt::format("PUT {}: {} {}", path, made.status, made.body));
            });
        };
        put(bucket, "", {"Content-Type: text/plain", "x-amz-acl: public-read"});
        put(std::string(bucket) + "/baonoi.js", read(BAONOI_SOURCE_DIR "/config/sidecar/baonoi.js"),
            {"Content-Type: text/javascript; charset=utf-8"});
    }

    std::string page(int article) const {
        return fmt::format(
            "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Tin số {0}</title>"
            "<script src=\"{1}baonoi.js\" defer data-slot=\".audio-slot\"></script></head><body>"
            "<article><h1>Tin số {0}</h1><div class=\"audio-slot\"></div>"
            "<p>Sáng nay, xã thứ {0} đã mở chợ.</p></article></body></html>",
            article, files_url());
    }
    Reply sitemap() const {
        std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                          "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
        for (int i = 0; i < published_; ++i)
            xml += fmt::format("<url><loc>{}</loc></url>", url_of(i));
        return {.headers = {"Content-Type: application/xml"}, .body = xml + "</urlset>"};
    }

    // Waits are shorter than by default, so that the test is; all else is as it comes.
    std::string configuration() const {
        const std::string s3 = network_.address("s3"), site = network_.address("site");
        return fmt::format(
            "[store]\nurl = \"{}\"\n"
            "[fetch]\nallow_hosts = [\"{}\", \"{}\"]\ninterval = \"100ms\"\n"
            "[serve]\nlisten = \"0.0.0.0:8737\"\nlease = \"6s\"\nbackoff = \"1s\"\nmax_backoff = \"4s\"\n"
            "attempts = 30\n"
            "[[publisher]]\nname = \"ben-canh\"\nkind = \"sidecar\"\nfiles_url = \"{}\"\nendpoint = "
            "\"http://{}/\"\n"
            "bucket = \"{}\"\naccess_key = \"env:S3_KEY\"\nsecret_key = \"env:S3_SECRET\"\n"
            "prove_within = \"10s\"\n"
            "[[source]]\nname = \"bao\"\nkind = \"sitemap\"\nurl = \"{}\"\npoll = \"2s\"\npublisher = "
            "\"ben-canh\"\n"
            "[[podcast]]\nname = \"tin\"\npath = \"podcast.xml\"\npublisher = \"ben-canh\"\nsource = "
            "\"bao\"\n"
            "title = \"Báo nói\"\nlink = \"http://{}/\"\ndescription = \"Tin.\"\nitems = 1000\n",
            store_url(), s3, site, files_url(), s3, bucket, site_->url("/sitemap.xml"), site);
    }

    const std::filesystem::path folder_;
    Network network_;
    std::uint16_t swift_port_ = 0;
    std::unique_ptr<Front> front_;
    std::unique_ptr<TestServer> site_;
    std::unique_ptr<PostgresServer> database_, standby_;
    std::atomic<int> published_ = 0;
    std::map<std::string, std::unique_ptr<HostProcess>> hosts_;
    std::map<pid_t, std::string> pids_;
};

} // namespace baonoi::test
