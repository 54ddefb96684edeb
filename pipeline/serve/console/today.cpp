// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/percent.h"
#include "serve/console/article_values.h"
#include "serve/console/lexicon_values.h"
#include "serve/console/listened_values.h"
#include "serve/console/page_frame.h"
#include "serve/console/reasons.h"
#include "serve/console/screens.h"
#include "serve/console/time_plot.h"
#include "work/trial.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

constexpr std::int64_t in_time = 5; // minutes
constexpr std::size_t most_failures = 60, most_of_a_kind = 4, most_working = 20, most_gaps = 6,
                      most_unknown_words = 12;
constexpr std::size_t plotted_articles = 600;

// Gaps are "failed: reason" or a state alone.
json gaps_of(const Texts &texts, const store::Coverage &coverage) {
    std::map<std::pair<std::string, std::string>, std::int64_t> counts; // by state and kind of reason
    for (const auto &[gap, count] : coverage.gaps) {
        const std::size_t colon = gap.find(": ");
        const std::string state = gap.substr(0, colon);
        counts[{state,
                colon == std::string::npos ? "" : std::string(kind_of_reason(gap.substr(colon + 2)))}] +=
            count;
    }
    json gaps = json::array();
    for (const auto &[of, count] : counts) {
        const auto &[state, kind] = of;
        gaps.push_back({{"count", texts.number(count)},
                        {"n", count},
                        {"text", kind.empty() ? texts.say(fmt::format("states.{}", state))
                                              : texts.say(fmt::format("reasons.{}.what", kind))},
                        {"address", fmt::format("/articles?source={}&state={}",
                                                percent_encoded(coverage.source), state)}});
    }
    std::sort(gaps.begin(), gaps.end(), [](const json &a, const json &b) { return a["n"] > b["n"]; });
    if (gaps.size() > most_gaps)
        gaps.erase(gaps.begin() + most_gaps, gaps.end());
    return gaps;
}

json coverage_row(const Texts &texts, const store::Coverage &coverage) {
    const std::int64_t whole = std::max<std::int64_t>(coverage.articles, 1);
    const json gaps = gaps_of(texts, coverage);
    return {{"source", coverage.source},
            {"address", "/articles?source=" + percent_encoded(coverage.source)},
            {"share", texts.share(coverage.with_audio, coverage.articles)},
            {"width", fmt::format("{:.1f}", 100.0 * static_cast<double>(coverage.with_audio) /
                                                static_cast<double>(whole))},
            {"of", texts.number(coverage.with_audio)},
            {"all", texts.number(coverage.articles)},
            {"gaps", gaps},
            {"has_gaps", !gaps.empty()}};
}

std::int64_t count_of(const std::map<Exemption, std::int64_t> &exempt) {
    std::int64_t all = 0;
    for (const auto &[exemption, count] : exempt)
        all += count;
    return all;
}

// What needs no audio, and is no gap.
json exempt_rows(const Texts &texts, const store::Coverage &sum) {
    json rows = json::array();
    for (const Exemption exemption : exemptions)
        if (const auto found = sum.exempt.find(exemption); found != sum.exempt.end() && found->second > 0)
            rows.push_back({{"count", texts.number(found->second)},
                            {"text", texts.say(fmt::format("exempt.{}", name_of(exemption)))}});
    return rows;
}

json share_value(const Texts &texts, const std::vector<store::Coverage> &all) {
    json rows = json::array();
    store::Coverage sum;
    for (const store::Coverage &coverage : all) {
        rows.push_back(coverage_row(texts, coverage));
        sum.articles += coverage.articles;
        sum.with_audio += coverage.with_audio;
        for (const auto &[exemption, count] : coverage.exempt)
            sum.exempt[exemption] += count;
    }
    const json exempt = exempt_rows(texts, sum);
    return {
        {"rows", rows},
        {"has_rows", !rows.empty()},
        {"exempt", exempt},
        {"beside", exempt.empty() ? json(false) : json(texts.count("today.exempt", count_of(sum.exempt)))},
        {"share", texts.share(sum.with_audio, sum.articles)},
        {"of", texts.number(sum.with_audio)},
        {"all", texts.count("today.articles", sum.articles)},
        {"lacking", sum.articles > sum.with_audio
                        ? json(texts.count("today.lacking", sum.articles - sum.with_audio))
                        : json(false)}};
}

