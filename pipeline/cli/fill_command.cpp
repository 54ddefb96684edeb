// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/error.h"
#include "base/process.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/results.h"
#include "cli/say.h"
#include "cli/stop_signals.h"
#include "work/belongings.h"
#include "work/fill.h"
#include "work/podcasts.h"
#include "work/version_archive.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace baonoi::cli {

namespace {

struct Stopped {};

void stop_if_asked() {
    if (StopSignals::asked())
        throw Stopped();
}

// Prints what happens and keeps the results.
class FillReport {
public:
    explicit FillReport(bool json) : json_(json) {
        watch.warn = [](const std::string &warning) { say(stderr, "baonoi: {}\n", warning); };
        watch.listed = [this](std::size_t to_do, std::size_t done_before) {
            if (done_before > 0)
                fmt::print(stderr, "{} done before the interruption, {} to look at\n", done_before, to_do);
            display_.emplace(to_do);
            stop_if_asked();
        };
        watch.begin = [this](const std::string &input) {
            stop_if_asked();
            display_->begin(input);
        };
        watch.progress = [this](std::string_view stage, std::size_t done, std::size_t total) {
            display_->stage(stage, done, total);
        };
        watch.end = [this](const work::FillStep &step) { end(step); };
    }

    // "12 × its audio slot is empty", the most frequent first.
    std::string reasons() const {
        std::map<std::string, std::size_t> counts;
        for (const PageResult &result : results) {
            std::string reason = result.reason.substr(0, result.reason.find(": the longest text is "));
            for (std::size_t at = 0;
                 !reason.empty() && (at = reason.find(result.input)) != std::string::npos;)
                reason.replace(at, result.input.size(), "it");
            if (!reason.empty())
                ++counts[fmt::format("{}: {}", result.status, reason)];
        }
        std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const auto &a, const auto &b) { return a.second > b.second; });
        std::string text;
        for (const auto &[reason, count] : sorted)
            text += fmt::format("{:>6} {}\n", count, printable(reason));
        return text;
    }

    void clear() {
        if (display_)
            display_->clear();
    }

    work::FillWatch watch;
    std::vector<PageResult> results;
    bool failed = false;

private:
    void end(const work::FillStep &step) {
        display_->clear();
        if (step.is_too_old)
            return;
        // Voices that share the terminal end with the first Ctrl-C, too.
        const bool has_failed = step.state == ArticleState::failed;
        if (has_failed)
            stop_if_asked();
        results.push_back(
            {step.input, step.id, std::string(name_of(step.state)), step.reason, step.attachment});
        failed |= has_failed;
        if (has_failed)
            complain(results.back());
        if (!json_)
            print(results.back());
    }

    bool json_;
    std::optional<ProgressDisplay> display_;
};

} // namespace

int fill_command(const FillArguments &arguments, const settings::Config &config) {
    const work::FillSettings settings{arguments.sources, arguments.since, arguments.limit, arguments.dry_run};
    SystemClock clock;
    const auto store = arguments.dry_run ? nullptr : store::open_store(config.store_url, clock);
    const auto setup = std::make_shared<work::Setup>(config);
    const produce::Production &production = setup->production;
    FillReport report(arguments.json);
    const StopSignals signals;
    bool stopped = false;
    try {
        work::fill(settings,
                   {setup,
                    [&](const settings::SourceConfig &source) { return production.open_source(source); },
                    clock, store.get(), report.watch, lone_process(config)});
    } catch (const Stopped &) {
        stopped = true;
    }
    report.clear();
    if (store) {
        work::HostLeases leases(*store, clock, this_process());
        setup->production.take_turns_by(leases);
        work::VersionArchive(config.versions).forget(*store, clock.unix_time());
        production.remove_retired([&](const std::string &url, const std::string &audio) {
            return work::belongs(*store, url, audio);
        });
        const work::PodcastsWritten written = work::write_podcasts(config, production, *store);
        for (const std::string &warning : written.warnings)
            say(stderr, "{}\n", warning);
        report.failed = report.failed || written.faults > 0;
        setup->production.take_turns_by(publish::turns_of_this_process());
    }
    if (arguments.json)
        print_json(report.results);
    fmt::print(stderr, "{}\n{}", summary(report.results), report.reasons());
    if (stopped)
        fmt::print(stderr, "stopped; run it again to go on\n");
    return report.failed || stopped ? 1 : 0;
}

} // namespace baonoi::cli
