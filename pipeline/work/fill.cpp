// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/fill.h"

#include "base/error.h"
#include "work/foreground.h"
#include "work/listing_text.h"
#include "work/missing_pages.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace baonoi::work {

namespace {

constexpr Seconds look_again{0.3}; // at a job that another program works on

struct Task {
    const settings::SourceConfig &source;
    fetch::Listing listing;
    std::int64_t round = 0;
};

std::vector<const settings::SourceConfig *> chosen(const settings::Config &config,
                                                   const std::vector<std::string> &names) {
    std::vector<const settings::SourceConfig *> found;
    std::vector<std::string> known;
    for (const settings::SourceConfig &source : config.sources) {
        known.push_back(source.settings.name);
        if (names.empty() || std::find(names.begin(), names.end(), source.settings.name) != names.end())
            found.push_back(&source);
    }
    if (known.empty())
        throw Error(Next::stop, "no source is configured; add a [[source]] to baonoi.toml");
    for (const std::string &name : names)
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw Error(Next::stop, fmt::format("no source is named \"{}\"; there are: {}", name,
                                                fmt::join(known, ", ")));
    return found;
}

bool is_settled(ArticleState state) {
    return state == ArticleState::attached || state == ArticleState::unchanged ||
           state == ArticleState::skipped;
}

class FillRun {
public:
    FillRun(const FillSettings &settings, const FillTools &tools)
        : settings_(settings), tools_(tools),
          scratch_(tools.store ? nullptr : store::open_store("sqlite::memory:", tools.clock)),
          store_(tools.store ? *tools.store : *scratch_) {}

    void run() {
        const auto sources = chosen(tools_.setup->config, settings_.sources);
        for (const settings::SourceConfig *source : sources)
            list(*source);
        tools_.watch.listed(tasks_.size(), done_before_);
        Foreground foreground(tools_.setup, store_, tools_.clock,
                              tools_.store ? tools_.lone_process : nullptr);
        std::size_t made = 0;
        for (const Task &task : tasks_) {
            if (settings_.limit > 0 && made == settings_.limit)
                return;
            tools_.watch.begin(task.listing.input);
            const FillStep step = work_on(task, foreground);
            made += step.state == ArticleState::attached ||
                            (step.state == ArticleState::missing && !step.is_too_old)
                        ? 1
                        : 0;
            tools_.watch.end(step);
        }
        for (const settings::SourceConfig *source : sources)
            store_.end_round(source->settings.name);
    }

private:
    void list(const settings::SourceConfig &source) {
        const std::int64_t round = store_.begin_round(source.settings.name);
        const auto opened = tools_.open_source(source);
        std::set<std::string> listed;
        const fetch::ListingReport report = opened->list("", [&](const fetch::Listing &listing) {
            listed.insert(listing.input);
            const auto record = store_.article(source.settings.name, listing.input);
            if (record && record->round == round && is_settled(record->state))
                ++done_before_;
            else if (!is_older(listing.published, settings_.since))
                tasks_.push_back({source, listing, round});
            return true;
        });
        for (const std::string &warning : report.warnings)
            tools_.watch.warn(fmt::format("{}: {}", source.settings.name, warning));
        for (const std::string &input :
             missing_pages(source, tools_.setup->production, store_, [] { return false; }))
            if (!listed.contains(input)) {
                fetch::Listing missing;
                missing.input = input;
                tasks_.push_back({source, missing, round});
            }
    }

    FillStep work_on(const Task &task, Foreground &foreground) {
        const fetch::SourceSettings &source = task.source.settings;
        store::JobRequest request;
        request.source = source.name;
        request.input = task.listing.input;
        request.kind = store::JobKind::backfill;
        request.listing = listing_text(task.listing, source.content_from_feed);
        const JobOptions options{settings_.since, settings_.dry_run, true, task.round};
        std::int64_t id = store_.queue(request);
        while (true) {
            const auto result = foreground.attempt(id, options, tools_.watch.progress);
            const auto job = store_.job(id);
            const std::int64_t next = job ? successor(job->errors) : 0;
            const bool goes_on = job && (store::is_open(job->state) || next != 0);
            if (!goes_on)
                return result ? step_of(*result) : step_of(request, job);
            id = next != 0 ? next : id;
            if (!result)
                tools_.clock.sleep(look_again);
        }
    }

    static FillStep step_of(const JobResult &result) {
        const store::ArticleRecord &article = result.article;
        return {article.source,           article.input,     article.id,
                result.outcome.state,     result.is_too_old, result.outcome.reason,
                result.outcome.attachment};
    }

    // What another program made of it.
    FillStep step_of(const store::JobRequest &request, const std::optional<store::Job> &job) const {
        FillStep step;
        step.source = request.source;
        step.input = request.input;
        const auto article = store_.article(request.source, request.input);
        if (!article || !job)
            return step;
        step.id = article->id;
        step.state = job->state == store::JobState::done ? article->state : ArticleState::failed;
        if (job->state == store::JobState::skipped)
            step.state = ArticleState::skipped;
        step.reason = article->reason;
        if (!article->audio.empty()) {
            Attachment &attachment = step.attachment.emplace();
            attachment.article_id = article->id;
            attachment.content_hash = article->content_hash;
            attachment.audio = article->audio;
            attachment.stable = article->stable;
            attachment.captions = article->captions;
            attachment.bytes = static_cast<std::uint64_t>(article->bytes);
            attachment.duration = Seconds{article->duration};
        }
        return step;
    }

    const FillSettings &settings_;
    const FillTools &tools_;
    const std::unique_ptr<store::Store> scratch_; // of a dry run
    store::Store &store_;
    std::vector<Task> tasks_;
    std::size_t done_before_ = 0;
};

} // namespace

void fill(const FillSettings &settings, const FillTools &tools) {
    FillRun(settings, tools).run();
}

} // namespace baonoi::work
