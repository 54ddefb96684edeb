// SPDX-License-Identifier: GPL-3.0-or-later
// What a source would find and what a publisher lacks, looked at when an administrator asks.
#include "base/error.h"
#include "base/iso_time.h"
#include "base/utf8.h"
#include "serve/answers.h"
#include "serve/console/article_values.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"
#include "work/connection_trial.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

constexpr std::size_t longest_title_tried = 300; // bytes

json tried_row(const Texts &texts, const work::TriedArticle &article) {
    const bool has_title = !article.title.empty();
    return {{"title", has_title ? shorten(article.title, longest_title_tried) : article.input},
            {"public_page", link_value(article.input)},
            {"place", has_title ? json(article.input) : json(false)},
            {"time", time_value(unix_time_of(article.published).value_or(0))},
            {"words", article.words > 0
                          ? json(texts.count("trial.words", static_cast<std::int64_t>(article.words)))
                          : json(false)},
            {"why", reason_value(texts, article.fault)}};
}

http::ServerResponse unknown_connection(const Call &call) {
    const Texts &texts = texts_of(call);
    return show(call, {"fault", texts.say("faults.404.title"), "system", 404},
                {{"heading", texts.say("faults.404.title")}, {"text", texts.say("faults.404.text")}});
}

json trial_values(const std::string &heading) {
    return {{"heading", heading},        {"fault", false},    {"rows", json::array()},
            {"is_source", false},        {"has_rows", false}, {"warnings", json::array()},
            {"findings", json::array()}, {"is_cut", false}};
}

} // namespace

http::ServerResponse answer_source_trial(const Call &call) {
    const Texts &texts = texts_of(call);
    if (!call.setup.config->source_named(call.argument))
        return unknown_connection(call);
    const work::SourceTrial trial = work::try_source(*speaker_of(call), call.argument, call.server.clock);
    const std::string heading = texts.say("trial.source", call.argument);
    json values = trial_values(heading);
    values["is_source"] = true;
    for (const work::TriedArticle &article : trial.articles)
        values["rows"].push_back(tried_row(texts, article));
    values["has_rows"] = !trial.articles.empty();
    values["fault"] = trial.fault.empty() ? json(false) : json(trial.fault);
    for (const std::string &warning : trial.warnings)
        values["warnings"].push_back({{"text", warning}});
    values["is_cut"] = trial.ran_out_of_time;
    return show(call, {"trial", heading, "system"}, std::move(values));
}

http::ServerResponse answer_publisher_trial(const Call &call) {
    const Texts &texts = texts_of(call);
    const std::string heading = texts.say("trial.publisher", call.argument);
    json values = trial_values(heading);
    try {
        for (const publish::Finding &finding : work::try_publisher(*speaker_of(call), call.argument))
            values["findings"].push_back({{"what", finding.what},
                                          {"tone", finding.is_good ? "good" : "bad"},
                                          {"state", texts.say(finding.is_good ? "trial.good" : "trial.bad")},
                                          {"detail", finding.detail}});
    } catch (const Error &error) {
        if (next_step(error) != Next::skip)
            throw;
        return unknown_connection(call);
    }
    return show(call, {"trial", heading, "system"}, std::move(values));
}

} // namespace baonoi::serve::console
