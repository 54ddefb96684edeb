// SPDX-License-Identifier: GPL-3.0-or-later
// Orders of editors: make again, switch off, publish, for one article or for many, and how far they are.
#include "base/error.h"
#include "base/percent.h"
#include "serve/answers.h"
#include "serve/console/article_values.h"
#include "serve/console/page_frame.h"
#include "serve/console/reasons.h"
#include "serve/console/screens.h"
#include "serve/form_fields.h"
#include "work/article_versions.h"

#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

constexpr std::size_t most_articles = 200; // at once

struct OrderKind {
    std::string_view name;
    std::int64_t (*give)(store::Store &, const settings::Config &, const std::string &, const work::Order &);
};

constexpr std::array order_kinds{
    OrderKind{"regenerate", work::order_again}, OrderKind{"withdraw", work::withdraw},
    OrderKind{"publish", work::publish_again}, OrderKind{"rollback", work::roll_back},
    OrderKind{"unpin", work::unpin_version}};

const OrderKind *kind_named(const std::string &name) {
    for (const OrderKind &kind : order_kinds)
        if (kind.name == name)
            return &kind;
    return nullptr;
}

// "version" or "before" in a query: the number of a version; 0: none.
std::int64_t version_in(const Call &call, const char *name) {
    return number_from(query_text(call, name), 1, std::numeric_limits<std::int64_t>::max()).value_or(0);
}

// Of a roll back, and of what takes it back: the version that was pinned before, so that it can be undone.
std::int64_t pinned_before(const Call &call, const OrderKind &kind, const std::string &article) {
    const auto known = call.server.store.find_article(article);
    if (!known || (kind.name != "rollback" && kind.name != "unpin"))
        return 0;
    const store::Pin pin = call.server.store.decision(known->source, known->input).pin;
    for (const store::VersionRecord &version : call.server.store.versions(known->source, known->input))
        if (!pin.content_hash.empty() && version.content_hash == pin.content_hash)
            return version.number;
    return 0;
}

// The order that takes one of that kind back; empty: none does.
std::string undo_of(const std::string &kind, std::int64_t before) {
    if (kind == "withdraw")
        return "publish";
    if (kind == "publish")
        return "withdraw";
    if (before > 0)
        return "rollback";
    return kind == "rollback" ? "unpin" : "";
}

// Where a job stands, for somebody who waits for it.
std::string stand_of(const store::Job &job, const store::ArticleRecord &article) {
    if (job.state == store::JobState::queued)
        return article.state == store::ArticleState::attaching ? "attaching" : "queued";
    if (job.state == store::JobState::done && !job.outcome.empty())
        return job.outcome;
    if (job.state == store::JobState::skipped && kind_of_reason(job.errors) == "withdrawn")
        return "withdrawn";
    return std::string(store::name_of(job.state));
}

json progress_row(const Call &call, const Texts &texts, const store::Job &job) {
    const auto known = call.server.store.article(job.source, job.input);
    const std::string stand = stand_of(job, known.value_or(store::ArticleRecord()));
    const std::string key = fmt::format("progress.{}", stand);
    const std::string stage = fmt::format("stages.{}", job.stage);
    const bool is_working = job.state == store::JobState::working;
    const bool has_stage = is_working && !job.stage.empty() && texts.has(stage);
    const bool went_wrong = stand == "failed" || stand == "skipped";
    return {{"title", title_of(known, job.input)},
            {"address", address_of(job.input)},
            {"input", job.input},
            {"state", texts.has(key) ? texts.say(key) : texts.say("progress.done")},
            {"stage", has_stage ? json(texts.say(stage)) : json(false)},
            {"tone", went_wrong                  ? "bad"
                     : store::is_open(job.state) ? "busy"
                                                 : "good"},
            {"why", went_wrong ? reason_value(texts, job.errors.empty() ? job.reason : last_error(job))
                               : json(false)}};
}

} // namespace

http::ServerResponse answer_order_form(const Call &call) {
    const Texts &texts = texts_of(call);
    const FormFields form(call.request.body);
    const std::string back = own_address(form.one("back"));
    const OrderKind *kind = kind_named(form.one("order"));
    const std::vector<std::string> articles = form.all("article");
    if (!kind || articles.empty())
        return show_refused(call, "articles", texts.say("refused.nothing"), back, 400);
    if (articles.size() > most_articles)
        return show_refused(call, "articles", texts.say("refused.too_many"), back, 400);
    const bool speaks = kind->name == "regenerate" || kind->name == "publish";
    const work::Order order{call.who, speaks ? form.one("voice") : "", form.one("reason"),
                            version_in(call, "version")};
    if (order.reason.size() > work::longest_reason)
        return show_refused(call, "articles", texts.say("refused.long_reason"), back, 400);
    std::vector<std::int64_t> jobs;
    std::string faults;
    const std::int64_t before = pinned_before(call, *kind, articles.front());
    for (const std::string &article : articles) {
        try {
            jobs.push_back(kind->give(call.server.store, *call.setup.config, article, order));
        } catch (const Error &error) {
            if (next_step(error) != Next::skip)
                throw;
            faults += texts.refusal(describe(error)) + "\n";
        }
    }
    if (!jobs.empty() && call.server.callbacks.wake)
        call.server.callbacks.wake();
    if (jobs.empty())
        return show_refused(call, "articles", faults, back);
    return go_to(fmt::format("/orders/{}?order={}{}&back={}", fmt::join(jobs, "-"), kind->name,
                             before > 0 ? fmt::format("&before={}", before) : "", percent_encoded(back)));
}

http::ServerResponse answer_progress(const Call &call) {
    const Texts &texts = texts_of(call);
    json rows = json::array();
    std::int64_t open = 0;
    for (const std::int64_t number : numbers_of(call.argument, most_articles))
        if (const auto job = call.server.store.job(number)) {
            rows.push_back(progress_row(call, texts, *job));
            open += store::is_open(job->state) ? 1 : 0;
        }
    const auto all = static_cast<std::int64_t>(rows.size());
    const OrderKind *kind = kind_named(query_text(call, "order"));
    const std::string name(kind ? kind->name : "regenerate");
    const std::string title = texts.say(fmt::format("orders.{}", name));
    const std::int64_t before = version_in(call, "before");
    const std::string undo = all > 0 ? undo_of(name, before) : "";
    return show(
        call, {"progress", title, "articles"},
        {{"heading", title},
         {"rows", rows},
         {"has_rows", all > 0},
         {"is_open", open > 0},
         {"stand", open > 0 ? texts.say("progress.of",
                                        fmt::format("{} / {}", texts.number(all - open), texts.number(all)))
                            : texts.say("progress.all_done")},
         {"done", all - open},
         {"all", all},
         {"undo", undo.empty() ? json(false) : json(undo)},
         {"undo_address", undo == "rollback" ? fmt::format("/orders?version={}", before) : "/orders"},
         {"back", own_address(query_text(call, "back"))}});
}

} // namespace baonoi::serve::console
