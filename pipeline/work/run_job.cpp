// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/run_job.h"

#include "base/exempt.h"
#include "base/fault.h"
#include "base/log.h"
#include "lib/curl/curl_url.h"
#include "work/announced.h"
#include "work/article_record.h"
#include "work/change.h"
#include "work/in_force.h"
#include "work/job_recording.h"
#include "work/orders.h"
#include "work/section.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::work {

namespace {

// Thrown between the stages: the page dates the article before the day that is asked for.
struct TooOld {};

// Its page is not there, and may come back.
struct Missed {
    std::string reason;
};

// How long a page is missed before it is gone.
constexpr std::int64_t absence_counts = 600; // seconds

class JobRun {
public:
    JobRun(const store::Job &job, const JobTools &tools, JobResult &result)
        : job_(job), tools_(tools), result_(result), record_(result.article) {}

    void run() {
        known_ = tools_.store.article(job_.source, job_.input);
        record_ = known_.value_or(store::ArticleRecord{});
        record_.source = job_.source;
        record_.input = job_.input;
        decision_ = tools_.store.decision(job_.source, job_.input);
        // Whether its page shows what was attached to it was not proved.
        is_unproved_ = record_.state == ArticleState::attaching;
        std::optional<Article> fetched;
        try {
            fetched = fetch();
        } catch (const Missed &missed) {
            return wait_for_page(missed.reason);
        } catch (const Error &error) {
            note_exemption(error);
            throw;
        }
        const Article &article = *fetched;
        const produce::Target target = tools_.setup.production.target(article);
        audio_ = target.state.audio;
        if (audio_ == produce::Audio::ours)
            recording_.replaces(target.slot.attachment);
        if (const std::string &why = settings_.silent_because; !why.empty())
            return keep_away(article, target, why);
        if (audio_ == produce::Audio::foreign) {
            record_.audio.clear();
            record_.content_hash.clear();
            record_.exemption = Exemption::human_recording;
            explain(target, article, "skipped", target.state.reason);
            return end(ArticleState::skipped, target.state.reason);
        }
        if (record_.exemption == Exemption::human_recording || record_.exemption == Exemption::switched_off)
            record_.exemption = Exemption::none; // it is over
        try {
            if (tools_.options.is_dry_run)
                dry_run(article, target);
            else if (job_.kind == store::JobKind::changed && job_.content_hash.empty() &&
                     audio_ == produce::Audio::ours && !is_unproved_)
                preview(article, target);
            else
                make(article, target);
        } catch (const TooOld &) {
            leave_alone();
        } catch (const Error &error) {
            note_exemption(error);
            explain(target, article, next_step(error) == Next::skip ? "skipped" : "retrying",
                    describe(error));
            throw;
        }
    }

private:
    // Of an error that may pass it is known still what was found before.
    void note_exemption(const Error &error) {
        if (next_step(error) == Next::skip)
            record_.exemption = exemption_of(error);
    }

    // Tells the editors. That they cannot be told changes nothing about the job.
    void explain(const produce::Target &target, const Article &article, const std::string &state,
                 const std::string &reason) const {
        if (tools_.options.is_dry_run)
            return;
        try {
            target.publisher->explain(article, state, reason);
        } catch (const Error &error) {
            log(LogLevel::warning,
                fmt::format("{}: its editors are not told: {}", article.input, describe(error)));
        }
    }

    Article fetch() {
        tools_.progress("fetch", 0, 0);
        const auto *source = tools_.setup.config.source_named(job_.source);
        if (!source)
            throw Error(Next::skip, fmt::format("the source \"{}\" is not configured any more", job_.source));
        Article article = public_article(*source);
        record_.id = article.id;
        record_.url = article.url;
        record_.section = section_of(*source, article.section, job_.input, article.url);
        record_.seen_at = tools_.clock.unix_time();
        record_.missed_at = 0;
        settings_ = settings_in_force();
        fault_point("job.fetched");
        return article;
    }

    Article public_article(const settings::SourceConfig &source) {
        const fetch::Listing listing = announced(job_, source, tools_.setup.production);
        if (record_.title.empty())
            record_.title = listing.title;
        if (record_.published.empty())
            record_.published = listing.published;
        try {
            return tools_.setup.production.fetch(source, listing);
        } catch (const Gone &gone) {
            if (tools_.options.is_dry_run)
                throw;
            const std::int64_t now = tools_.clock.unix_time();
            if (record_.missed_at == 0)
                record_.missed_at = now;
            const bool may_come = dynamic_cast<const fetch::NotFound *>(&gone) != nullptr &&
                                  withdrawn_because(decision_).empty();
            if (record_.audio.empty() && !is_unproved_) {
                if (may_come && is_awaited())
                    throw Error(Next::retry, describe(gone));
                throw;
            }
            if (!may_come || now - record_.missed_at >= absence_counts)
                withdraw();
            else if (job_.kind != store::JobKind::ordered)
                throw Missed{describe(gone)};
            throw;
        }
    }

