// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/iso_time.h"
#include "base/percent.h"
#include "serve/audio_api.h"
#include "serve/console/article_reading.h"
#include "serve/console/article_values.h"
#include "serve/console/assets.h"
#include "serve/console/listened_values.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"
#include "serve/console/version_rows.h"
#include "work/orders.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

constexpr std::size_t most_jobs = 20, most_orders = 1000, most_shown_orders = 20;

json sentences_of(store::Store &store, const store::ArticleRecord &article) {
    json rows = json::array();
    for (const store::SentenceRecord &sentence : store.sentences(article.source, article.input))
        rows.push_back(
            {{"number", rows.size() + 1}, {"written", sentence.text}, {"spoken", sentence.spoken}});
    return rows;
}

json jobs_of(const Texts &texts, store::Store &store, const store::ArticleRecord &article) {
    json rows = json::array();
    for (const store::Job &job : store.jobs_of(article.source, article.input)) {
        if (rows.size() == most_jobs)
            break;
        const std::string outcome =
            job.outcome.empty() ? std::string(store::name_of(job.state)) : job.outcome;
        const std::string key = fmt::format("outcomes.{}", outcome);
        const std::string error = last_error(job);
        rows.push_back({{"time", time_value(job.finished_at > 0 ? job.finished_at : job.created_at)},
                        {"kind", texts.say(fmt::format("kinds.{}", store::name_of(job.kind)))},
                        {"outcome", texts.has(key) ? texts.say(key) : outcome},
                        {"by", job.ordered_by.empty() ? json(false) : json(job.ordered_by)},
                        {"reason", job.reason.empty() ? json(false) : json(job.reason)},
                        {"why", reason_value(texts, error)}});
    }
    return rows;
}

json orders_of(const Texts &texts, store::Store &store, const store::ArticleRecord &article) {
    json rows = json::array();
    for (const store::OrderRecord &order : store.orders(most_orders)) {
        if (rows.size() == most_shown_orders)
            break;
        if (order.source == article.source && order.input == article.input)
            rows.push_back(order_row(texts, order));
    }
    return rows;
}

// An order without a voice keeps the one that was chosen before.
json voices_of(const Texts &texts, const settings::Config &config, const store::Decision &decision) {
    json rows = json::array();
    if (!decision.voice.empty())
        rows.push_back({{"value", ""}, {"name", texts.say("order.voice_kept", decision.voice)}});
    rows.push_back({{"value", work::configured_voice}, {"name", texts.say("order.voice_configured")}});
    for (const std::string &name : work::voice_names(config))
        rows.push_back({{"value", name}, {"name", name}});
    return rows;
}

json passages_of(const Texts &texts, const store::Decision &decision) {
    json rows = json::array();
    for (const Passage &passage : decision.passages)
        rows.push_back({{"kind", texts.say(passage.is_read ? "article.is_read" : "article.is_not_read")},
                        {"text", passage.text}});
    return rows;
}

json words_of(const store::Decision &decision) {
    json rows = json::array();
    for (const WordReading &word : decision.words)
        rows.push_back({{"word", word.word}, {"said", word.said}});
    return rows;
}

// To be taken away.
json files_of(const Call &call, const store::ArticleRecord &article) {
    if (article.audio.empty())
        return false;
    const auto address = [&](const char *file, bool is_there) {
        return is_there ? json(fmt::format("/api/articles/{}/{}", percent_encoded(article.input), file))
                        : json(false);
    };
    return {{"audio", audio_address(article)},
            {"captions", address("captions", !article.captions.empty())},
            {"manifest", address("manifest", !manifest_of(*call.setup.config, article).empty())}};
}

} // namespace

http::ServerResponse answer_one_article(const Call &call) {
    const Texts &texts = texts_of(call);
    store::Store &store = call.server.store;
    const auto article = store.find_article(call.argument);
    if (!article)
        return show(call, {"fault", texts.say("article.none"), "articles", 404},
                    {{"heading", texts.say("article.none")}, {"text", texts.say("article.none_text")}});
    const store::Decision decision = store.decision(article->source, article->input);
    json reading = reading_value(texts, store, *article);
    const json sentences = reading.is_object() ? json::array() : sentences_of(store, *article);
    const json jobs = jobs_of(texts, store, *article), orders = orders_of(texts, store, *article);
    const json versions = version_rows(call, texts, *article, decision.pin);
    const json row = article_row(texts, *article);
    return show(call,
                {"article", row["title"].get<std::string>(), "articles", 200, {article->audio}, "article.js"},
                {{"article", row},
                 {"is_withdrawn", decision.is_withdrawn()},
                 {"withdrawn_by", decision.withdrawn_by},
                 {"withdrawn_reason", decision.reason.empty() ? json(false) : json(decision.reason)},
                 {"voices", voices_of(texts, *call.setup.config, decision)},
                 {"passages", passages_of(texts, decision)},
                 {"words", words_of(decision)},
                 {"has_own", !decision.passages.empty() || !decision.words.empty()},
                 {"api", fmt::format("/api/articles/{}", percent_encoded(article->input))},
                 {"rule_names", texts.all()["rules"].dump()},
                 {"audio", article->audio.empty() ? json(false) : json(audio_address(*article))},
                 {"seconds", fmt::format("{:.1f}", article->duration)},
                 {"player", asset_address("baonoi-player.js")},
                 {"listened", listened_value(call, texts, *article)},
                 {"files", files_of(call, *article)},
                 {"reading", std::move(reading)},
                 {"sentences", sentences},
                 {"has_sentences", !sentences.empty()},
                 {"versions", versions},
                 {"has_versions", !versions.empty()},
                 {"jobs", jobs},
                 {"has_jobs", !jobs.empty()},
                 {"orders", orders},
                 {"has_orders", !orders.empty()},
                 {"back", address_of(article->input)}});
}

} // namespace baonoi::serve::console
