// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/lexicon_changes.h"

#include "base/error.h"
#include "lib/icu/unicode.h"
#include "normalise/lexicon.h"
#include "work/order_kinds.h"

#include <fmt/format.h>

namespace baonoi::work {

namespace {

using normalise::LexiconChange;

constexpr std::size_t most_looked_at = 1000; // changes of one word

// To an editor a lexicon that cannot be used is a reason like others; what passes by itself stays.
template <class Work>
auto told(Work work) {
    try {
        return work();
    } catch (const Error &error) {
        if (error.next() == Next::retry || error.next() == Next::skip)
            throw;
        throw Error(Next::skip, describe(error));
    }
}

std::string said_so(const normalise::LexiconOrder &order) {
    return order.said.empty() ? fmt::format("\"{}\"", order.word)
                              : fmt::format("\"{}\": \"{}\"", order.word, order.said);
}

OrderKind order_of(LexiconChange change, bool undoes) {
    return undoes                             ? OrderKind::lexicon_undo
           : change == LexiconChange::removed ? OrderKind::lexicon_remove
                                              : OrderKind::lexicon_add;
}

} // namespace

std::string_view name_of(LexiconChange change) {
    switch (change) {
    case LexiconChange::added:
        return "added";
    case LexiconChange::replaced:
        return "replaced";
    case LexiconChange::removed:
        return "removed";
    case LexiconChange::none:
        break;
    }
    return "unchanged";
}

normalise::LexiconOrder with_case(normalise::LexiconOrder order, WordCase which) {
    const std::string small = icu::lower_case(normalise::lexicon_text(order.word));
    if (which == WordCase::any)
        order.word = small;
    if (which == WordCase::exact && small == normalise::lexicon_text(order.word))
        throw Error(Next::skip,
                    fmt::format("\"{}\" has no capital letter: such an entry is for any case", order.word));
    return order;
}

std::int64_t note_lexicon_change(store::Store &store, const normalise::OwnChange &change,
                                 const normalise::LexiconOrder &order, const std::string &who,
                                 std::int64_t undoes) {
    if (change.change == LexiconChange::none)
        return 0;
    store::LexiconChangeRecord record;
    record.who = who;
    record.what = undoes ? "undone" : name_of(change.change);
    record.word = normalise::lexicon_text(order.word);
    record.said = order.said;
    record.file = change.file;
    record.before = change.before;
    record.undoes = undoes;
    const std::int64_t id = store.note_lexicon_change(record);
    store.note_order({0, who, what_of(order_of(change.change, undoes != 0)), "", "", 0, said_so(order)});
    return id;
}

WordChange add_word(store::Store &store, const settings::Config &config,
                    const normalise::LexiconOrder &order) {
    return told([&]() -> WordChange {
        const normalise::LexiconOrder clean = normalise::checked_order(order);
        const normalise::OwnChange change = normalise::OwnLexicon(config.lexicon_folders).add(order);
        return {change.change, clean.word, change.file, note_lexicon_change(store, change, clean, order.by)};
    });
}

std::vector<WordChange> remove_word(store::Store &store, const settings::Config &config,
                                    const std::string &word, const std::string &who) {
    return told([&] {
        std::vector<WordChange> changes;
        const std::string clean = normalise::lexicon_text(word);
        for (const normalise::OwnChange &change : normalise::OwnLexicon(config.lexicon_folders).remove(clean))
            changes.push_back({change.change, clean, change.file,
                               note_lexicon_change(store, change, {clean, "", ""}, who)});
        return changes;
    });
}

WordChange undo_lexicon_change(store::Store &store, const settings::Config &config, std::int64_t id,
                               const std::string &who) {
    const auto record = store.lexicon_change(id);
    if (!record)
        throw Error(Next::skip, fmt::format("there is no change {} of the lexicon", id));
    if (record->is_undone)
        throw Error(Next::skip, fmt::format("the change {} is undone already", id));
    if (record->undoes != 0)
        throw Error(Next::skip, fmt::format("the change {} took another one back; enter the word again", id));
    for (const store::LexiconChangeRecord &later : store.lexicon_changes(record->word, most_looked_at)) {
        if (later.id == id)
            break;
        if (!later.is_undone && later.undoes == 0)
            throw Error(Next::skip, fmt::format("\"{}\" was changed since, by {}: undo the change {} first",
                                                record->word, later.who, later.id));
    }
    return told([&]() -> WordChange {
        const normalise::OwnChange change =
            normalise::OwnLexicon(config.lexicon_folders).restore(record->file, record->word, record->before);
        return {change.change, record->word, change.file,
                note_lexicon_change(store, change, {record->word, "", ""}, who, id)};
    });
}

} // namespace baonoi::work
