// SPDX-License-Identifier: GPL-3.0-or-later
// store_bench FOLDER [ARTICLES]: makes the store FOLDER/ARTICLES.db of so many articles, always the same
// ones, unless it is there, and prints target and reached for what a viewer, Prometheus and a CMS ask of it:
// the slowest of several askings, in milliseconds, beside it the median and the mean CPU of one, which say
// more on a busy machine. 500000 articles without a second argument.
#include "base/base64.h"
#include "base/clock.h"
#include "fakes/raw_client.h"
#include "lib/openssl/digest.h"
#include "lib/openssl/hmac.h"
#include "lib/sqlite/sqlite.h"
#include "serve/http_service.h"
#include "store/store.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace baonoi {
namespace {

namespace fs = std::filesystem;

double milliseconds(const std::function<void()> &work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

// Syllables of news: what is searched for is rare, common, or of no article.
constexpr const char *syllables[] = {
    "hà",     "nội",   "được", "mùa",  "đắk",   "lắk",   "người", "dân",   "giá", "vàng",  "hôm",
    "nay",    "bóng",  "đá",   "thủ",  "tướng", "chính", "phủ",   "họp",   "báo", "kinh",  "tế",
    "giao",   "thông", "mưa",  "lớn",  "bão",   "số",    "miền",  "trung", "học", "sinh",  "tốt",
    "nghiệp", "bệnh",  "viện", "công", "an",    "điều",  "tra",   "vụ",    "án",  "xuất",  "khẩu",
    "gạo",    "cà",    "phê",  "ngân", "hàng",  "lãi",   "suất",  "sân",   "bay", "đường", "sắt",
    "du",     "lịch",  "lễ",   "hội",  "âm",    "nhạc",  "phim"};

void make_store(const fs::path &file, int articles) {
    SystemClock clock;
    store::open_store("sqlite:" + file.string(), clock); // the schema
    sqlite::Database database(file);
    database.execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
    std::mt19937_64 random(7);
    constexpr int rows_of_transaction = 5000;
    for (int i = 0; i < articles;) {
        sqlite::Transaction transaction(database);
        sqlite::Statement article(
            database, "INSERT INTO articles (source, input, id, url, title, published, state, reason, "
                      "audio, content_hash, duration, announced_at, first_attached_at, attached_at, "
                      "changed_at) VALUES (?1, ?2, ?3, ?2, ?4, '2026-01-01', ?5, ?6, ?7, ?8, 180.0, "
                      "?9, ?10, ?10, ?9)");
        sqlite::Statement job(database,
                              "INSERT INTO jobs (source, input, kind, state, content_hash, version, "
                              "created_at, run_at, finished_at) VALUES (?1, ?2, 2, ?3, ?4, '0.1.0', ?5, ?5, "
                              "?5)");
        for (const int end = std::min(i + rows_of_transaction, articles); i < end; ++i) {
            std::string title;
            for (int word = 0; word < 12; ++word)
                title +=
                    fmt::format("{}{}", word == 0 ? "" : " ", syllables[random() % std::size(syllables)]);
            const std::string source = fmt::format("nguon-{}", i % 5);
            const std::string url = fmt::format("https://bao-{}.example.vn/tin/bai-viet-{}.html", i % 5, i);
            const unsigned long long dice = random() % 100;
            const bool has_audio = dice < 92;
            const char *state = has_audio   ? "attached"
                                : dice < 96 ? "skipped"
                                : dice < 99 ? "failed"
                                            : "missing";
            const std::string reason =
                has_audio ? "" : fmt::format("{} answered {}", url, 500 + random() % 4);
            const std::int64_t at = 1'600'000'000 + std::int64_t{i} * 60;
            article
                .bind_all(source, url, fmt::format("{:016x}", random()), title, std::string_view(state),
                          reason, has_audio ? fmt::format("audio/{}.mp3", i) : std::string(),
                          fmt::format("{:064x}", random()), at,
                          has_audio ? at + static_cast<std::int64_t>(random() % 7200) : std::int64_t{0})
                .run();
            job.bind_all(source, url, std::string_view(has_audio ? "done" : "skipped"),
                         fmt::format("{:x}", i), at)
                .run();
        }
        transaction.commit();
        fmt::print(stderr, "\r{} of {} articles", i, articles);
    }
    fmt::print(stderr, "\n");
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

struct Figures {
    double slowest = 0, median = 0, cpu = 0; // cpu: of this process, for one asking
};

void report(const std::string &what, double target, const Figures &reached) {
    fmt::print("{:<36} target {:>5.0f} ms   reached {:>7.1f} ms   median {:>6.1f} ms   CPU {:>6.1f} ms{}\n",
               what, target, reached.slowest, reached.median, reached.cpu,
               reached.slowest <= target ? "" : "   MISSED");
    std::fflush(stdout);
}

Figures measured(int times, const std::function<void()> &work) {
    std::vector<double> all;
    const std::clock_t begin = std::clock();
    for (int i = 0; i < times; ++i)
        all.push_back(milliseconds(work));
    const double cpu = 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / times;
    std::sort(all.begin(), all.end());
    return {all.back(), all[all.size() / 2], cpu};
}

class Bench {
public:
    Bench(fs::path folder, const fs::path &store)
        : folder_(std::move(folder)), url_("sqlite:" + store.string()) {
        std::ofstream(folder_ / "hook.key") << "whsec_" << to_base64(key_) << "\n";
        config_ = std::make_shared<const settings::Config>(
            settings::parse_config("[serve]\nlisten = \"127.0.0.1:0\"\nhook_keys = "
                                   "[\"file:hook.key\"]\n[[source]]\nname = \"nguon-0\"\n"
                                   "kind = \"feed\"\nurl = \"https://bao-0.example.vn/rss\"\n",
                                   folder_ / "baonoi.toml"));
    }

    void run() {
        report("start", 1000, measured(1, [&] {
                   store_ = store::open_store(url_, clock_, config_->longest_search);
                   server_ = std::make_unique<serve::Server>(config_, *store_, clock_, metrics_,
                                                             serve::ServerCallbacks{});
               }));
        store_->add_token({fmt::format("bench-{}", clock_.unix_time()), store::Role::viewer,
                           openssl::sha256_hex(token_), 0, 0});
        wait_until_listed();
        ask_all("/api/articles", "first page");
        ask_all("/api/articles?page=5000", "page 5,000 by number");
        ask_all("/api/articles?state=failed&source=nguon-3", "page of a state and a source");
        ask_all("/api/articles?q=kh%C3%B4ngc%C3%B3", "search: no article has it");
        ask_all("/api/articles?q=ha+noi", "search: ha noi");
        ask_all("/api/articles?q=ng", "search: ng, as it is typed");
        ask_all("/api/articles?q=https", "search: https, which all have");
        ask_all("/api/articles?q=%C4%91%E1%BA%AFk+l%E1%BA%AFk+gi%C3%A1+v%C3%A0ng&state=failed",
                "search: four words, a state");
        ask_all("/api/articles?q=bai-viet-12345", "search: a part of an address");
        ask_all("/api/coverage", "coverage");
        ask_all("/metrics", "metrics");
        hooks();
        server_->stop(Seconds{5});
    }

private:
    void wait_until_listed() {
        while (get("/api/articles").status == 503)
            std::this_thread::sleep_for(std::chrono::seconds(1));
    }
    test::RawAnswer get(const std::string &target) {
        return test::ask(server_->port(), "GET", target, "Authorization: Bearer " + token_ + "\r\n");
    }
    void ask_all(const std::string &target, const std::string &what) {
        int status = 0;
        const Figures reached = measured(20, [&] { status = get(target).status; });
        if (status != 200)
            fmt::print("{}: answered {}\n", what, status);
        report(what, 50, reached);
    }

    // While eight viewers search without pause.
    void hooks() {
        std::atomic<bool> ends = false;
        std::vector<std::thread> viewers;
        for (int i = 0; i < 8; ++i)
            viewers.emplace_back([&, i] {
                for (int n = 0; !ends; ++n)
                    get(n % 2 ? "/api/articles?q=khongco"
                              : fmt::format("/api/articles?q=gia+vang&page={}", i + 1));
            });
        int number = 0, refused = 0;
        const Figures health = measured(50, [&] { refused += get("/healthz").status != 200; });
        const Figures hook = measured(50, [&] { refused += announce(++number) != 202; });
        ends = true;
        for (std::thread &viewer : viewers)
            viewer.join();
        if (refused > 0)
            fmt::print("{} were refused\n", refused);
        report("health during eight searches", 100, health);
        report("hook during eight searches", 100, hook);
    }
    int announce(int number) {
        const std::string body = fmt::format(
            R"({{"id":"{0}","url":"https://bao-0.example.vn/moi/{1}-{0}.html","event":"published"}})", number,
            clock_.unix_time());
        const std::string id = fmt::format("bench-{}-{}", clock_.unix_time(), number);
        const std::string at = fmt::to_string(clock_.unix_time());
        const std::string signature =
            "v1," + to_base64(openssl::hmac_sha256(key_, fmt::format("{}.{}.{}", id, at, body)));
        return test::ask(server_->port(), "POST", "/hooks/publish",
                         fmt::format("webhook-id: {}\r\nwebhook-timestamp: {}\r\nwebhook-signature: {}\r\n",
                                     id, at, signature),
                         body)
            .status;
    }

    fs::path folder_;
    std::string url_;
    std::string key_ = "a key that only this bench knows";
    std::string token_ = fmt::format("bench {}", std::chrono::steady_clock::now().time_since_epoch().count());
    SystemClock clock_;
    work::Metrics metrics_;
    std::shared_ptr<const settings::Config> config_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<serve::Server> server_;
};

} // namespace
} // namespace baonoi

int main(int count, char **arguments) {
    if (count < 2) {
        std::fputs("store_bench FOLDER [ARTICLES]\n", stderr);
        return 2;
    }
    const int articles = count > 2 ? std::atoi(arguments[2]) : 500'000;
    const std::filesystem::path folder = std::filesystem::absolute(arguments[1]);
    std::filesystem::create_directories(folder);
    const std::filesystem::path store = folder / fmt::format("{}.db", articles);
    if (!std::filesystem::exists(store))
        baonoi::make_store(store, articles);
    baonoi::Bench(folder, store).run();
    return 0;
}
