// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/lexicon_list.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "normalise/lexicon.h"
#include "normalise/normalise.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::work {

namespace {

std::string without_marks(const std::string &text) {
    return icu::plain_letters(icu::nfc(valid_utf8(text)));
}

ListedEntry listed(normalise::LexiconEntry &&entry) {
    ListedEntry listed{std::move(entry), "", ""};
    const normalise::GraphemeKey key = normalise::key_of(listed.entry.word);
    listed.key = fmt::format("{}{}", key.capital ? '=' : '~', key.text());
    listed.folded = "\n" + without_marks(listed.entry.word) + "\n";
    for (const normalise::LexiconAlias &alias : listed.entry.aliases)
        listed.folded += without_marks(alias.said) + "\n";
    return listed;
}

bool says_the_same(const normalise::LexiconEntry &a, const normalise::LexiconEntry &b) {
    return a.aliases == b.aliases && a.phoneme == b.phoneme;
}

} // namespace

std::shared_ptr<const ListedEntries> LexiconList::entries(const settings::Config &config) {
    const std::string stamp = normalise::lexicon_stamp(config.lexicon_folders);
    const std::scoped_lock lock(mutex_);
    if (entries_ && stamp == stamp_)
        return entries_;
    auto entries = std::make_shared<ListedEntries>();
    try {
        for (normalise::LexiconEntry &entry : normalise::lexicon_entries(config.lexicon_folders, {}))
            entries->push_back(listed(std::move(entry)));
    } catch (const Error &error) {
        throw Error(Next::skip, describe(error));
    }
    std::stable_sort(entries->begin(), entries->end(), [](const ListedEntry &a, const ListedEntry &b) {
        return std::tuple(std::string_view(a.folded), std::string_view(a.key),
                          !a.entry.overridden_by.empty()) < std::tuple(std::string_view(b.folded),
                                                                       std::string_view(b.key),
                                                                       !b.entry.overridden_by.empty());
    });
    stamp_ = stamp;
    entries_ = std::move(entries);
    return entries_;
}

FoundEntries find_entries(const ListedEntries &entries, const std::string &text, bool of_newsroom,
                          std::size_t skipped, std::size_t most) {
    const std::string searched = without_marks(fold_blanks(text));
    FoundEntries found;
    for (const ListedEntry &listed : entries) {
        if ((of_newsroom && !listed.is_of_newsroom()) || listed.folded.find(searched) == std::string::npos)
            continue;
        if (found.total >= skipped && found.entries.size() < most)
            found.entries.push_back(&listed);
        ++found.total;
    }
    return found;
}

std::vector<const ListedEntry *> entries_of_word(const ListedEntries &entries, const std::string &word) {
    const std::string small = icu::lower_case(normalise::lexicon_text(word));
    std::vector<const ListedEntry *> found;
    for (const ListedEntry &listed : entries)
        if (icu::lower_case(listed.entry.word) == small)
            found.push_back(&listed);
    std::stable_partition(found.begin(), found.end(),
                          [](const ListedEntry *listed) { return listed->entry.overridden_by.empty(); });
    return found;
}

std::string_view name_of(ConflictKind kind) {
    switch (kind) {
    case ConflictKind::conflict:
        return "conflict";
    case ConflictKind::override:
        return "override";
    case ConflictKind::duplicate:
        break;
    }
    return "duplicate";
}

std::vector<Conflict> conflicts_in(const ListedEntries &entries) {
    std::map<std::string_view, const ListedEntry *> winners;
    for (const ListedEntry &entry : entries)
        if (entry.entry.overridden_by.empty())
            winners[entry.key] = &entry;
    std::vector<Conflict> conflicts;
    for (const ListedEntry &loser : entries) {
        const auto winner = winners.find(loser.key);
        if (loser.entry.overridden_by.empty() || winner == winners.end() || !winner->second->is_of_newsroom())
            continue;
        const ConflictKind kind = says_the_same(loser.entry, winner->second->entry) ? ConflictKind::duplicate
                                  : loser.is_of_newsroom()                          ? ConflictKind::conflict
                                                                                    : ConflictKind::override;
        conflicts.push_back({kind, winner->second, &loser});
    }
    return conflicts;
}

} // namespace baonoi::work
