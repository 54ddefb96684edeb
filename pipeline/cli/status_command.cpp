// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/iso_time.h"
#include "base/printable.h"
#include "base/secret.h"
#include "cli/commands.h"
#include "cli/daemon_client.h"
#include "cli/existing_store.h"
#include "produce/produce.h"
#include "store/store.h"
#include "work/hosts_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

namespace {

using nlohmann::ordered_json;

constexpr std::int64_t in_time = 5; // minutes
constexpr std::size_t last_failures = 10;
constexpr std::size_t most_working = 100;

struct Standing {
    std::vector<store::Coverage> coverage;
    std::vector<store::JobCount> jobs;
    std::vector<store::Job> working, failed;
    std::vector<store::HostRecord> hosts;
    std::map<std::string, std::int64_t> voices; // recordings by each
    std::int64_t fallbacks = 0;                 // of these, that wait for their own voice
    bool has_store = false;
    bool daemon_answers = false;
    bool is_elsewhere = false; // the daemon works on another store
    std::int64_t now = 0;
};

Standing look(const settings::Config &config) {
    SystemClock clock;
    Standing standing;
    standing.now = clock.unix_time();
    DaemonClient daemon(config.listen, "");
    standing.daemon_answers = daemon.answers();
    const auto store = existing_store(config, clock);
    standing.is_elsewhere = standing.daemon_answers && daemon.is_elsewhere(store.get());
    if (!store)
        return standing;
    standing.has_store = true;
    standing.coverage = store->coverage(in_time);
    standing.jobs = store->job_counts();
    standing.working = store->jobs(store::JobState::working, most_working);
    standing.failed = store->failures(last_failures);
    standing.hosts = store->hosts();
    standing.voices = store->voices_of_recordings();
    standing.fallbacks = store->count_because(std::string(produce::fell_back));
    return standing;
}

std::string age(std::int64_t seconds) {
    if (seconds < 120)
        return fmt::format("{} s", std::max<std::int64_t>(seconds, 0));
    return seconds < 7200 ? fmt::format("{} min", seconds / 60) : fmt::format("{} h", seconds / 3600);
}

ordered_json to_json(const store::Coverage &coverage) {
    ordered_json exempt = ordered_json::object();
    for (const auto &[exemption, count] : coverage.exempt)
        exempt[std::string(name_of(exemption))] = count;
    return {
        {"source", coverage.source},   {"articles", coverage.articles}, {"with_audio", coverage.with_audio},
        {"in_time", coverage.in_time}, {"gaps", coverage.gaps},         {"exempt", exempt}};
}

ordered_json to_json(const store::Job &job) {
    ordered_json json = {{"job", job.id},
                         {"source", job.source},
                         {"input", job.input},
                         {"kind", store::name_of(job.kind)},
                         {"attempts", job.attempts}};
    if (job.state == store::JobState::working) {
        json["stage"] = job.stage;
        json["started_at"] = iso_time(job.started_at);
    } else {
        json["finished_at"] = iso_time(job.finished_at);
        json["retry_at"] = job.retry_at ? ordered_json(iso_time(job.retry_at)) : ordered_json();
        json["errors"] = job.errors;
    }
    return json;
}

void print_json(const Standing &status, const settings::Config &config) {
    ordered_json json;
    json["store"] = {{"url", without_secrets(config.store_url)}, {"exists", status.has_store}};
    json["daemon"] = {{"listen", config.listen},
                      {"answers", status.daemon_answers},
                      {"same_store", status.daemon_answers && !status.is_elsewhere}};
    for (const char *list : {"coverage", "queue", "working", "failed"})
        json[list] = ordered_json::array();
    for (const store::Coverage &coverage : status.coverage)
        json["coverage"].push_back(to_json(coverage));
    for (const store::JobCount &count : status.jobs)
        json["queue"].push_back({{"kind", store::name_of(count.kind)},
                                 {"state", store::name_of(count.state)},
                                 {"count", count.count},
                                 {"oldest", iso_time(count.oldest)}});
    json["voices"] = status.voices;
    json["fallbacks"] = status.fallbacks;
    for (const store::Job &job : status.working)
        json["working"].push_back(to_json(job));
    for (const store::Job &job : status.failed)
        json["failed"].push_back(to_json(job));
    json["hosts"] = ordered_json::array();
    for (const store::HostRecord &host : status.hosts)
        json["hosts"].push_back(work::host_in_json(host));
    fmt::print("{}\n", json.dump(2, ' ', false, ordered_json::error_handler_t::replace));
}

const char *in_words(Exemption exemption) {
    switch (exemption) {
    case Exemption::human_recording:
        return "have a recording by others";
    case Exemption::switched_off:
        return "are switched off";
    case Exemption::no_article:
        return "pages are no article";
    case Exemption::other_language:
        return "are not Vietnamese";
    case Exemption::other_address:
        return "are another address of an article";
    case Exemption::none:
        break;
    }
    return "";
}

void print_coverage(const store::Coverage &coverage) {
    const auto all = static_cast<double>(std::max<std::int64_t>(coverage.articles, 1));
    fmt::print("{}: {} of {} articles have audio ({:.1f} %), {} within {} of the announcement\n",
               coverage.source, coverage.with_audio, coverage.articles,
               100.0 * static_cast<double>(coverage.with_audio) / all, coverage.in_time, age(in_time * 60));
    for (const auto &[reason, count] : coverage.gaps)
        fmt::print("{:>6} {}\n", count, printable(reason));
    std::string beside;
    for (const Exemption exemption : exemptions)
        if (const auto found = coverage.exempt.find(exemption); found != coverage.exempt.end())
            beside += fmt::format("{}{} {}", beside.empty() ? "" : ", ", found->second, in_words(exemption));
    if (!beside.empty())
        fmt::print("       beside them: {}\n", beside);
}

void print_host(const store::HostRecord &host) {
    const bool is_gone = store::is_silent(host);
    fmt::print("host {}: {} ({}), {} of {} workers busy, {} articles in the last hour, {} {} ago\n",
               printable(host.name), printable(host.roles), printable(host.version), host.busy, host.workers,
               host.articles,
               is_gone       ? "SILENT: seen"
               : host.drains ? "ends: seen"
                             : "seen",
               age(host.silence));
    for (const std::string &place : host.refused_by)
        fmt::print("       it cannot publish there, and a person has to mend it: {}\n", printable(place));
}

void print_text(const Standing &status, const settings::Config &config) {
    if (!status.has_store)
        fmt::print("there is no store {} yet\n", printable(without_secrets(config.store_url)));
    else if (status.coverage.empty())
        fmt::print("no article is known yet\n");
    for (const store::Coverage &coverage : status.coverage)
        print_coverage(coverage);
    std::string voices;
    for (const auto &[voice, count] : status.voices)
        voices += fmt::format("{}{} by {}", voices.empty() ? "" : ", ", count, voice);
    if (status.voices.size() > 1 || status.fallbacks > 0)
        fmt::print("recordings: {}; {} were spoken by the fallback\n", voices, status.fallbacks);
    for (const store::JobCount &count : status.jobs)
        if (count.state == store::JobState::queued)
            fmt::print("queued: {} {}, the oldest since {}\n", count.count, store::name_of(count.kind),
                       age(status.now - count.oldest));
    for (const store::Job &job : status.working)
        fmt::print("working: {} ({}) since {}\n", printable(job.input),
                   job.stage.empty() ? "begins" : job.stage, age(status.now - job.started_at));
    for (const store::Job &job : status.failed)
        fmt::print("failed: {}{}\n{}\n", printable(job.input),
                   job.retry_at ? fmt::format(", is tried again in {}", age(job.retry_at - status.now)) : "",
                   printable_lines(job.errors));
    for (const store::HostRecord &host : status.hosts)
        print_host(host);
    fmt::print("the daemon {} at {}{}\n", status.daemon_answers ? "answers" : "does not answer",
               config.listen,
               status.is_elsewhere ? fmt::format(", but works on another store than {}",
                                                 printable(without_secrets(config.store_url)))
                                   : "");
}

} // namespace

int status_command(bool json, const settings::Config &config) {
    const Standing status = look(config);
    if (json)
        print_json(status, config);
    else
        print_text(status, config);
    return 0;
}

} // namespace baonoi::cli
