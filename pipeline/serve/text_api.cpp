// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/text_api.h"

#include "base/error.h"
#include "base/file.h"
#include "base/iso_time.h"
#include "serve/answers.h"
#include "serve/token_values.h"
#include "work/reading_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve {

namespace {

using nlohmann::json;

constexpr std::size_t longest_manifest = 64U << 20U; // bytes
constexpr std::int64_t most_words = 1000;
constexpr std::size_t places_of_word = 3;

// Beside the recording on this disk, where the store kept nothing: it was made by an older version.
std::optional<std::string> reading_on_disk(const store::ArticleRecord &article) {
    const std::filesystem::path audio = article.audio;
    if (!audio.is_absolute() || audio.extension() != ".mp3")
        return std::nullopt;
    try {
        return work::reading_of_manifest(
            read_file(std::filesystem::path(audio).replace_extension(".json"), longest_manifest),
            article.content_hash);
    } catch (const Error &error) {
        if (next_step(error) == Next::retry)
            throw;
        return std::nullopt;
    }
}

struct Found {
    store::ArticleRecord article;
    std::string reading;
};

std::variant<Found, http::ServerResponse> find_reading(const Call &call) {
    auto heard = heard_article(call);
    if (auto *refused = std::get_if<http::ServerResponse>(&heard))
        return std::move(*refused);
    auto &article = std::get<store::ArticleRecord>(heard);
    auto reading = call.server.store.reading(article.source, article.input, article.content_hash);
    if (!reading)
        reading = reading_on_disk(article);
    if (!reading)
        return http::refusal(
            404, fmt::format("nothing is kept of how {} was read; make it again to see it", article.input));
    return Found{std::move(article), std::move(*reading)};
}

} // namespace

http::ServerResponse answer_text(const Call &call) {
    auto found = find_reading(call);
    if (auto *refused = std::get_if<http::ServerResponse>(&found))
        return std::move(*refused);
    const auto &[article, reading] = std::get<Found>(found);
    http::ServerResponse response = reply_with({{"id", article.id},
                                                {"source", article.source},
                                                {"input", article.input},
                                                {"url", article.url},
                                                {"title", article.title},
                                                {"content_hash", article.content_hash},
                                                {"voice", article.voice},
                                                {"duration", article.duration}});
    // What is kept is JSON already: its fields follow these.
    response.body.replace(response.body.rfind('}'), std::string::npos, ",");
    response.body += std::string_view(reading).substr(1);
    response.body += '\n';
    return response;
}

http::ServerResponse answer_reading(const Call &call) {
    auto found = find_reading(call);
    if (auto *refused = std::get_if<http::ServerResponse>(&found))
        return std::move(*refused);
    const auto &[article, reading] = std::get<Found>(found);
    const produce::Reading again = work::read_again(
        *speaker_of(call), reading, call.server.store.decision(article.source, article.input).words);
    json blocks = json::array();
    for (const normalise::ExplainedBlock &block : again.blocks)
        blocks.push_back({{"block", block.block},
                          {"sentences", sentence_values(again.script.blocks[block.block].text,
                                                        block.utterances, block.choices)}});
    return reply_with({{"id", article.id}, {"blocks", blocks}});
}

http::ServerResponse answer_unknown_words(const Call &call) {
    const auto limit = number_from(query_text(call, "limit", "100"), 1, most_words);
    if (!limit)
        return refuse_number("limit", 1, most_words);
    const std::string since = query_text(call, "since");
    const auto from = since.empty()   ? std::optional<std::int64_t>(0)
                      : is_day(since) ? unix_time_of(since + "T00:00:00")
                                      : unix_time_of(since);
    if (!from)
        return http::refusal(400, "since must be a time in UTC as 2026-11-01T08:00:00Z, or a day");
    const auto setup = speaker_of(call);
    json words = json::array();
    for (const store::UnknownWordCount &word :
         call.server.store.unknown_words(*from, static_cast<std::size_t>(*limit), places_of_word)) {
        if (!work::is_unknown(*setup, word.text)) // somebody entered it since
            continue;
        json places = json::array();
        for (const auto &place : word.places)
            places.push_back({{"source", place.source},
                              {"input", place.input},
                              {"id", place.id},
                              {"title", place.title},
                              {"sentence", place.sentence}});
        words.push_back({{"word", word.text},
                         {"spoken", word.spoken},
                         {"language", word.language},
                         {"times", word.times},
                         {"articles", word.articles},
                         {"places", places}});
    }
    return reply_with({{"since", time_value(*from)}, {"words", words}});
}

} // namespace baonoi::serve
