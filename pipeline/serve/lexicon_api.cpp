// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/lexicon_api.h"

#include "base/error.h"
#include "base/iso_time.h"
#include "serve/answers.h"
#include "serve/body_fields.h"
#include "serve/token_values.h"
#include "work/lexicon_changes.h"
#include "work/lexicon_impact.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve {

namespace {

using nlohmann::json;

constexpr std::size_t most_ordered = 2000;    // articles made again by one request
constexpr std::size_t longest_preview = 1000; // bytes of a sentence
constexpr std::int64_t most_changes = 1000;

// The fields of a body, or the refusal of it.
using Fields = std::variant<std::map<std::string, std::string>, http::ServerResponse>;

Fields fields_of(const Call &call, const std::vector<std::string> &names,
                 const std::vector<std::string> &needed) {
    JsonFields fields = read_fields(call.request.body, names, OtherFields::refused);
    if (!fields.fault.empty())
        return http::refusal(400, fields.fault);
    for (const std::string &name : needed)
        if (fields.values[name].empty())
            return http::refusal(400, fmt::format("\"{}\" is needed", name));
    return std::move(fields.values);
}

// The entry that a body names: throws skip when it cannot be one.
normalise::LexiconOrder order_of(const Call &call, std::map<std::string, std::string> &fields) {
    const std::string &which = fields["case"];
    if (!which.empty() && which != "any" && which != "exact")
        throw Error(Next::skip, "\"case\" must be any or exact");
    const auto meant = which == "any"     ? work::WordCase::any
                       : which == "exact" ? work::WordCase::exact
                                          : work::WordCase::as_given;
    return work::with_case(
        {fields["word"], fields["say"], fields["class"], call.who, iso_time(call.server.clock.unix_time())},
        meant);
}

json change_value(const work::WordChange &change) {
    return {{"change", work::name_of(change.change)},
            {"word", change.word},
            {"file", change.file},
            {"id", change.id > 0 ? json(change.id) : json()}};
}

} // namespace

http::ServerResponse answer_lexicon_add(const Call &call) {
    Fields given = fields_of(call, {"word", "say", "class", "case"}, {"word", "say"});
    if (auto *refused = std::get_if<http::ServerResponse>(&given))
        return *refused;
    return told([&] {
        const work::WordChange change =
            work::add_word(call.server.store, *call.setup.config, order_of(call, std::get<0>(given)));
        const bool is_new = change.change == normalise::LexiconChange::added;
        return reply_with(change_value(change), is_new ? 201 : 200);
    });
}

http::ServerResponse answer_lexicon_remove(const Call &call) {
    const std::string word = query_text(call, "word");
    if (word.empty())
        return http::refusal(400, "word is needed: DELETE /api/lexicon?word=WORD");
    return told([&] {
        const auto changes = work::remove_word(call.server.store, *call.setup.config, word, call.who);
        if (changes.empty())
            return http::refusal(404, fmt::format("no lexicon of the newsroom has \"{}\"", word));
        json removed = json::array();
        for (const work::WordChange &change : changes)
            removed.push_back(change_value(change));
        return reply_with({{"changes", removed}});
    });
}

http::ServerResponse answer_lexicon_changes(const Call &call) {
    const auto limit = number_from(query_text(call, "limit", "100"), 1, most_changes);
    if (!limit)
        return refuse_number("limit", 1, most_changes);
    json changes = json::array();
    for (const store::LexiconChangeRecord &change :
         call.server.store.lexicon_changes(query_text(call, "word"), static_cast<std::size_t>(*limit)))
        changes.push_back({{"id", change.id},
                           {"at", time_value(change.at)},
                           {"who", change.who},
                           {"what", change.what},
                           {"word", change.word},
                           {"said", change.said},
                           {"file", change.file},
                           {"before", change.before},
                           {"undoes", change.undoes > 0 ? json(change.undoes) : json()},
                           {"is_undone", change.is_undone}});
    return reply_with({{"changes", changes}});
}

