// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/lexicon_file.h"

#include "normalise/lexicon.h"

#include <fmt/format.h>
#include <map>
#include <utility>

namespace baonoi::normalise {

namespace {

LexiconEntry entry_of(const xml::XmlFile &file, const pugi::xml_node &lexeme,
                      const pugi::xml_node &grapheme) {
    LexiconEntry entry;
    entry.word = lexicon_text(grapheme.text().get());
    entry.role = role_of(lexeme);
    entry.phoneme = phoneme_of(lexeme);
    entry.aliases = aliases_of(lexeme);
    entry.file = file.name();
    entry.line = file.line(grapheme);
    entry.by = lexeme.attribute("b:by").value();
    entry.at = lexeme.attribute("b:at").value();
    return entry;
}

// How well an entry stands for a word: 0 as it is written, 1 in any case, 2 only in another case (FACEBOOK
// for Facebook), 3 not at all.
int rank_of(const GraphemeKey &entry, const GraphemeKey &word) {
    if (entry.capital && entry.exact == word.exact)
        return 0;
    if (!entry.capital && entry.folded == word.folded)
        return 1;
    return entry.capital && entry.small && entry.folded == word.folded ? 2 : 3;
}

std::string place_of(const LexiconEntry &entry) {
    return fmt::format("{}:{}", entry.file, entry.line);
}

void mark_winner(std::vector<LexiconEntry> &entries, const std::string &word) {
    const GraphemeKey key = key_of(word);
    std::vector<LexiconEntry> kept;
    std::vector<int> ranks;
    for (LexiconEntry &entry : entries)
        if (const int rank = rank_of(key_of(entry.word), key); rank < 3) {
            kept.push_back(std::move(entry));
            ranks.push_back(rank);
        }
    std::size_t winner = 0;
    for (std::size_t i = 1; i < kept.size(); ++i)
        if (std::pair(kept[i].folder, -ranks[i]) >= std::pair(kept[winner].folder, -ranks[winner]))
            winner = i;
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (i != winner)
            kept[i].overridden_by = place_of(kept[winner]);
    entries = std::move(kept);
}

void mark_winners(std::vector<LexiconEntry> &entries) {
    std::map<std::pair<bool, std::string>, std::size_t> last;
    const auto id_of = [](const LexiconEntry &entry) {
        const GraphemeKey key = key_of(entry.word);
        return std::pair(key.capital, key.text());
    };
    for (std::size_t i = 0; i < entries.size(); ++i)
        last[id_of(entries[i])] = i;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (const std::size_t winner = last[id_of(entries[i])]; winner != i)
            entries[i].overridden_by = place_of(entries[winner]);
}

} // namespace

std::vector<LexiconEntry> lexicon_entries(const std::vector<std::filesystem::path> &folders,
                                          const std::optional<std::string> &word) {
    const Lexicon refuses_malformed_files(folders);
    std::vector<LexiconEntry> entries;
    for (std::size_t i = 0; i < folders.size(); ++i)
        for (const std::filesystem::path &path : lexicon_files(folders[i])) {
            const xml::XmlFile file = xml::XmlFile::read(path, lexicon_file_limit);
            for (const pugi::xml_node &lexeme : file.root().children("lexeme"))
                for (const pugi::xml_node &grapheme : lexeme.children("grapheme"))
                    entries.emplace_back(entry_of(file, lexeme, grapheme)).folder = i;
        }
    if (word)
        mark_winner(entries, lexicon_text(*word));
    else
        mark_winners(entries);
    return entries;
}

} // namespace baonoi::normalise
