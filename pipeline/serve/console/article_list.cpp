// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/percent.h"
#include "base/utf8.h"
#include "serve/answers.h"
#include "serve/console/article_values.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"
#include "work/orders.h"

#include <array>
#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;
using store::ArticleState;

constexpr std::size_t per_page = 50, most_sections = 200;

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
    query.section = query.source.empty() ? "" : parameter(call, "section");
    query.voice = parameter(call, "voice");
    query.state = store::article_state_named(parameter(call, "state"));
    query.after =
        number_from(query_text(call, "after"), 0, std::numeric_limits<std::int64_t>::max()).value_or(0);
    return query;
}

// The list without its place.
std::string address_of_query(const store::ArticleQuery &query) {
    std::string address = "/articles";
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty())
            address += fmt::format("{}{}={}", address.find('?') == std::string::npos ? '?' : '&', name,
                                   percent_encoded(value));
    };
    add("q", query.text);
    add("source", query.source);
    add("section", query.section);
    add("voice", query.voice);
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

std::vector<std::string> sources_of(const Call &call) {
    std::vector<std::string> names;
    for (const settings::SourceConfig &source : call.setup.config->sources)
        names.push_back(source.settings.name);
    return names;
}

// Of the chosen source; others have their own.
std::vector<std::string> sections_of(const Call &call, const std::string &source) {
    std::vector<std::string> names;
    if (!source.empty())
        for (const auto &[section, articles] : call.server.store.sections(source))
            if (!section.empty() && names.size() < most_sections)
                names.push_back(section);
    return names;
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
    const json sections = choices_of(sections_of(call, query.source), query.section);
    const std::string here = address_of_query(query);
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
                 {"sources", choices_of(sources_of(call), query.source)},
                 {"sections", sections},
                 {"has_sections", !sections.empty()},
                 {"voices", choices_of(work::voice_names(*call.setup.config), query.voice)},
                 {"next", found.next > 0 ? json(next) : json(false)},
                 {"first", query.after > 0 ? json(here) : json(false)},
                 {"back", here}});
}

} // namespace baonoi::serve::console
