// SPDX-License-Identifier: GPL-3.0-or-later
// What many hosts ask of one store in PostgreSQL (tests/bench/hosts.sh calls it):
//   hosts_bench URL fill ARTICLES                fills the store, see hosts_fill.h
//   hosts_bench URL rate CONNECTIONS SECONDS SENTENCES
//                                                so many workers claim and finish without pause; each article
//                                                has that many sentences. A claim and a finish count as one
//                                                operation each
//   hosts_bench URL claim COUNT                  one worker claims so often
//   hosts_bench URL held COUNT                   the same while the jobs that would be first wait for their
//   time hosts_bench URL pages                        what people and Prometheus ask
// Prints target and reached.
#include "base/clock.h"
#include "base/error.h"
#include "bench/hosts_fill.h"
#include "store/store.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace baonoi {
namespace {

constexpr Seconds lease{300};

double milliseconds(const std::function<void()> &work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

// The fraction of the times that are not longer.
double quantile(std::vector<double> &times, double fraction) {
    if (times.empty())
        return 0;
    std::sort(times.begin(), times.end());
    return times[std::min(static_cast<std::size_t>(fraction * static_cast<double>(times.size())),
                          times.size() - 1)];
}

std::string load() {
    double average[1] = {0};
    return getloadavg(average, 1) == 1 ? fmt::format("load {:.1f}", average[0]) : "";
}

std::vector<store::SentenceRecord> sentences_of(std::int64_t job, int count) {
    constexpr const char *syllables[] = {"hà",  "nội",  "được", "mùa",    "đắk",  "lắk",  "người", "dân",
                                         "giá", "vàng", "hôm",  "nay",    "bóng", "đá",   "thủ",   "tướng",
                                         "học", "sinh", "tốt",  "nghiệp", "bệnh", "viện", "công",  "an"};
    std::vector<store::SentenceRecord> sentences;
    std::uint64_t state = static_cast<std::uint64_t>(job) * 0x9E3779B97F4A7C15U;
    for (int i = 0; i < count; ++i) {
        std::string text;
        for (int word = 0; word < 22; ++word) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            text +=
                fmt::format("{}{}", word == 0 ? "" : " ", syllables[(state >> 33U) % std::size(syllables)]);
        }
        sentences.push_back({text + ".", text});
    }
    return sentences;
}

store::ArticleRecord attached(const store::Job &job) {
    store::ArticleRecord record;
    record.source = job.source;
    record.input = job.input;
    record.id = fmt::format("{:016x}", job.id);
    record.url = job.input;
    record.title = "Giá vàng hôm nay tại Hà Nội";
    record.published = "2026-11-30T07:00:00+07:00";
    record.state = store::ArticleState::attached;
    record.content_hash = fmt::format("{:064x}", job.id * 7919);
    record.audio = fmt::format("audio/bai-viet-{}.mp3", job.id);
    record.captions = fmt::format("audio/bai-viet-{}.vtt", job.id);
    record.bytes = 1'400'000;
    record.duration = 235.5;
    record.voice = "vi-north";
    record.version = "0.1.0";
    return record;
}

class Bench {
public:
    explicit Bench(const std::string &url)
        : address_(postgres::parsed_address(url)), store_(store::open_store(url, clock_)) {}

    void fill(std::int64_t articles) { bench::fill(address_, articles); }

    void rate(int connections, int seconds, int sentences) {
        constexpr double target = 3000;
        queue(std::int64_t{seconds} * 3000);
        std::vector<double> claims, finishes;
        std::mutex mutex;
        std::atomic<bool> ends = false;
        std::vector<std::thread> workers;
        const std::clock_t cpu = std::clock();
        const double took = milliseconds([&] {
            for (int i = 0; i < connections; ++i)
                workers.emplace_back([&, i] {
                    std::vector<double> own_claims, own_finishes;
                    work(fmt::format("may-{}", i), sentences, ends, own_claims, own_finishes);
                    const std::scoped_lock lock(mutex);
                    claims.insert(claims.end(), own_claims.begin(), own_claims.end());
                    finishes.insert(finishes.end(), own_finishes.begin(), own_finishes.end());
                });
            std::this_thread::sleep_for(std::chrono::seconds(seconds));
            ends = true;
            for (std::thread &worker : workers)
                worker.join();
        });
        const auto operations = static_cast<double>(claims.size() + finishes.size());
        const double reached = operations * 1000 / took;
        fmt::print("claims and finishes a second, {:>2} sentences  target {:>5.0f}   reached {:>6.0f}   "
                   "claim p50 {:.1f} "
                   "p99 {:.1f} ms   finish p50 {:.1f} p99 {:.1f} ms   client's CPU {:.3f} ms each   {}{}\n",
                   sentences, target, reached, quantile(claims, 0.5), quantile(claims, 0.99),
                   quantile(finishes, 0.5), quantile(finishes, 0.99),
                   1000.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC / operations, load(),
                   reached >= target ? "" : "   MISSED");
    }

    void claim(int count, std::string_view what) {
        constexpr double target = 5;
        std::vector<double> times;
        std::vector<std::int64_t> claimed;
        for (int i = 0; i < count; ++i)
            times.push_back(milliseconds([&] {
                if (const auto job = store_->claim("may-1", lease))
                    claimed.push_back(job->id);
            }));
        for (const std::int64_t id : claimed)
            store_->hand_back(id, "may-1", "", store::Urgency::ordinary);
        const double high = quantile(times, 0.99);
        fmt::print("{:<42}  target {:>5.1f} ms  reached {:>6.2f} ms  (p99 of {})   median {:.2f} ms   {}{}\n",
                   what, target, high, claimed.size(), quantile(times, 0.5), load(),
                   high < target ? "" : "   MISSED");
    }

