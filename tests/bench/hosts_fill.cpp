// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/hosts_fill.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fmt/format.h>
#include <thread>
#include <utility>
#include <vector>

namespace baonoi::bench {

namespace {

constexpr std::int64_t rows_at_a_time = 200'000;
constexpr int connections = 2;

// In the schema of the store, without triggers and without waiting for the disk.
postgres::Database filling(const postgres::Address &address) {
    return {address, fmt::format("SET search_path = {}; SET session_replication_role = replica; "
                                 "SET synchronous_commit = off; SET maintenance_work_mem = '1GB'",
                                 address.ours.at("schema"))};
}

// The rows from 1 to last, a part of them at a time; {0} and {1} of sql are its first and its last.
void in_parts(const postgres::Address &address, std::string_view what, std::int64_t last,
              std::string_view sql) {
    std::atomic<std::int64_t> next = 1;
    std::vector<std::thread> threads;
    for (int i = 0; i < connections; ++i)
        threads.emplace_back([&] {
            postgres::Database database = filling(address);
            for (;;) {
                const std::int64_t first = next.fetch_add(rows_at_a_time);
                if (first > last)
                    return;
                const std::int64_t end = std::min(first + rows_at_a_time - 1, last);
                database.execute(fmt::format(fmt::runtime(sql), first, end));
                fmt::print(stderr, "\r{} {} of {}   ", what, end, last);
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    fmt::print(stderr, "\n");
}

// What a fill does without until its rows are there; their definitions.
std::vector<std::string> without_indexes(postgres::Database &database) {
    const postgres::Result indexes = database.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON "
        "c.oid = indexrelid WHERE indrelid IN ('articles'::regclass, 'jobs'::regclass, 'listed'::regclass) "
        "AND "
        "c.relnamespace = current_schema()::regnamespace AND NOT indisprimary ORDER BY 1");
    std::vector<std::string> definitions;
    for (int row = 0; row < indexes.rows(); ++row) {
        definitions.push_back(indexes.text(row, 1));
        database.execute("DROP INDEX " + indexes.text(row, 0));
    }
    return definitions;
}

// The words of one sentence or title: those of number n, so many.
constexpr std::string_view make_words =
    "CREATE OR REPLACE FUNCTION bench_words(n BIGINT, words INT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$ "
    "SELECT string_agg(('{hà,nội,được,mùa,đắk,lắk,người,dân,giá,vàng,hôm,nay,bóng,đá,thủ,tướng,chính,phủ,"
    "họp,báo,kinh,tế,giao,thông,mưa,lớn,bão,số,miền,trung,học,sinh,tốt,nghiệp,bệnh,viện,công,an,điều,tra,"
    "vụ,án,xuất,khẩu,gạo,cà,phê,ngân,hàng,lãi,suất,sân,bay,đường,sắt,du,lịch,lễ,hội,âm,nhạc,phim,của,và}'"
    "::TEXT[])[1 + ((n * 7919 + w * 104729 + n / 64 * w) & 63)], ' ') FROM generate_series(1, words) AS w $$";

// Of every hundred articles four were skipped, three failed, and one waits; the last tenth of the jobs waits,
// of which the first half makes an article's first recording. An article has one job or two.
constexpr std::string_view fill_articles =
    "INSERT INTO articles (source, input, id, url, title, published, state, reason, content_hash, audio, "
    "stable, captions, bytes, duration, voice, version, round, announced_at, first_attached_at, attached_at, "
    "changed_at, page_hash, seen_at, section, sha256, text_hash, listed_at, place, words) "
    "SELECT source, input, left(md5(n::TEXT), 16), input, bench_words(n, 12), '2026-01-01T00:00:00+07:00', "
    "state, CASE WHEN state = 'failed' THEN input || ' answered ' || 500 + n % 4 ELSE '' END, "
    "CASE WHEN heard THEN md5(n || 'h') || md5(n || 'i') ELSE '' END, "
    "CASE WHEN heard THEN 'audio/bai-viet-' || n || '.' || left(md5(n || 'h'), 12) || '.mp3' ELSE '' END, "
    "CASE WHEN heard THEN 'audio/bai-viet-' || n || '.mp3' ELSE '' END, "
    "CASE WHEN heard THEN 'audio/bai-viet-' || n || '.' || left(md5(n || 'h'), 12) || '.vtt' ELSE '' END, "
    "CASE WHEN heard THEN 1400000 ELSE 0 END, CASE WHEN heard THEN 235.5 ELSE 0 END, "
    "CASE WHEN heard THEN 'vi-north' ELSE '' END, CASE WHEN heard THEN '0.1.0' ELSE '' END, 3, at, "
    "CASE WHEN heard THEN at + n % 7200 ELSE 0 END, CASE WHEN heard THEN at + n % 7200 ELSE 0 END, at, "
    "md5(n || 'p'), at, 'muc-' || n % 40, CASE WHEN heard THEN md5(n || 's') || md5(n || 't') ELSE '' END, "
    "CASE WHEN heard THEN md5(n || 'u') || md5(n || 'v') ELSE '' END, CASE WHEN heard THEN at ELSE 0 END, n, "
    "text_vector(bench_words(n, 12) || ' ' || left(md5(n::TEXT), 16) || ' ' || input) "
    "FROM (SELECT n, 'nguon-' || n % 20 AS source, "
    "'https://bao-' || n % 20 || '.example.vn/tin/bai-viet-' || n || '.html' AS input, "
    "1600000000 + n * 15 AS at, CASE WHEN n % 100 < 4 THEN 'skipped' WHEN n % 100 < 7 THEN 'failed' "
    "WHEN n % 100 = 7 THEN 'queued' ELSE 'attached' END AS state, n % 100 > 7 AS heard "
    "FROM generate_series({0}::BIGINT, {1}::BIGINT) AS n) AS made";

// {2}: articles with a job, {3}: the last job that has ended.
constexpr std::string_view fill_jobs =
    "INSERT INTO jobs (id, source, input, kind, state, content_hash, voice, version, created_at, run_at, "
    "started_at, finished_at, sentences, spoken, outcome) OVERRIDING SYSTEM VALUE SELECT id, "
    "'nguon-' || n % 20, 'https://bao-' || n % 20 || '.example.vn/tin/bai-viet-' || n || '.html', "
    "CASE WHEN id % 10 = 0 THEN 2 WHEN id % 10 = 1 THEN 1 ELSE 0 END, "
    "CASE WHEN id > {3} THEN 'queued' WHEN id % 100 < 4 THEN 'skipped' WHEN id % 100 < 7 THEN 'failed' "
    "ELSE 'done' END, md5(id::TEXT) || md5(id || 'h'), 'vi-north', '0.1.0', 1600000000 + id * 15, "
    "1600000000 + id * 15, CASE WHEN id > {3} THEN 0 ELSE 1600000010 + id * 15 END, "
    "CASE WHEN id > {3} THEN 0 ELSE 1600000020 + id * 15 END, 20, 20, "
    "CASE WHEN id > {3} THEN '' ELSE 'attached' END "
    "FROM (SELECT id, (id - 1) % {2} + 1 AS n FROM generate_series({0}::BIGINT, {1}::BIGINT) AS id) AS made";

constexpr std::string_view fill_sentences =
    "INSERT INTO sentences (source, input, number, text, folded, spoken) SELECT 'nguon-' || n % 20, "
    "'https://bao-' || n % 20 || '.example.vn/tin/bai-viet-' || n || '.html', s, words, words, words "
    "FROM (SELECT n, s, bench_words(n * 20 + s, 22) || '.' AS words FROM "
    "generate_series({0}::BIGINT, {1}::BIGINT) AS n, generate_series(1, 20) AS s) AS made";

constexpr std::string_view fill_texts =
    "INSERT INTO article_texts (source, input, words) SELECT source, input, setweight(said, 'A') || "
    "setweight(said, 'B') FROM (SELECT source, input, text_vector(string_agg(text, E'\\n' ORDER BY number)) "
    "AS said FROM sentences WHERE input IN (SELECT 'https://bao-' || n % 20 || "
    "'.example.vn/tin/bai-viet-' || n || '.html' FROM generate_series({0}::BIGINT, {1}::BIGINT) AS n) "
    "GROUP BY source, input) AS texts";

} // namespace

void fill(const postgres::Address &address, std::int64_t articles) {
    postgres::Database database = filling(address);
    database.execute("CREATE TABLE IF NOT EXISTS bench_filled (articles BIGINT)");
    if (database.execute("SELECT 1 FROM bench_filled").rows() > 0)
        return;
    database.execute(std::string(make_words));
    database.execute(
        "TRUNCATE articles, listed, jobs, article_counts, job_counts, sentences, article_texts, events");
    const std::int64_t jobs = articles, with_jobs = articles * 7 / 10, ended = articles * 9 / 10,
                       with_text = articles / 200;
    const std::vector<std::string> indexes = without_indexes(database);
    in_parts(address, "articles", articles, fill_articles);
    database.execute("INSERT INTO listed SELECT place, source, input, state, section, voice FROM articles");
    in_parts(address, "jobs", jobs, fmt::format(fmt::runtime(fill_jobs), "{0}", "{1}", with_jobs, ended));
    for (const std::string &index : indexes) {
        fmt::print(stderr, "{}\n", index);
        database.execute(index);
    }
    in_parts(address, "texts of articles", with_text, fill_sentences);
    in_parts(address, "words of articles", with_text, fill_texts);
    database.execute("INSERT INTO article_counts SELECT (f).source, (f).state, (f).has_audio, (f).minutes, "
                     "(f).why, (f).is_gone, (f).exemption, count(*) FROM (SELECT facts_of(a) AS f FROM "
                     "articles a) AS facts GROUP BY 1, 2, 3, 4, 5, 6, 7");
    database.execute("INSERT INTO job_counts SELECT kind, state, count(*) FROM jobs GROUP BY 1, 2");
    database.execute("SELECT setval('places', max(place)) FROM articles; SELECT "
                     "setval(pg_get_serial_sequence('jobs', 'id'), max(id)) FROM jobs");
    for (const char *const table :
         {"articles", "listed", "jobs", "sentences", "article_texts", "article_counts", "job_counts"})
        database.execute(fmt::format("VACUUM (ANALYZE) {}", table));
    database.execute(fmt::format("INSERT INTO bench_filled VALUES ({}); CHECKPOINT", articles));
}

} // namespace baonoi::bench
