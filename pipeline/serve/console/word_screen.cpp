// SPDX-License-Identifier: GPL-3.0-or-later
// One word: how it is read and by whose word, where it was published, and what editors changed.
#include "base/error.h"
#include "serve/answers.h"
#include "serve/console/article_values.h"
#include "serve/console/lexicon_values.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"
#include "work/lexicon_impact.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

constexpr std::size_t most_sentences_shown = 60, most_changes_of_word = 100;

struct Places {
    json sentences = json::array();
    std::size_t articles = 0, all = 0;
    bool has_more = false;
    bool is_known = false; // somebody reads: what is said now can be told
};

Places places_of(const Call &call, const std::string &word) {
    Places places;
    const auto setup = call.server.callbacks.setup ? call.server.callbacks.setup() : nullptr;
    if (!setup)
        return places;
    const work::Impacts impacts = work::lexicon_impact(call.server.store, word, *setup->production.reader());
    for (const work::Impact &impact : impacts.sentences) {
        if (places.sentences.size() == most_sentences_shown)
            break;
        const auto &found = impact.found;
        places.sentences.push_back(
            {{"title", title_of(found.title, found.input)},
             {"address", address_of(found.input)},
             {"written", found.sentence.text},
             {"said", impact.said},
             {"published",
              found.sentence.spoken == impact.said ? json(false) : json(found.sentence.spoken)}});
    }
    places.articles = impacts.articles.size();
    places.all = impacts.sentences.size();
    places.has_more = impacts.has_more;
    places.is_known = true;
    return places;
}

} // namespace

http::ServerResponse show_word(const Call &call, WordForm form, int status) {
    const Texts &texts = texts_of(call);
    const auto entries = call.server.lexicon.entries(*call.setup.config);
    json rows = json::array();
    for (const work::ListedEntry *listed : work::entries_of_word(*entries, form.word)) {
        const normalise::LexiconEntry &entry = listed->entry;
        if (form.said.empty() && entry.aliases.size() == 1) {
            form.said = entry.aliases.front().said;
            form.role = entry.role;
        }
        rows.push_back(entry_value(texts, entry));
    }
    const Places places = places_of(call, form.word);
    if (!places.sentences.empty())
        form.sentence = places.sentences[0]["written"].get<std::string>();
    const json changes =
        change_rows(texts, call.server.store.lexicon_changes(form.word, most_changes_of_word));
    const auto count = static_cast<std::int64_t>(places.articles);
    const bool is_cut = places.has_more || places.all > places.sentences.size();
    return show(call, {"word", form.word, "lexicon", status},
                {{"word", form.word},
                 {"news", news_value(call, texts)},
                 {"has_folder", call.setup.config->lexicon_folders.size() > 1},
                 {"form", word_form_value(texts, form)},
                 {"rows", rows},
                 {"has_rows", !rows.empty()},
                 {"sentences", places.sentences},
                 {"has_sentences", !places.sentences.empty()},
                 {"is_looked_up", places.is_known},
                 {"again", texts.count("word_page.again", count)},
                 {"stands_in", texts.count("word_page.stands_in", count)},
                 {"is_cut", is_cut},
                 {"changes", changes},
                 {"has_changes", !changes.empty()},
                 {"back", address_of_word(form.word)}});
}

http::ServerResponse answer_word(const Call &call) {
    try {
        return show_word(call, {call.argument, "", "", ""}, 200);
    } catch (const Error &error) {
        if (next_step(error) != Next::skip)
            throw;
        return show_refused(call, "lexicon", describe(error), "/lexicon");
    }
}

} // namespace baonoi::serve::console
