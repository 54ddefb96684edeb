// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/api.h"

#include "serve/answers.h"
#include "serve/body_fields.h"
#include "work/article_versions.h"
#include "work/orders.h"
#include "work/recording_address.h"

#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace baonoi::serve {

namespace {

using nlohmann::json;

constexpr std::int64_t longest_coverage = 60LL * 24 * 365; // minutes

json article_value(const Call &call, const store::ArticleRecord &article) {
    return {{"id", article.id},
            {"source", article.source},
            {"section", article.section},
            {"input", article.input},
            {"url", article.url},
            {"title", article.title},
            {"published", article.published},
            {"state", store::name_of(article.state)},
            {"reason", article.reason},
            {"exempt", name_of(article.exemption)},
            {"content_hash", article.content_hash},
            {"audio", work::place_now(*call.setup.config, article, article.audio)},
            {"opus", work::place_now(*call.setup.config, article, article.opus)},
            {"opus_bytes", article.opus_bytes},
            {"duration", article.duration},
            {"voice", article.voice},
            {"version", article.version},
            {"announced_at", time_value(article.announced_at)},
            {"first_attached_at", time_value(article.first_attached_at)},
            {"attached_at", time_value(article.attached_at)}};
}

json lines_of(const std::string &text) {
    json lines = json::array();
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin)
            lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

json job_value(const store::Job &job) {
    return {{"id", job.id},
            {"source", job.source},
            {"input", job.input},
            {"kind", store::name_of(job.kind)},
            {"state", store::name_of(job.state)},
            {"outcome", job.outcome},
            {"stage", job.stage},
            {"voice", job.voice},
            {"version", job.version},
            {"content_hash", job.content_hash},
            {"ordered_by", job.ordered_by},
            {"reason", job.reason},
            {"attempts", job.attempts},
            {"retry_at", time_value(job.retry_at)},
            {"errors", lines_of(job.errors)},
            {"created_at", time_value(job.created_at)},
            {"run_at", time_value(job.run_at)},
            {"started_at", time_value(job.started_at)},
            {"finished_at", time_value(job.finished_at)},
            {"sentences", job.sentences},
            {"spoken", job.spoken}};
}

json share(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? json(static_cast<double>(part) / static_cast<double>(whole)) : json();
}

json coverage_value(const store::Coverage &coverage) {
    json gaps = json::array();
    for (const auto &[reason, articles] : coverage.gaps)
        gaps.push_back({{"reason", reason}, {"articles", articles}});
    json exempt = json::object();
    for (const Exemption exemption : exemptions) {
        const auto found = coverage.exempt.find(exemption);
        exempt[std::string(name_of(exemption))] = found == coverage.exempt.end() ? 0 : found->second;
    }
    return {{"source", coverage.source},
            {"articles", coverage.articles},
            {"with_audio", coverage.with_audio},
            {"in_time", coverage.in_time},
            {"share_with_audio", share(coverage.with_audio, coverage.articles)},
            {"share_in_time", share(coverage.in_time, coverage.articles)},
            {"gaps", gaps},
            {"exempt", exempt}};
}

} // namespace

http::ServerResponse answer_articles(const Call &call) {
    store::ArticleQuery query;
    if (const std::string state = query_text(call, "state"); !state.empty()) {
        query.state = store::article_state_named(state);
        if (!query.state)
            return http::refusal(
                400, "state must be one of missing, queued, working, attached, unchanged, skipped, "
                     "failed, outdated, attaching");
    }
    const auto page = number_from(query_text(call, "page", "1"), 1, last_page);
    if (!page)
        return refuse_number("page", 1, last_page);
    const auto after =
        number_from(query_text(call, "after", "0"), 0, std::numeric_limits<std::int64_t>::max());
    if (!after)
        return http::refusal(400, "after must be \"next\" of the page before");
    query.page = static_cast<std::size_t>(*page);
    query.after = *after;
    query.source = query_text(call, "source");
    query.section = query_text(call, "section");
    query.voice = query_text(call, "voice");
    query.text = query_text(call, "q");
    if (query.text.size() > longest_search)
        return http::refusal(400, fmt::format("q is longer than {} bytes", longest_search));
    const std::string where = query_text(call, "in", "names");
    if (where != "names" && where != "text")
        return http::refusal(400, "in must be names or text");
    const store::ArticlePage found =
        where == "text" ? call.server.store.articles_that_say(query) : call.server.store.articles(query);
    json articles = json::array();
    for (const store::ArticleRecord &article : found.articles)
        articles.push_back(article_value(call, article));
    json hits = json::array();
    for (const store::TextHit &hit : found.hits)
        hits.push_back({{"source", hit.source},
                        {"input", hit.input},
                        {"id", hit.id},
                        {"number", hit.number},
                        {"text", hit.sentence.text},
                        {"spoken", hit.sentence.spoken}});
    return reply_with({{"articles", articles},
                       {"sentences", hits},
                       {"page", *page},
                       {"per_page", query.per_page},
                       {"total", found.total},
                       {"has_more_than_total", found.has_more_than_total},
                       {"next", found.next > 0 ? json(fmt::to_string(found.next)) : json()}});
}