    // Articles are announced before their pages are there: one is waited for as often as an attempt may fail.
    bool is_awaited() const {
        return !tools_.options.is_single_attempt && job_.kind != store::JobKind::ordered &&
               job_.attempts + 1 < tools_.setup.config.work.attempts;
    }

    // Its audio stays until then: sites are built anew, servers err.
    void wait_for_page(const std::string &reason) {
        const std::int64_t left = record_.missed_at + absence_counts - tools_.clock.unix_time();
        result_.outcome.state = ArticleState::unchanged;
        result_.outcome.reason = record_.reason =
            fmt::format("{}; when it is missed in {} s still, its audio goes", reason, left);
        result_.look_again = Seconds{static_cast<double>(left)};
    }

    // Nothing of ours is to be heard of it.
    void keep_away(const Article &article, const produce::Target &target, const std::string &why) {
        const bool has_ours =
            target.slot.state == publish::Slot::State::ours || !record_.audio.empty() || is_unproved_;
        if (has_ours && !tools_.options.is_dry_run) {
            if (tools_.before_publish)
                tools_.before_publish();
            tools_.setup.production.take_away(article, target);
        }
        record_.audio.clear();
        record_.content_hash.clear();
        record_.exemption = Exemption::switched_off;
        explain(target, article, "skipped", why);
        end(ArticleState::skipped, why);
    }

    void withdraw() {
        tools_.setup.production.withdraw(article_of(record_));
        record_.audio.clear();
        record_.content_hash.clear();
    }

    // What editors say of it at this moment.
    InForce settings_in_force() const {
        return in_force(tools_.store, tools_.setup.config, {job_.source, job_.input}, record_.section);
    }

    // The one that was ordered for the article, by this job or before; empty: none was.
    std::string voice() const {
        const std::string &ordered = job_.voice.empty() ? decision_.voice : job_.voice;
        return ordered == configured_voice ? "" : ordered;
    }

    produce::ProduceOptions options() {
        produce::ProduceOptions options;
        options.progress = tools_.progress;
        options.voice = voice();
        options.usual_voice = settings_.voice.from == SetFor::article ? "" : settings_.voice.value;
        options.is_unproved = is_unproved_;
        options.editing = editing_of(decision_, settings_, tools_.store, {job_.source, job_.input});
        options.hooks.extracted = [this](const Script &script) {
            if (audio_ == produce::Audio::missing)
                refuse_older(script.published);
            if (fetch::is_url(job_.input))
                note_canonical(script);
        };
        options.hooks.prepared = [this](const produce::Prepared &prepared) { note(prepared); };
        options.hooks.instead = [this](const produce::Prepared &) { return recording_.instead(); };
        options.hooks.recorded = [this](const produce::Prepared &prepared, Recording &recording) {
            recording_.note(prepared, recording);
        };
        options.hooks.before_publish = [this] {
            refuse_withdrawn();
            recording_.keep();
            if (tools_.before_publish)
                tools_.before_publish();
        };
        return options;
    }

    // What was decided meanwhile. What is decided later finds what is published now.
    void refuse_withdrawn() const {
        if (const std::string why = settings_in_force().silent_because; !why.empty())
            throw Exempt(Exemption::switched_off, why);
    }

    // One article may be announced under several addresses, as by a feed and a sitemap: its page says which
    // is its own. A page that names another article's, or the front page, is not believed: the titles differ.
    void note_canonical(const Script &script) {
        if (!fetch::is_url(script.url) || !curl::is_same_site(script.url, job_.input))
            return;
        if (refuse_other_address(script))
            return;
        if (record_.audio.empty() && job_.kind != store::JobKind::ordered) {
            hold(script);
            refuse_other_address(script); // that others made until then
        }
        record_.url = script.url;
    }

    // True: the page names an article that it is not.
    bool refuse_other_address(const Script &script) const {
        const auto other = tools_.store.find_article(script.url);
        if (!other || (other->source == job_.source && other->input == job_.input))
            return false;
        if (other->title != script.title)
            return true;
        if (!other->audio.empty() && record_.audio.empty() && job_.kind != store::JobKind::ordered)
            throw Exempt(Exemption::other_address,
                         fmt::format("it is the article {}, which has its recording", other->input));
        return false;
    }

    void hold(const Script &script) {
        result_.hold.reset(); // of an attempt before
        result_.hold = tools_.setup.in_hand.take(script.url, script.title, job_.input, tools_.leases,
                                                 tools_.setup.config.work.lease);
    }

    void refuse_older(const std::string &published) const {
        if (is_older(published, tools_.options.since))
            throw TooOld();
    }

