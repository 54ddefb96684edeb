// SPDX-License-Identifier: GPL-3.0-or-later
// Names in no lexicon: every example of names.tsv, and how often the rules say a name as the lexicon does.
#include "normalise/sample_reader.h"
#include "test_paths.h"

#include "base/file.h"
#include "base/utf8.h"
#include "normalise/context.h"
#include "normalise/foreign_word.h"
#include "normalise/letters.h"
#include "normalise/lexicon_file.h"
#include "normalise/syllable.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <map>

namespace baonoi::test {

using namespace normalise;
namespace {

const NameRules &rules() {
    return shipped_reader().parts().name_rules;
}

std::string toneless(std::string_view said) {
    std::string out;
    for (std::size_t at = 0; at < said.size();) {
        const CodePoint point = decode_utf8(said, at);
        append_utf8(out, without_tone(to_lower(point.value)).base);
        at += point.length;
    }
    return out;
}

// FNV-1a: which half a name belongs to never changes.
bool is_tuned_on(std::string_view name) {
    std::uint32_t hash = 2166136261U;
    for (const char byte : name)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    return (hash >> 7U) % 2 == 0;
}

struct Agreement {
    std::size_t names = 0, equal = 0, syllables = 0, equal_syllables = 0;
};

// The longest common row of syllables.
std::size_t common(const std::vector<std::string_view> &a, const std::vector<std::string_view> &b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (const std::string_view one : a) {
        std::size_t corner = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = one == b[j] ? corner + 1 : std::max(row[j], above);
            corner = above;
        }
    }
    return row.back();
}

} // namespace

TEST(NameRules, EveryExampleIsReadSo) {
    EXPECT_GT(rules().examples().size(), 500U);
    for (const NameRules::Example &example : rules().examples())
        EXPECT_EQ(rules().read(example.name, example.language), example.said)
            << example.where << ": " << example.name;
}

// Set BAONOI_SHOW_NAMES to see each name, its language, the rule's reading and the lexicon's.
TEST(NameRules, SayNamesAsTheLexiconDoes) {
    std::map<std::string, std::string> languages;
    const std::string table = read_file(BAONOI_SOURCE_DIR "/tests/normalise/name_languages.tsv", 1U << 20U);
    for (const std::string_view line : split(table, '\n'))
        if (const std::size_t tab = line.find('\t'); tab != line.npos)
            languages[std::string(line.substr(0, tab))] = line.substr(tab + 1);
    std::map<bool, Agreement> halves;
    for (const LexiconEntry &entry : lexicon_entries({BAONOI_SOURCE_DIR "/config/lexicon"}, std::nullopt)) {
        const auto language = languages.find(entry.word);
        if (language == languages.end() || entry.aliases.size() != 1)
            continue;
        const std::string said = toneless(entry.aliases[0].said);
        const std::string read = rules().read(entry.word, language->second);
        const std::string ruled = toneless(read);
        const bool tuned = is_tuned_on(entry.word);
        Agreement &half = halves[tuned];
        half.names += 1;
        half.equal += said == ruled ? 1U : 0U;
        half.syllables += split(said, ' ').size();
        half.equal_syllables += common(split(said, ' '), split(ruled, ' '));
        if (std::getenv("BAONOI_SHOW_NAMES"))
            printf("%s\t%s\t%s\t%s\t%s\t%s\n", tuned ? "tuned" : "apart", said == ruled ? "equal" : "other",
                   entry.word.c_str(), language->second.c_str(), read.c_str(), entry.aliases[0].said.c_str());
    }
    for (const auto &[tuned, half] : halves)
        printf("%s: %zu of %zu names, %zu of %zu syllables\n", tuned ? "tuned" : "apart", half.equal,
               half.names, half.equal_syllables, half.syllables);
    EXPECT_GE(halves[false].names, 500U);
    EXPECT_GE(halves[false].equal * 100, halves[false].names * 65);
}

} // namespace baonoi::test