    // The jobs that would be first, a hundred thousand of one source, wait for a person.
    void held(int count) {
        postgres::Database database = own();
        database.execute("UPDATE jobs SET run_at = 4000000000, is_held = 1 WHERE id IN (SELECT id FROM jobs "
                         "WHERE state = 'queued' ORDER BY kind DESC, urgency DESC, run_at, id LIMIT 100000)");
        database.execute("VACUUM (ANALYZE) jobs");
        claim(count, "claim behind 100,000 that are held");
        database.execute(
            "UPDATE jobs SET run_at = created_at, is_held = 0 WHERE state = 'queued' AND is_held = 1");
        database.execute("VACUUM (ANALYZE) jobs");
    }

    void pages() {
        store::ArticleQuery all, narrow, second;
        narrow.state = store::ArticleState::failed;
        narrow.source = "nguon-5";
        second.page = 1000;
        report("articles(), first page", [&] { store_->articles(all); });
        report("articles(), page of a state and a source", [&] { store_->articles(narrow); });
        report("articles(), page 1,000 by number", [&] { store_->articles(second); });
        report("counts()", [&] { store_->counts(); });
        report("coverage()", [&] { store_->coverage(5); });
        report("job_counts()", [&] { store_->job_counts(); });
        report("next_due()", [&] { store_->next_due(); });
        report("find_article()",
               [&] { store_->find_article("https://bao-7.example.vn/tin/bai-viet-7.html"); });
        report("jobs() that failed", [&] { store_->jobs(store::JobState::failed, 50); });
        report("failures()", [&] { store_->failures(50); });
        report("recordings() of a feed", [&] { store_->recordings("nguon-5", "", 100); });
        report("events()", [&] { store_->events(0, 100); });
    }

private:
    postgres::Database own() const {
        return {address_, fmt::format("SET search_path = {}", address_.ours.at("schema"))};
    }

    // Until so many jobs wait: of articles that no job waits for or works on.
    void queue(std::int64_t wanted) {
        postgres::Database database = own();
        const std::int64_t there =
            database.execute("SELECT coalesce(sum(count), 0)::BIGINT FROM job_counts WHERE state = 'queued'")
                .integer(0, 0);
        if (there >= wanted)
            return;
        const std::int64_t now = clock_.unix_time();
        database.execute(fmt::format(
            "INSERT INTO articles (source, input, state, announced_at, changed_at) SELECT 'moi', "
            "'https://moi.example.vn/{0}-' || n, 'queued', {0}, {0} FROM generate_series(1, {1}) AS n; "
            "INSERT INTO jobs (source, input, kind, version, created_at, run_at) SELECT 'moi', "
            "'https://moi.example.vn/{0}-' || n, n % 3, '0.1.0', {0}, {0} FROM generate_series(1, {1}) AS n",
            now, wanted - there));
        database.execute("VACUUM (ANALYZE) jobs");
        database.execute("VACUUM (ANALYZE) articles");
    }

    void work(const std::string &owner, int sentences, const std::atomic<bool> &ends,
              std::vector<double> &claims, std::vector<double> &finishes) {
        while (!ends) {
            std::optional<store::Job> job;
            claims.push_back(milliseconds([&] { job = store_->claim(owner, lease); }));
            if (!job)
                return;
            const auto said = sentences_of(job->id, sentences);
            const store::ArticleRecord article = attached(*job);
            store::JobEnd end;
            end.sentences = end.spoken = sentences;
            end.outcome = "attached";
            finishes.push_back(milliseconds(
                [&] { store_->finish(job->id, owner, end, article, sentences > 0 ? &said : nullptr); }));
        }
    }

    static void report(std::string_view what, const std::function<void()> &ask) {
        constexpr double target = 50;
        constexpr int askings = 20;
        std::vector<double> times;
        for (int i = 0; i < askings; ++i)
            times.push_back(milliseconds(ask));
        const double slowest = quantile(times, 1), median = quantile(times, 0.5);
        fmt::print("{:<42}  target {:>5.0f} ms  reached {:>6.1f} ms  (slowest of {})   median {:.1f} ms{}\n",
                   what, target, slowest, askings, median, slowest <= target ? "" : "   MISSED");
        std::fflush(stdout);
    }

    SystemClock clock_;
    postgres::Address address_;
    std::unique_ptr<store::Store> store_;
};

} // namespace
} // namespace baonoi

int main(int count, char **arguments) {
    const auto number = [&](int at) { return at < count ? std::atoi(arguments[at]) : 0; };
    const std::string what = count > 2 ? arguments[2] : "";
    try {
        if (what == "fill" && count == 4)
            baonoi::Bench(arguments[1]).fill(number(3));
        else if (what == "rate" && count == 6)
            baonoi::Bench(arguments[1]).rate(number(3), number(4), number(5));
        else if (what == "claim" && count == 4)
            baonoi::Bench(arguments[1]).claim(number(3), "claim");
        else if (what == "held" && count == 4)
            baonoi::Bench(arguments[1]).held(number(3));
        else if (what == "pages" && count == 3)
            baonoi::Bench(arguments[1]).pages();
        else {
            std::fputs("hosts_bench URL fill ARTICLES | rate CONNECTIONS SECONDS SENTENCES | claim COUNT | "
                       "held COUNT | pages\n",
                       stderr);
            return 2;
        }
    } catch (const std::exception &error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
    return 0;
}
