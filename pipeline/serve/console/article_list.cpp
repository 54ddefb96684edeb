// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/percent.h"
#include "base/utf8.h"
#include "serve/answers.h"
#include "serve/console/article_values.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"

#include <array>
#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;
using store::ArticleState;

constexpr std::size_t per_page = 50;

constexpr std::array states{ArticleState::attached, ArticleState::unchanged, ArticleState::attaching,
                            ArticleState::queued,   ArticleState::working,   ArticleState::outdated,
                            ArticleState::failed,   ArticleState::skipped,   ArticleState::missing};

std::string parameter(const Call &call, const std::string &name) {
    return valid_utf8(query_text(call, name));
}

// A wrong value is as none: addresses are typed by people, too.
store::ArticleQuery query_of(const Call &call) {
    store::ArticleQuery query;
    query.per_page = per_page;
    query.text = parameter(call, "q").substr(0, longest_search);
    query.source = parameter(call, "source");
    query.state = store::article_state_named(parameter(call, "state"));
    query.after =
        number_from(query_text(call, "after"), 0, std::numeric_limits<std::int64_t>::max()).value_or(0);
    return query;
}

// The list without its place.
std::string address_of(const store::ArticleQuery &query) {
    std::string address = "/articles";
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty())
            address += fmt::format("{}{}={}", address.find('?') == std::string::npos ? '?' : '&', name,
                                   percent_encoded(value));
    };
    add("q", query.text);
    add("source", query.source);
    add("state", query.state ? store::name_of(*query.state) : "");
    return address;
}

json choices_of_state(const Texts &texts, const store::ArticleQuery &query) {
    json choices = json::array();
    for (const ArticleState state : states)
        choices.push_back({{"value", store::name_of(state)},
                           {"name", texts.say(fmt::format("states_long.{}", store::name_of(state)))},
                           {"is_chosen", query.state == state}});
    return choices;
}

json choices_of_source(const Call &call, const store::ArticleQuery &query) {
    json choices = json::array();
    bool has_chosen = query.source.empty();
    for (const settings::SourceConfig &source : call.setup.config->sources) {
        choices.push_back(
            {{"value", source.settings.name}, {"is_chosen", source.settings.name == query.source}});
        has_chosen = has_chosen || source.settings.name == query.source;
    }
    if (!has_chosen) // one that is configured no longer
        choices.push_back({{"value", query.source}, {"is_chosen", true}});
    return choices;
}

} // namespace

http::ServerResponse answer_article_list(const Call &call) {
    const Texts &texts = texts_of(call);
    const store::ArticleQuery query = query_of(call);
    const store::ArticlePage found = call.server.store.articles(query);
    json rows = json::array();
    std::vector<std::string> recordings;
    for (const store::ArticleRecord &article : found.articles) {
        rows.push_back(article_row(texts, article));
        recordings.push_back(article.audio);
    }
    const std::string here = address_of(query);
    const bool is_filtered = here != "/articles";
    const std::string next = fmt::format("{}{}after={}", here, is_filtered ? '&' : '?', found.next);
    const std::string total = texts.count("articles.found", found.total);
    return show(call, {"articles", texts.say("articles.title"), "articles", 200, recordings},
                {{"rows", rows},
                 {"has_rows", !rows.empty()},
                 {"is_filtered", is_filtered},
                 {"total", found.has_more_than_total ? texts.say("articles.more_than", total) : total},
                 {"q", query.text},
                 {"states", choices_of_state(texts, query)},
                 {"sources", choices_of_source(call, query)},
                 {"next", found.next > 0 ? json(next) : json(false)},
                 {"first", query.after > 0 ? json(here) : json(false)},
                 {"back", here}});
}

} // namespace baonoi::serve::console
