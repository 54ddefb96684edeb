// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/listened_values.h"

#include "serve/console/article_values.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

using nlohmann::json;

namespace {

constexpr std::int64_t days_of_article = 30, days_of_list = 7;
constexpr std::size_t most_rows = 8;

std::int64_t since(const Call &call, std::int64_t days) {
    return store::day_in_vietnam(call.server.clock.unix_time()) - days + 1;
}

// "12 plays · 25 %: 9 · 50 %: 7 · 75 %: 6 · 100 %: 5"
std::string in_words(const Texts &texts, const store::ListenedCounts &counts) {
    std::string words = texts.count("listened.starts", counts[0]);
    for (std::size_t i = 1; i < counts.size(); ++i)
        words += fmt::format(" · {} %: {}", store::listened_points.at(i), texts.number(counts.at(i)));
    return words;
}

} // namespace

json listened_value(const Call &call, const Texts &texts, const store::ArticleRecord &article) {
    if (call.setup.config->player.beacon.empty())
        return false;
    return in_words(texts, call.server.store.listened(article.id, since(call, days_of_article)));
}

json most_listened_value(const Call &call, const Texts &texts) {
    json rows = json::array();
    for (const store::ListenedArticle &article :
         call.server.store.most_listened(since(call, days_of_list), most_rows))
        rows.push_back({{"title", article.title.empty() ? article.input : article.title},
                        {"address", address_of(article.input)},
                        {"counts", in_words(texts, article.counts)}});
    return {{"rows", rows}, {"has_rows", !rows.empty()}};
}

} // namespace baonoi::serve::console
