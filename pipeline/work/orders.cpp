// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/orders.h"

#include "base/error.h"
#include "synthesise/voice.h"
#include "work/in_force.h"
#include "work/order_kinds.h"
#include "work/order_parts.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace baonoi::work {

namespace {

constexpr std::array all_events{PublishEvent::published, PublishEvent::updated, PublishEvent::again,
                                PublishEvent::deleted};

ArticleKey announced_key(store::Store &store, const settings::Config &config,
                         const Announcement &announcement) {
    const bool gone = announcement.event == PublishEvent::deleted;
    if (fetch::is_url(announcement.url)) {
        if (auto key = article_key(config, announcement.url, gone ? MustExist::no : MustExist::yes))
            return *key;
        const auto known = known_key(store, announcement.url);
        if (known && is_source(config, known->source))
            return *known;
    }
    throw Error(Next::skip, fmt::format("{} belongs to no [[source]] of the configuration, or its folder "
                                        "holds no such page",
                                        announcement.url));
}

// It is published: what its source told of its end does not count any more.
void note_published(store::Store &store, const ArticleKey &key) {
    if (!store.decision(key.source, key.input).is_withdrawn())
        return;
    store.revise(key.source, key.input, [](store::Decision &decision) {
        if (!is_lasting(decision))
            lift(decision);
    });
}

// What holds around an article.
class Surroundings {
public:
    Surroundings(store::Store &store, const settings::Config &config, const ArticleKey &key)
        : config_(config), scopes_(store.scopes(key.source)), section_(section_of(store, config, key)) {}

    // Why it is not heard with this decision, though its source told nothing of its end; empty: it is.
    std::string silence(store::Decision decision) const {
        if (!is_lasting(decision))
            lift(decision);
        return in_force(decision, scopes_, section_, config_).silent_because;
    }

private:
    const settings::Config &config_;
    std::vector<store::ScopeRecord> scopes_;
    std::string section_;
};

bool is_worked_on(store::Store &store, const ArticleKey &key) {
    const auto jobs = store.jobs_of(key.source, key.input);
    return std::any_of(jobs.begin(), jobs.end(),
                       [](const store::Job &job) { return job.state == store::JobState::working; });
}

// Its job, when there is a recording, or one is being made: it comes after what is worked on now, and takes
// the audio away, also when the page is still there.
std::optional<std::int64_t> forget(store::Store &store, const ArticleKey &key) {
    constexpr auto reason = "deleted at its source";
    if (!store.article(key.source, key.input))
        return std::nullopt;
    // First of all: what begins now reads it.
    store.revise(key.source, key.input, [](store::Decision &decision) {
        if (is_lasting(decision))
            return;
        decision.withdrawn_by = deleted_at_source;
        decision.withdrawn_at = 0;
        decision.reason = "deleted there";
    });
    store.cancel(key.source, key.input, reason);
    const bool is_in_hand = is_worked_on(store, key);
    auto record = store.article(key.source, key.input);
    if (is_in_hand || !record->audio.empty() || record->state == ArticleState::attaching) {
        store::JobRequest request;
        request.source = key.source;
        request.input = key.input;
        request.kind = store::JobKind::changed;
        request.urgency = store::Urgency::unknown;
        request.reason = reason;
        return store.queue(request);
    }
    record->state = store::ArticleState::skipped;
    record->reason = reason;
    record->exemption = Exemption::switched_off;
    store.keep(*record);
    return std::nullopt;
}

} // namespace

std::string_view name_of(PublishEvent event) {
    switch (event) {
    case PublishEvent::published:
        return "published";
    case PublishEvent::updated:
        return "updated";
    case PublishEvent::again:
        return "again";
    case PublishEvent::deleted:
        break;
    }
    return "deleted";
}

std::optional<PublishEvent> publish_event_named(std::string_view name) {
    const auto *const found = std::find_if(all_events.begin(), all_events.end(),
                                           [&](PublishEvent event) { return name_of(event) == name; });
    return found == all_events.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> voice_names(const settings::Config &config) {
    return synthesise::voice_names(config.voice_folders);
}

std::int64_t order_again(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                         const Order &order) {
    check_voice(config, order.voice);
    const ArticleKey key = ordered_key(store, config, id_or_url);
    const Surroundings around(store, config, key);
    store.revise(key.source, key.input, [&](store::Decision &decision) {
        if (const std::string why = around.silence(decision); !why.empty())
            throw Error(Next::skip,
                        fmt::format("{}: {}; \"baonoi publish\" lets it be heard again", key.input, why));
        lift(decision);
        if (!order.voice.empty())
            decision.voice = order.voice == configured_voice ? "" : order.voice;
        unpin(decision);
    });
    return queue_order(store, key, order, what_of(OrderKind::regenerate));
}

std::optional<DecidedArticle> decided_about(store::Store &store, const settings::Config &config,
                                            const Article &article) {
    std::optional<DecidedArticle> first;
    for (const std::string *name : {&article.id, &article.path, &article.url, &article.input}) {
        if (name->empty())
            continue;
        for (const auto &key : {known_key(store, *name), article_key(config, *name)}) {
            if (!key || !is_source(config, key->source))
                continue;
            DecidedArticle found{*key, store.decision(key->source, key->input)};
            if (found.decision != store::Decision())
                return found;
            if (!first)
                first = std::move(found);
        }
    }
    return first;
}

std::string withdrawn_because(const store::Decision &decision) {
    if (!decision.is_withdrawn())
        return "";
    return fmt::format("withdrawn by {}{}{}", decision.withdrawn_by, decision.reason.empty() ? "" : ": ",
                       decision.reason);
}

std::int64_t withdraw(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                      const Order &order) {
    check_voice(config, order.voice);
    const ArticleKey key = ordered_key(store, config, id_or_url);
    store.revise(key.source, key.input,
                 [&](store::Decision &decision) { switch_off(decision, order.who, order.reason); });
    // What is being made now ends before.
    return queue_order(store, key, order, what_of(OrderKind::withdraw));
}

std::int64_t publish_again(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                           const Order &order) {
    check_voice(config, order.voice);
    const ArticleKey key = ordered_key(store, config, id_or_url);
    const Surroundings around(store, config, key);
    store.revise(key.source, key.input, [&](store::Decision &decision) {
        lift(decision);
        if (!around.silence(decision).empty()) // its section is: an article's own word wins
            decision.published_by = order.who;
    });
    return queue_order(store, key, order, what_of(OrderKind::publish));
}

std::optional<std::int64_t> announce(store::Store &store, const settings::Config &config,
                                     const Announcement &announcement) {
    const ArticleKey key = announced_key(store, config, announcement);
    std::optional<std::int64_t> job;
    if (announcement.event == PublishEvent::deleted) {
        job = forget(store, key);
    } else {
        if (announcement.event != PublishEvent::updated)
            note_published(store, key);
        store::JobRequest request;
        request.source = key.source;
        request.input = key.input;
        const bool is_new = announcement.event == PublishEvent::published;
        request.kind = is_new ? store::JobKind::published : store::JobKind::changed;
        request.urgency = is_new ? store::Urgency::ordinary : store::Urgency::unknown;
        if (announcement.event == PublishEvent::again) {
            store.revise(key.source, key.input, unpin);
            request.kind = store::JobKind::ordered;
            request.ordered_by = announcement.who;
            request.reason = announcement.reason;
        }
        job = store.queue(request);
    }
    store.note_order({0, announcement.who, std::string(name_of(announcement.event)), key.source, key.input,
                      job.value_or(0), announcement.reason});
    return job;
}

} // namespace baonoi::work
