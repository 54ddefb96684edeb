// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/fill.h"

#include "base/error.h"
#include "work/change.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace baonoi::work {

namespace {

using What = FillStep::What;

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

bool is_older(const std::string &published, const std::string &since) {
    constexpr std::size_t day = 10; // "2026-11-01"
    return !since.empty() && published.size() >= day && published.substr(0, day) < since;
}

store::ArticleState state_after(What what) {
    switch (what) {
    case What::attached:
        return store::ArticleState::attached;
    case What::unchanged:
        return store::ArticleState::unchanged;
    case What::skipped:
        return store::ArticleState::skipped;
    case What::missing:
    case What::older:
        return store::ArticleState::missing;
    case What::failed:
        break;
    }
    return store::ArticleState::failed;
}

What what_of(produce::Status status) {
    switch (status) {
    case produce::Status::attached:
        return What::attached;
    case produce::Status::unchanged:
        return What::unchanged;
    case produce::Status::skipped:
        return What::skipped;
    case produce::Status::failed:
        break;
    }
    return What::failed;
}

class Run {
public:
    Run(const settings::Config &config, const FillSettings &settings, const FillTools &tools)
        : config_(config), settings_(settings), tools_(tools) {}

    void go() {
        const auto sources = chosen(config_, settings_.sources);
        for (const settings::SourceConfig *source : sources)
            list(*source);
        tools_.watch.listed(tasks_.size(), done_before_);
        for (const Task &task : tasks_) {
            if (settings_.limit > 0 && made_ == settings_.limit)
                return;
            deal_with(task);
        }
        if (tools_.store)
            for (const settings::SourceConfig *source : sources)
                tools_.store->end_round(source->settings.name);
    }

private:
    void list(const settings::SourceConfig &source) {
        const std::int64_t round = tools_.store ? tools_.store->begin_round(source.settings.name) : 0;
        const auto opened = tools_.open_source(source);
        const fetch::ListingReport report = opened->list("", [&](const fetch::Listing &listing) {
            if (is_done(source, listing, round))
                ++done_before_;
            else if (!is_older(listing.published, settings_.since))
                tasks_.push_back({source, listing, round});
            return true;
        });
        for (const std::string &warning : report.warnings)
            tools_.watch.warn(fmt::format("{}: {}", source.settings.name, warning));
    }

    bool is_done(const settings::SourceConfig &source, const fetch::Listing &listing,
                 std::int64_t round) const {
        if (!tools_.store)
            return false;
        const auto record = tools_.store->article(source.settings.name, listing.input);
        return record && record->round == round &&
               (record->state == store::ArticleState::attached ||
                record->state == store::ArticleState::unchanged ||
                record->state == store::ArticleState::skipped);
    }

    void deal_with(const Task &task) {
        tools_.watch.begin(task.listing.input);
        FillStep step{task.source.settings.name, task.listing.input, "", What::failed, "", std::nullopt};
        std::optional<Article> article;
        try {
            tools_.watch.progress("fetch", 0, 0);
            if (const auto held = held_.find(step.source); held != held_.end())
                throw Error(Next::hold, held->second);
            article = public_article(task);
            step.id = article->id;
            decide(*article, step);
        } catch (const Error &error) {
            if (error.next() == Next::stop)
                throw;
            step.what = error.next() == Next::skip ? What::skipped : What::failed;
            step.reason = describe(error);
            if (error.next() == Next::hold)
                held_[step.source] = step.reason;
        }
        if (step.what == What::attached || step.what == What::missing)
            ++made_;
        if (tools_.store && step.what != What::older)
            keep(task, article, step);
        tools_.watch.end(step);
    }

    Article public_article(const Task &task) const {
        try {
            return tools_.production.fetch(task.source, task.listing);
        } catch (const Gone &) {
            const auto known = tools_.store
                                   ? tools_.store->article(task.source.settings.name, task.listing.input)
                                   : std::nullopt;
            if (known && !known->audio.empty() && !settings_.dry_run)
                tools_.production.withdraw(*known);
            throw;
        }
    }

    void keep(const Task &task, const std::optional<Article> &article, const FillStep &step) {
        store::ArticleRecord kept = record(task, article, step);
        kept.chapters = step.attachment ? chapters_ : "";
        tools_.store->keep(kept);
        if (step.attachment && !sentences_.empty())
            tools_.store->keep_sentences(step.source, step.input, sentences_);
    }

    void decide(const Article &article, FillStep &step) {
        sentences_.clear();
        chapters_.clear();
        const produce::Gap gap = tools_.production.gap(article);
        step.reason = gap.reason;
        if (gap.audio == produce::Audio::foreign) {
            step.what = What::skipped;
        } else if (gap.audio == produce::Audio::missing && is_too_old(article)) {
            step.what = What::older;
        } else if (settings_.dry_run) {
            step.what = gap.audio == produce::Audio::ours ? What::unchanged : What::missing;
        } else {
            produce::Making making{tools_.watch.progress};
            making.watch.prepared = [&](const produce::Prepared &prepared) {
                sentences_ = sentences_of(prepared);
            };
            produce::Outcome outcome = tools_.production.make(article, making);
            step.what = what_of(outcome.status);
            step.reason = std::move(outcome.reason);
            step.attachment = std::move(outcome.attachment);
            chapters_ = std::move(outcome.chapters);
        }
    }

    // By the page itself. A dry run looks, too: a page without an article lacks nothing.
    bool is_too_old(const Article &article) const {
        return (settings_.dry_run || !settings_.since.empty()) &&
               is_older(extract::extract(article, tools_.production.extract_settings(article)).published,
                        settings_.since);
    }

    static store::ArticleRecord record(const Task &task, const std::optional<Article> &article,
                                       const FillStep &step) {
        store::ArticleRecord record;
        record.source = step.source;
        record.input = step.input;
        record.title = task.listing.title;
        record.published = task.listing.published;
        record.state = state_after(step.what);
        record.reason = step.reason;
        record.round = task.round;
        if (article) {
            record.id = article->id;
            record.url = article->url;
        }
        if (step.attachment) {
            record.content_hash = step.attachment->content_hash;
            record.audio = step.attachment->audio;
            record.stable = step.attachment->stable;
            record.captions = step.attachment->captions;
            record.bytes = static_cast<std::int64_t>(step.attachment->bytes);
            record.duration = step.attachment->duration.value;
        }
        return record;
    }

    const settings::Config &config_;
    const FillSettings &settings_;
    const FillTools &tools_;
    std::vector<Task> tasks_;
    std::vector<store::SentenceRecord>
        sentences_; // of the article that was dealt with last; empty when none was read
    std::map<std::string, std::string> held_; // sources that wait for a person, and why
    std::string chapters_;                    // likewise
    std::size_t done_before_ = 0;
    std::size_t made_ = 0;
};

} // namespace

std::string_view name_of(FillStep::What what) {
    switch (what) {
    case What::missing:
        return "missing";
    case What::attached:
        return "attached";
    case What::unchanged:
        return "unchanged";
    case What::skipped:
        return "skipped";
    case What::failed:
        return "failed";
    case What::older:
        return "older";
    }
    return "";
}

void fill(const settings::Config &config, const FillSettings &settings, const FillTools &tools) {
    Run(config, settings, tools).go();
}

} // namespace baonoi::work