json working_row(const Call &call, const Texts &texts, const store::Job &job, std::int64_t now) {
    const bool has_begun = !job.stage.empty() && texts.has(fmt::format("stages.{}", job.stage));
    return {{"title", title_of(call.server.store, job.source, job.input)},
            {"address", address_of(job.input)},
            {"stage", texts.say(has_begun ? fmt::format("stages.{}", job.stage) : "stages.begins")},
            {"since", texts.span(now - job.started_at)}};
}

json queue_value(const Call &call, const Texts &texts, std::int64_t now) {
    json waiting = json::array(), working = json::array();
    std::int64_t all = 0;
    for (const store::JobCount &count : call.server.store.job_counts())
        if (count.state == store::JobState::queued && count.count > 0) {
            all += count.count;
            waiting.push_back({{"kind", texts.say(fmt::format("kinds.{}", store::name_of(count.kind)))},
                               {"count", texts.number(count.count)},
                               {"since", texts.span(now - count.oldest)}});
        }
    for (const store::Job &job : call.server.store.jobs(store::JobState::working, most_working))
        working.push_back(working_row(call, texts, job, now));
    return {{"waiting", waiting},
            {"has_waiting", !waiting.empty()},
            {"count", texts.number(all)},
            {"working", working},
            {"has_working", !working.empty()},
            {"is_quiet", waiting.empty() && working.empty()}};
}

json failure_row(const Call &call, const Texts &texts, const store::Job &job, std::int64_t now) {
    return {{"title", title_of(call.server.store, job.source, job.input)},
            {"address", address_of(job.input)},
            {"input", job.input},
            {"source", job.source},
            {"time", time_value(job.finished_at)},
            {"message", last_error(job)},
            {"again", job.retry_at > now
                          ? json(texts.say("today.tried_again", texts.span(job.retry_at - now)))
                          : json(false)}};
}

// By their cause, so that what is to be done is said once.
json failures_value(const Call &call, const Texts &texts, std::int64_t now) {
    std::vector<std::pair<std::string, json>> kinds; // in the order of their last failure
    for (const store::Job &job : call.server.store.failures(most_failures)) {
        const std::string kind(kind_of_reason(last_error(job)));
        auto found =
            std::find_if(kinds.begin(), kinds.end(), [&](const auto &of) { return of.first == kind; });
        if (found == kinds.end())
            found = kinds.insert(kinds.end(), {kind, json::array()});
        if (found->second.size() < most_of_a_kind)
            found->second.push_back(failure_row(call, texts, job, now));
    }
    json groups = json::array();
    for (const auto &[kind, rows] : kinds)
        groups.push_back({{"what", texts.say(fmt::format("reasons.{}.what", kind))},
                          {"todo", texts.say(fmt::format("reasons.{}.todo", kind))},
                          {"rows", rows}});
    return {{"groups", groups}, {"has_groups", !groups.empty()}};
}

// Of what got its audio since midnight in Vietnam.
json unknown_words_value(const Call &call, const Texts &texts, std::int64_t now) {
    constexpr std::int64_t zone = zone_of_vietnam, day = 24L * 3600;
    const std::int64_t midnight = (now + zone) / day * day - zone;
    const auto setup = call.server.callbacks.setup ? call.server.callbacks.setup() : nullptr;
    json rows = json::array();
    for (const store::UnknownWordCount &word :
         call.server.store.unknown_words(midnight, most_unknown_words, 1)) {
        if (word.places.empty() || (setup && !work::is_unknown(*setup, word.text)))
            continue; // somebody entered it since
        rows.push_back({{"word", word.text},
                        {"spoken", word.spoken},
                        {"times", texts.count("today.times", word.times)},
                        {"address", address_of_word(word.text)},
                        {"article", address_of(word.places.front().input)},
                        {"title", word.places.front().title}});
    }
    return {{"rows", rows}, {"has_rows", !rows.empty()}};
}

} // namespace

http::ServerResponse answer_today(const Call &call) {
    const Texts &texts = texts_of(call);
    const std::int64_t now = call.server.clock.unix_time();
    store::ArticleQuery last;
    last.per_page = plotted_articles;
    return show(call, {"today", texts.say("today.title"), "today"},
                {{"coverage", share_value(texts, call.server.store.coverage(in_time))},
                 {"plot", plot_of(texts, call.server.store.articles(last).articles, now)},
                 {"queue", queue_value(call, texts, now)},
                 {"failures", failures_value(call, texts, now)},
                 {"unknown", unknown_words_value(call, texts, now)},
                 {"listened", most_listened_value(call, texts)},
                 {"back", "/"}});
}

} // namespace baonoi::serve::console