    void note(const produce::Prepared &prepared) {
        result_.content_hash = prepared.hash;
        record_.title = prepared.script.title;
        if (!prepared.script.published.empty())
            record_.published = prepared.script.published;
        result_.sentences = sentences_of(prepared);
        fault_point("job.prepared", record_.title);
        if (recording_.is_earlier(prepared, decision_.pin, result_))
            return;
        if (job_.kind != store::JobKind::ordered && !tools_.options.is_single_attempt)
            refuse_again(prepared.hash);
    }

    // What could not be spoken cannot be spoken the second time, but for what was too long for a limit that
    // has changed.
    void refuse_again(const std::string &hash) const {
        const bool is_refused = record_.audio.empty() && record_.content_hash == hash;
        for (const store::Job &before : tools_.store.jobs_of(job_.source, job_.input)) {
            if (before.state != store::JobState::skipped || !(is_refused || before.content_hash == hash))
                continue;
            const std::string last = before.errors.substr(before.errors.rfind('\n') + 1);
            const std::string reason = last.substr(std::min(last.find(' ') + 1, last.size()));
            if (!tools_.setup.production.is_of_another_limit(reason))
                throw Error(Next::skip, reason);
        }
    }

    void preview(const Article &article, const produce::Target &target) {
        const produce::Preview preview = tools_.setup.production.preview(article, target, options());
        if (preview.is_current)
            return keep_unchanged();
        result_.outcome.state = record_.state = ArticleState::outdated;
        result_.urgency = urgency_of(tools_.store.sentences(job_.source, job_.input), preview.prepared);
        result_.sentences.reset();
    }

    void keep_unchanged() {
        result_.outcome.state = ArticleState::unchanged;
        if (record_.state != ArticleState::attached)
            record_.state = ArticleState::unchanged;
        record_.reason.clear();
    }

    // A page without an article lacks nothing: extraction throws skip for it.
    void dry_run(const Article &article, const produce::Target &target) {
        if (audio_ == produce::Audio::ours)
            return keep_unchanged();
        refuse_older(extract::extract(article, tools_.setup.production.extract_settings(article)).published);
        end(ArticleState::missing, target.state.reason);
    }

    void make(const Article &article, const produce::Target &target) {
        const produce::ProduceOptions chosen = options();
        result_.outcome = tools_.setup.production.make(article, target, chosen);
        fault_point("job.made");
        const produce::Outcome &outcome = result_.outcome;
        if (!outcome.attachment) {
            record_.exemption =
                Exemption::human_recording; // the one reason for which produce() makes nothing
            return end(ArticleState::skipped, outcome.reason);
        }
        const bool is_new = outcome.state != ArticleState::unchanged;
        const bool was_attached = is_unproved_ && record_.content_hash == outcome.attachment->content_hash;
        const std::int64_t now = tools_.clock.unix_time();
        note_recording(record_, outcome, now);
        recording_.describe(record_, outcome.voice.empty()
                                         ? tools_.setup.production.voice_name(article, chosen)
                                         : outcome.voice);
        if ((is_new && !was_attached) || record_.attached_at == 0)
            record_.attached_at = now;
        if (outcome.state == ArticleState::attaching)
            look_again(article, Seconds{static_cast<double>(now - record_.attached_at)});
    }

    // At a reader's page, ever more seldom; at last it is an error.
    void look_again(const Article &article, Seconds waited) {
        constexpr Seconds first{1}, longest{15};
        const Seconds within = tools_.setup.production.prove_within(article);
        if (waited >= within)
            throw Error(Next::retry, result_.outcome.reason);
        result_.look_again = std::clamp(waited, first, longest);
    }

    void leave_alone() {
        end(ArticleState::missing, fmt::format("older than {}", tools_.options.since));
        result_.is_too_old = true;
        if (known_ && !known_->audio.empty())
            record_ = *known_;
    }

    void end(ArticleState state, const std::string &reason) {
        result_.outcome.state = state;
        result_.outcome.reason = reason;
        record_.state = state;
        record_.reason = reason;
        if (state == ArticleState::missing)
            record_.exemption = Exemption::none;
        result_.sentences.reset();
    }

    const store::Job &job_;
    const JobTools &tools_;
    JobResult &result_;
    store::ArticleRecord &record_; // of result_
    std::optional<store::ArticleRecord> known_;
    store::Decision decision_;
    InForce settings_;
    produce::Audio audio_ = produce::Audio::missing;
    bool is_unproved_ = false;
    JobRecording recording_{job_, tools_};
};

} // namespace

bool is_older(std::string_view published, std::string_view day) {
    return !day.empty() && published.size() >= day.size() && published.substr(0, day.size()) < day;
}

void run_job(const store::Job &job, const JobTools &tools, JobResult &result) {
    JobRun(job, tools, result).run();
}

} // namespace baonoi::work