http::ServerResponse answer_article(const Call &call) {
    const auto article = call.server.store.find_article(call.argument);
    if (!article)
        return unknown_article(call);
    json value = article_value(call, *article);
    value["jobs"] = json::array();
    for (const store::Job &job : call.server.store.jobs_of(article->source, article->input))
        value["jobs"].push_back(job_value(job));
    return reply_with(value);
}

namespace {

using GiveOrder = std::int64_t (*)(store::Store &, const settings::Config &, const std::string &,
                                   const work::Order &);

http::ServerResponse answer_order(const Call &call, GiveOrder give,
                                  const std::vector<std::string> &names = {"voice", "reason"}) {
    JsonFields fields;
    if (!call.request.body.empty())
        fields = read_fields(call.request.body, names, OtherFields::refused);
    if (!fields.fault.empty())
        return http::refusal(400, fields.fault);
    work::Order order{call.who, fields.values["voice"], fields.values["reason"]};
    if (names.front() == "version") {
        const auto version =
            number_from(fields.values["version"], 1, std::numeric_limits<std::int64_t>::max());
        if (!version)
            return http::refusal(400, "\"version\" must be the number of a version");
        order.version = *version;
    }
    if (order.reason.size() > work::longest_reason)
        return http::refusal(400, fmt::format("\"reason\" is longer than {} bytes", work::longest_reason));
    if (!is_known_article(call))
        return unknown_article(call);
    return told([&] {
        const std::int64_t job = give(call.server.store, *call.setup.config, call.argument, order);
        if (call.server.callbacks.wake)
            call.server.callbacks.wake();
        http::ServerResponse response = reply_with({{"job", job}}, 202);
        response.headers["Location"] = fmt::format("/api/jobs/{}", job);
        return response;
    });
}

} // namespace

http::ServerResponse answer_regenerate(const Call &call) {
    return answer_order(call, work::order_again);
}

http::ServerResponse answer_withdraw(const Call &call) {
    return answer_order(call, work::withdraw);
}

http::ServerResponse answer_publish(const Call &call) {
    return answer_order(call, work::publish_again);
}

http::ServerResponse answer_rollback(const Call &call) {
    return answer_order(call, work::roll_back, {"version", "reason"});
}

http::ServerResponse answer_unpin(const Call &call) {
    return answer_order(call, work::unpin_version, {"reason"});
}

http::ServerResponse answer_job(const Call &call) {
    const auto id = number_from(call.argument, 1, std::numeric_limits<std::int64_t>::max());
    const auto job = id ? call.server.store.job(*id) : std::nullopt;
    if (!job)
        return http::refusal(404, fmt::format("there is no job {}", call.argument));
    return reply_with(job_value(*job));
}

http::ServerResponse answer_coverage(const Call &call) {
    const auto minutes = number_from(query_text(call, "minutes", "5"), 1, longest_coverage);
    if (!minutes)
        return refuse_number("minutes", 1, longest_coverage);
    json sources = json::array();
    for (const store::Coverage &coverage : call.server.store.coverage(*minutes))
        sources.push_back(coverage_value(coverage));
    return reply_with({{"minutes", *minutes}, {"sources", sources}});
}

http::ServerResponse answer_orders(const Call &call) {
    constexpr std::int64_t most = 1000;
    const auto limit = number_from(query_text(call, "limit", "100"), 1, most);
    if (!limit)
        return refuse_number("limit", 1, most);
    json orders = json::array();
    for (const store::OrderRecord &order : call.server.store.orders(static_cast<std::size_t>(*limit)))
        orders.push_back({{"at", time_value(order.at)},
                          {"who", order.who},
                          {"what", order.what},
                          {"source", order.source},
                          {"input", order.input},
                          {"job", order.job > 0 ? json(order.job) : json()},
                          {"reason", order.reason}});
    return reply_with({{"orders", orders}});
}

} // namespace baonoi::serve
