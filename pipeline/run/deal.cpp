// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/deal.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/version.h"
#include "run/change.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi {

namespace {

class Dealing {
public:
    Dealing(const Job &job, const DealTools &tools, Dealt &dealt) : job_(job), tools_(tools), dealt_(dealt) {}

    void go() {
        const auto known = tools_.store.article(job_.source, job_.input);
        dealt_.article = known.value_or(ArticleRecord{});
        dealt_.article.source = job_.source;
        dealt_.article.input = job_.input;
        // Whether its page shows what was attached to it was not proved.
        is_unproved_ = dealt_.article.state == ArticleState::attaching;
        const Article article = fetch();
        const Gap gap = tools_.setup.production.gap(article);
        if (gap.audio == Audio::foreign) {
            dealt_.article.audio.clear();
            dealt_.article.content_hash.clear();
            return skip(gap.reason);
        }
        if (job_.kind == JobKind::changed && job_.content_hash.empty() && gap.audio == Audio::ours &&
            !is_unproved_)
            return look(article);
        make(article);
    }

private:
    Article fetch() {
        tools_.progress("fetch", 0, 0);
        const auto &sources = tools_.setup.config.sources;
        const auto source = std::find_if(sources.begin(), sources.end(), [&](const SourceConfig &s) {
            return s.settings.name == job_.source;
        });
        if (source == sources.end())
            throw Error(Next::skip, fmt::format("the source \"{}\" is not configured any more", job_.source));
        Article article = public_article(*source);
        dealt_.article.id = article.id;
        dealt_.article.url = article.url;
        fault_point("deal.fetched");
        return article;
    }

    Article public_article(const SourceConfig &source) {
        try {
            return tools_.setup.production.fetch(source, listing(source));
        } catch (const Gone &) {
            if (!dealt_.article.audio.empty())
                tools_.setup.production.withdraw(dealt_.article);
            throw;
        }
    }

    // What the feed says of the article beside its address.
    Listing listing(const SourceConfig &source) {
        Listing found;
        found.input = job_.input;
        if (source.settings.kind != "feed")
            return found;
        tools_.setup.production.open_source(source)->list("", [&](const Listing &listing) {
            const bool is_it = listing.input == job_.input;
            if (is_it)
                found = listing;
            return !is_it;
        });
        return found;
    }

    Making making() {
        Making making;
        making.progress = tools_.progress;
        making.voice = job_.voice;
        making.again = is_unproved_;
        making.watch.prepared = [this](const Prepared &prepared) { note(prepared); };
        making.watch.before_publish = tools_.before_publish;
        return making;
    }

    void note(const Prepared &prepared) {
        dealt_.content_hash = prepared.hash;
        dealt_.article.title = prepared.script.title;
        if (!prepared.script.published.empty())
            dealt_.article.published = prepared.script.published;
        dealt_.sentences = sentences_of(prepared);
        fault_point("deal.prepared");
        if (job_.kind != JobKind::ordered)
            refuse_again(prepared.hash);
    }

    // What could not be spoken cannot be spoken the second time.
    void refuse_again(const std::string &hash) const {
        const ArticleRecord &article = dealt_.article;
        const bool is_refused = article.audio.empty() && article.content_hash == hash;
        for (const Job &before : tools_.store.jobs_of(job_.source, job_.input)) {
            if (before.state != JobState::skipped || !(is_refused || before.content_hash == hash))
                continue;
            const std::string last = before.errors.substr(before.errors.rfind('\n') + 1);
            throw Error(Next::skip, last.substr(std::min(last.find(' ') + 1, last.size())));
        }
    }

    void look(const Article &article) {
        const Look look = tools_.setup.production.look(article, making());
        note(look.prepared);
        if (look.is_current) {
            dealt_.what = Dealt::What::unchanged;
            if (dealt_.article.state != ArticleState::attached)
                dealt_.article.state = ArticleState::unchanged;
            dealt_.article.reason.clear();
            return;
        }
        dealt_.what = Dealt::What::changed;
        dealt_.article.state = ArticleState::outdated;
        dealt_.urgency = urgency_of(tools_.store.sentences(job_.source, job_.input), look.prepared);
        dealt_.sentences.reset();
    }

    void make(const Article &article) {
        const Outcome outcome = tools_.setup.production.make(article, making());
        fault_point("deal.made");
        if (outcome.status == Status::skipped || !outcome.attachment)
            return skip(outcome.reason);
        const bool is_new = outcome.status == Status::attached;
        dealt_.what = is_new ? Dealt::What::attached : Dealt::What::unchanged;
        ArticleRecord &record = dealt_.article;
        record.state = is_new ? ArticleState::attached : ArticleState::unchanged;
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
        dealt_.article.state = ArticleState::skipped;
        dealt_.article.reason = reason;
        dealt_.sentences.reset();
    }

    bool is_unproved_ = false;
    const Job &job_;
    const DealTools &tools_;
    Dealt &dealt_;
};

} // namespace

void deal_with(const Job &job, const DealTools &tools, Dealt &dealt) {
    Dealing(job, tools, dealt).go();
}

} // namespace baonoi
