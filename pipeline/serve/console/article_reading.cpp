// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/article_reading.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

using nlohmann::json;

namespace {

constexpr std::size_t most_words = 8000; // each by itself; what comes after them is shown by sentences
constexpr std::size_t most_drops = 200, longest_drop = 600; // bytes

std::string rule_text(const Texts &texts, const std::string &rule) {
    const std::string key = fmt::format("rules.{}", rule.substr(0, rule.find(':')));
    return texts.has(key) ? texts.say(key) : rule;
}

// Said otherwise than its letters stand, so that an editor wants to know why.
bool is_marked(const json &token) {
    const auto &spoken = token.at("spoken").get_ref<const std::string &>();
    return !spoken.empty() && (token.at("unknown").get<bool>() ||
                               icu::lower_case(icu::nfc(token.at("text").get_ref<const std::string &>())) !=
                                   icu::lower_case(icu::nfc(spoken)));
}

json token_row(const Texts &texts, const json &token) {
    json row = {{"plain", false}, {"word", false}, {"mark", false}};
    if (token.at("from").is_null() || token.at("to").is_null()) {
        row["plain"] = token.at("text");
        return row;
    }
    json word = {{"text", token.at("text")}, {"from", token.at("from")}, {"to", token.at("to")}};
    if (!is_marked(token)) {
        row["word"] = std::move(word);
        return row;
    }
    word["spoken"] = token.at("spoken");
    word["rule"] = rule_text(texts, token.at("rule").get<std::string>());
    word["is_unknown"] = token.at("unknown");
    row["mark"] = std::move(word);
    return row;
}

// When its first word is heard; empty: it is silent.
std::string begin_of(const json &tokens) {
    for (const json &token : tokens)
        if (token.at("from").is_number())
            return token["from"].dump();
    return "";
}

json sentence_row(const Texts &texts, const json &sentence, std::size_t &words, std::size_t number) {
    const json &tokens = sentence.at("tokens");
    const std::string begin = begin_of(tokens);
    json rows = json::array();
    if (words + tokens.size() <= most_words)
        for (const json &token : tokens)
            rows.push_back(token_row(texts, token));
    else
        rows.push_back({{"plain", sentence.at("text")}, {"word", false}, {"mark", false}});
    words += tokens.size();
    return {{"number", number},
            {"begin", begin.empty() ? json(false) : json(begin)},
            {"text", sentence.at("text")},
            {"spoken", sentence.at("spoken")},
            {"tokens", rows}};
}

// A rule of a site's own stays as it is.
std::string drop_text(const Texts &texts, const std::string &rule) {
    const std::string key = fmt::format("drops.{}", rule);
    return rule.find_first_of("./~") == std::string::npos && texts.has(key) ? texts.say(key) : rule;
}

json drops_of(const Texts &texts, const json &reading) {
    json rows = json::array();
    for (const json &drop : reading.at("drops")) {
        const std::string text = fold_blanks(drop.at("text").get<std::string>());
        if (rows.size() < most_drops && !text.empty())
            rows.push_back({{"text", shorten(text, longest_drop)},
                            {"may_read", text.size() <= longest_drop},
                            {"rule", drop_text(texts, drop.at("rule").get<std::string>())}});
    }
    return rows;
}

} // namespace

json reading_value(const Texts &texts, store::Store &store, const store::ArticleRecord &article) {
    const auto kept = store.reading(article.source, article.input, article.content_hash);
    const json reading = kept ? json::parse(*kept, nullptr, false) : json();
    if (!reading.is_object())
        return false;
    json sentences = json::array();
    std::size_t words = 0;
    for (const json &block : reading.at("blocks"))
        for (const json &sentence : block.at("sentences"))
            if (!trimmed(sentence.at("text").get_ref<const std::string &>()).empty())
                sentences.push_back(sentence_row(texts, sentence, words, sentences.size() + 1));
    json drops = drops_of(texts, reading);
    const bool has_drops = !drops.empty();
    return {{"sentences", std::move(sentences)}, {"drops", std::move(drops)}, {"has_drops", has_drops}};
}

} // namespace baonoi::serve::console
