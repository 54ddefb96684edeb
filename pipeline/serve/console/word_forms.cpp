// SPDX-License-Identifier: GPL-3.0-or-later
// What the lexicon's forms do: a word is entered, taken out, taken back, and its articles are made again.
#include "base/ascii.h"
#include "base/error.h"
#include "base/iso_time.h"
#include "base/percent.h"
#include "serve/answers.h"
#include "serve/console/lexicon_values.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"
#include "serve/form_fields.h"
#include "work/lexicon_changes.h"
#include "work/lexicon_impact.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

constexpr std::size_t most_articles_of_word = 200, most_undone = 20;

// Back to the page, which says what was done.
http::ServerResponse go_back(const std::string &back, const std::vector<std::int64_t> &changes) {
    return go_to(fmt::format("{}{}changed={}", back, back.find('?') == std::string::npos ? '?' : '&',
                             fmt::join(changes, "-")));
}

// What to an editor is a reason like others becomes a page that tells it.
template <class Work>
http::ServerResponse told_in_page(const Call &call, const std::string &back, Work work) {
    try {
        return work();
    } catch (const Error &error) {
        if (next_step(error) != Next::skip)
            throw;
        return show_refused(call, "lexicon", describe(error), back);
    }
}

std::string fault_of(const Texts &texts, const WordForm &form, const Error &error) {
    if (trimmed(form.said).empty())
        return texts.say("word.nothing_said");
    const std::vector<std::string> wrong = normalise::no_syllables(form.said);
    return wrong.empty() ? texts.refusal(describe(error))
                         : texts.say("word.no_syllable", fmt::format("{}", fmt::join(wrong, ", ")));
}

} // namespace

http::ServerResponse answer_word_form(const Call &call) {
    const FormFields fields(call.request.body);
    WordForm form{fields.one("word"), fields.one("say"), fields.one("class"), fields.one("sentence")};
    try {
        const work::WordChange change = work::add_word(
            call.server.store, *call.setup.config,
            {form.word, form.said, form.role, call.who, iso_time(call.server.clock.unix_time())});
        return go_back(address_of_word(change.word), {change.id});
    } catch (const Error &error) {
        if (next_step(error) != Next::skip)
            throw;
        form.fault = fault_of(texts_of(call), form, error);
        return show_lexicon(call, form, 422);
    }
}

http::ServerResponse answer_word_removal(const Call &call) {
    const FormFields fields(call.request.body);
    const std::string back = own_address(fields.one("back"));
    return told_in_page(call, back, [&] {
        std::vector<std::int64_t> changes;
        for (const work::WordChange &change :
             work::remove_word(call.server.store, *call.setup.config, fields.one("word"), call.who))
            changes.push_back(change.id);
        return go_back(back, changes.empty() ? std::vector<std::int64_t>{0} : changes);
    });
}

http::ServerResponse answer_word_undo(const Call &call) {
    const FormFields fields(call.request.body);
    const std::string back = own_address(fields.one("back"));
    return told_in_page(call, back, [&] {
        std::vector<std::int64_t> changes;
        for (const std::string &text : fields.all("change"))
            for (const std::int64_t id : numbers_of(text, most_undone))
                changes.push_back(
                    work::undo_lexicon_change(call.server.store, *call.setup.config, id, call.who).id);
        return go_back(back, changes);
    });
}

http::ServerResponse answer_word_again(const Call &call) {
    const FormFields fields(call.request.body);
    const std::string back = own_address(fields.one("back"));
    return told_in_page(call, back, [&] {
        const work::Again again = work::regenerate_with_word(
            call.server.store, *call.setup.config, fields.one("word"), *speaker_of(call)->production.reader(),
            {call.who, "", ""}, most_articles_of_word);
        if (call.server.callbacks.wake)
            call.server.callbacks.wake();
        if (again.jobs.empty()) {
            const Texts &texts = texts_of(call);
            std::string faults;
            for (const std::string &fault : again.refused)
                faults += texts.refusal(fault) + "\n";
            return show_refused(call, "lexicon", faults.empty() ? texts.say("word_page.nowhere") : faults,
                                back);
        }
        return go_to(fmt::format("/orders/{}?order=regenerate&back={}", fmt::join(again.jobs, "-"),
                                 percent_encoded(back)));
    });
}

} // namespace baonoi::serve::console
