// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/deal.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/version.h"
#include "work/change.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::work {

namespace {

class Dealing {
public:
    Dealing(const store::Job &job, const DealTools &tools, Dealt &dealt)
        : job_(job), tools_(tools), dealt_(dealt) {}

    void go() {
        const auto known = tools_.store.article(job_.source, job_.input);
        dealt_.article = known.value_or(store::ArticleRecord{});
        dealt_.article.source = job_.source;
        dealt_.article.input = job_.input;
        // Whether its page shows what was attached to it was not proved.
        is_unproved_ = dealt_.article.state == store::ArticleState::attaching;
        const Article article = fetch();
        const produce::Gap gap = tools_.setup.production.gap(article);
        if (gap.audio == produce::Audio::foreign) {
            dealt_.article.audio.clear();
            dealt_.article.content_hash.clear();
            return skip(gap.reason);
        }
        if (job_.kind == store::JobKind::changed && job_.content_hash.empty() &&
            gap.audio == produce::Audio::ours && !is_unproved_)
            return look(article);
        make(article);
    }

private:
    Article fetch() {
        tools_.progress("fetch", 0, 0);
        const auto &sources = tools_.setup.config.sources;
        const auto source =
            std::find_if(sources.begin(), sources.end(),
                         [&](const settings::SourceConfig &s) { return s.settings.name == job_.source; });
        if (source == sources.end())
            throw Error(Next::skip, fmt::format("the source \"{}\" is not configured any more", job_.source));
        Article article = public_article(*source);
        dealt_.article.id = article.id;
        dealt_.article.url = article.url;
        fault_point("deal.fetched");
        return article;
    }

    Article public_article(const settings::SourceConfig &source) {
        try {
            return tools_.setup.production.fetch(source, listing(source));
        } catch (const Gone &) {
            if (!dealt_.article.audio.empty())
                tools_.setup.production.withdraw(dealt_.article);
            throw;
        }
    }

    // What the feed says of the article beside its address.
    fetch::Listing listing(const settings::SourceConfig &source) {
        fetch::Listing found;
        found.input = job_.input;
        if (source.settings.kind != "feed")
            return found;
        tools_.setup.production.open_source(source)->list("", [&](const fetch::Listing &listing) {
            const bool is_it = listing.input == job_.input;
            if (is_it)
                found = listing;
            return !is_it;
        });
        return found;
    }

    produce::Making making() {
        produce::Making making;
        making.progress = tools_.progress;
        making.voice = job_.voice;
        making.again = is_unproved_;
        making.watch.prepared = [this](const produce::Prepared &prepared) { note(prepared); };
        making.watch.before_publish = tools_.before_publish;
        return making;
    }

    void note(const produce::Prepared &prepared) {
        dealt_.content_hash = prepared.hash;
        dealt_.article.title = prepared.script.title;
        if (!prepared.script.published.empty())
            dealt_.article.published = prepared.script.published;
        dealt_.sentences = sentences_of(prepared);
        fault_point("deal.prepared");
        if (job_.kind != store::JobKind::ordered)
            refuse_again(prepared.hash);
    }

    // What could not be spoken cannot be spoken the second time.
    void refuse_again(const std::string &hash) const {
        const store::ArticleRecord &article = dealt_.article;
        const bool is_refused = article.audio.empty() && article.content_hash == hash;
        for (const store::Job &before : tools_.store.jobs_of(job_.source, job_.input)) {
            if (before.state != store::JobState::skipped || !(is_refused || before.content_hash == hash))
                continue;
            const std::string last = before.errors.substr(before.errors.rfind('\n') + 1);
            throw Error(Next::skip, last.substr(std::min(last.find(' ') + 1, last.size())));
        }
    }

    void look(const Article &article) {
        const produce::Look look = tools_.setup.production.look(article, making());
        note(look.prepared);
        if (look.is_current) {
            dealt_.what = Dealt::What::unchanged;
            if (dealt_.article.state != store::ArticleState::attached)
                dealt_.article.state = store::ArticleState::unchanged;
            dealt_.article.reason.clear();
            return;
        }
        dealt_.what = Dealt::What::changed;
        dealt_.article.state = store::ArticleState::outdated;
        dealt_.urgency = urgency_of(tools_.store.sentences(job_.source, job_.input), look.prepared);
        dealt_.sentences.reset();
    }

    void make(const Article &article) {
        const produce::Outcome outcome = tools_.setup.production.make(article, making());
        fault_point("deal.made");
        if (outcome.status == produce::Status::skipped || !outcome.attachment)
            return skip(outcome.reason);
        const bool is_new = outcome.status == produce::Status::attached;
        dealt_.what = is_new ? Dealt::What::attached : Dealt::What::unchanged;
        store::ArticleRecord &record = dealt_.article;
        record.state = is_new ? store::ArticleState::attached : store::ArticleState::unchanged;
        record.reason.clear();
        record.content_hash = outcome.attachment->content_hash;
        record.audio = outcome.attachment->audio;
        record.stable = outcome.attachment->stable;
        record.captions = outcome.attachment->captions;
        record.bytes = static_cast<std::int64_t>(outcome.attachment->bytes);
        record.chapters = outcome.chapters;
        record.duration = outcome.attachment->duration.value;
        record.voice = job_.voice.empty() ? tools_.setup.config.voice_for(article) : job_.voice;
        record.version = version();
        const std::int64_t now = tools_.clock.unix_time();
        if (is_new || record.attached_at == 0)
            record.attached_at = now;
        if (record.first_attached_at == 0)
            record.first_attached_at = now;
        if (is_new) {
            dealt_.duration = outcome.attachment->duration;
            dealt_.spoken = static_cast<std::int64_t>(outcome.spoken);
        }
    }

    void skip(const std::string &reason) {
        dealt_.what = Dealt::What::skipped;
        dealt_.reason = reason;
        dealt_.article.state = store::ArticleState::skipped;
        dealt_.article.reason = reason;
        dealt_.sentences.reset();
    }

    bool is_unproved_ = false;
    const store::Job &job_;
    const DealTools &tools_;
    Dealt &dealt_;
};

} // namespace

void deal_with(const store::Job &job, const DealTools &tools, Dealt &dealt) {
    Dealing(job, tools, dealt).go();
}

} // namespace baonoi::work