http::ServerResponse answer_lexicon_undo(const Call &call) {
    Fields given = fields_of(call, {"change"}, {"change"});
    if (auto *refused = std::get_if<http::ServerResponse>(&given))
        return *refused;
    const auto id = number_from(std::get<0>(given)["change"], 1, std::numeric_limits<std::int64_t>::max());
    if (!id)
        return http::refusal(400, "\"change\" must be the id of a change");
    if (!call.server.store.lexicon_change(*id))
        return http::refusal(404, fmt::format("there is no change {} of the lexicon", *id));
    return told([&] {
        return reply_with(
            change_value(work::undo_lexicon_change(call.server.store, *call.setup.config, *id, call.who)));
    });
}

http::ServerResponse answer_lexicon_impact(const Call &call) {
    return told([&] {
        const work::Impacts impacts = work::lexicon_impact(call.server.store, query_text(call, "word"),
                                                           *speaker_of(call)->production.reader());
        json sentences = json::array();
        for (const work::Impact &impact : impacts.sentences)
            sentences.push_back(work::json_of<json>(impact));
        return reply_with({{"word", impacts.word},
                           {"articles", impacts.articles.size()},
                           {"sentences", sentences},
                           {"has_more", impacts.has_more}});
    });
}

http::ServerResponse answer_lexicon_regenerate(const Call &call) {
    Fields given = fields_of(call, {"word", "reason"}, {"word"});
    if (auto *refused = std::get_if<http::ServerResponse>(&given))
        return *refused;
    auto &fields = std::get<0>(given);
    if (fields["reason"].size() > work::longest_reason)
        return http::refusal(400, fmt::format("\"reason\" is longer than {} bytes", work::longest_reason));
    return told([&] {
        const work::Again again = work::regenerate_with_word(
            call.server.store, *call.setup.config, fields["word"], *speaker_of(call)->production.reader(),
            {call.who, "", fields["reason"]}, most_ordered);
        if (call.server.callbacks.wake)
            call.server.callbacks.wake();
        return reply_with({{"jobs", again.jobs}, {"refused", again.refused}, {"has_more", again.has_more}},
                          202);
    });
}

namespace {

// Those that are decided for the article in which the text stands.
std::vector<WordReading> words_of(const Call &call, const std::string &article) {
    if (article.empty())
        return {};
    const auto found = call.server.store.find_article(article);
    if (!found)
        throw Error(Next::skip, fmt::format("no article is known as \"{}\"", article));
    return call.server.store.decision(found->source, found->input).words;
}

http::ServerResponse preview(const Call &call, bool as_audio) {
    Fields given = fields_of(call, {"text", "word", "say", "class", "case", "voice", "article"}, {"text"});
    if (auto *refused = std::get_if<http::ServerResponse>(&given))
        return *refused;
    auto &fields = std::get<0>(given);
    if (fields["text"].size() > longest_preview)
        return http::refusal(400, fmt::format("\"text\" is longer than {} bytes", longest_preview));
    if (fields["word"].empty() != fields["say"].empty())
        return http::refusal(400, "\"word\" and \"say\" go together");
    return told([&]() -> http::ServerResponse {
        std::optional<normalise::LexiconOrder> entry;
        if (!fields["word"].empty())
            entry = order_of(call, fields);
        const auto setup = speaker_of(call);
        const normalise::ExplainedLine read =
            work::try_reading(*setup, fields["text"], words_of(call, fields["article"]), entry);
        if (as_audio)
            return {200, "audio/mpeg", work::speak_trial(*setup, read, fields["voice"])};
        return reply_with(
            {{"text", read.line.text},
             {"sentences", sentence_values(read.line.text, read.line.utterances, read.choices)}});
    });
}

} // namespace

http::ServerResponse answer_lexicon_preview(const Call &call) {
    return preview(call, call.request.header("accept").find("audio/mpeg") != std::string::npos);
}

http::ServerResponse answer_lexicon_preview_mp3(const Call &call) {
    return preview(call, true);
}

} // namespace baonoi::serve
