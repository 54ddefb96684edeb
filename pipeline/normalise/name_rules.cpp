// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/name_rules.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "normalise/letters.h"
#include "normalise/table_rows.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::normalise {

namespace {

constexpr std::string_view all_languages = "*";
constexpr std::size_t most_languages = 32;
constexpr std::size_t longest_ruled_name = 40; // letters
constexpr std::u32string_view vowels_and_edge = U"aeiouyäëïöüåæøœıáàâãéèêíìîóòôõúùûýāēīōūăąęėįųőű ";
constexpr std::u32string_view vowel_letters = vowels_and_edge.substr(0, vowels_and_edge.size() - 1);
constexpr char32_t edge = vowels_and_edge.back(); // before the first letter and after the last

std::u32string letters_of(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        out += point.value;
        at += point.length;
    }
    return out;
}

std::size_t bucket_of(char32_t letter) {
    return letter < 128 ? static_cast<std::size_t>(letter) : 0;
}

} // namespace

// V a vowel letter, C any other letter, ^ and $ the ends, [abc] one of them, [^abc] none of them.
NameRules::Context NameRules::context_of(std::string_view cell, bool leftward) {
    Context context;
    if (cell.empty() || cell == "-")
        return context;
    for (const std::string_view alternative : split(cell, '|')) {
        std::vector<Item> &items = context.emplace_back();
        std::u32string &kept = contexts_.emplace_back(letters_of(alternative));
        std::replace(kept.begin(), kept.end(), U'$', edge);
        const std::u32string_view text = kept;
        for (std::size_t at = 0; at < text.size(); ++at) {
            Item item{text.substr(at, 1), false};
            if (text[at] == U'[') {
                item.negated = text[at + 1] == U'^';
                const std::size_t end = std::min(text.find(U']', at), text.size());
                const std::size_t from = at + (item.negated ? 2U : 1U);
                item.letters = text.substr(from, end - from);
                at = end;
            } else if (text[at] == U'V') {
                item.letters = vowel_letters;
            } else if (text[at] == U'C') {
                item = {vowels_and_edge, true};
            } else if (text[at] == U'^') {
                item.letters = vowels_and_edge.substr(vowel_letters.size());
            }
            items.push_back(item);
        }
        if (leftward)
            std::reverse(items.begin(), items.end());
    }
    return context;
}

bool NameRules::holds(const Context &context, std::u32string_view outward) {
    if (context.empty())
        return true;
    const auto fits = [&](const std::vector<Item> &items) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            const char32_t letter = i < outward.size() ? outward[i] : edge;
            if ((items[i].letters.find(letter) != std::string_view::npos) == items[i].negated)
                return false;
        }
        return true;
    };
    return std::any_of(context.begin(), context.end(), fits);
}

std::uint32_t NameRules::mask_of(std::string_view cell) {
    if (cell == all_languages)
        return 0;
    std::uint32_t mask = 0;
    for (const std::string_view language : split(cell, ',')) {
        auto found = std::find(languages_.begin(), languages_.end(), language);
        if (found == languages_.end() && languages_.size() < most_languages)
            found = languages_.insert(languages_.end(), std::string(language));
        mask |= std::uint32_t{1} << static_cast<unsigned>(found - languages_.begin());
    }
    return mask;
}

NameRules::NameRules(const std::filesystem::path &folder) {
    for (const TableRow &row : TableRows(folder / "names.tsv", 6)) {
        const auto sounds = sounds_of(row.cells[4]);
        Rule rule{letters_of(row.cells[1]), mask_of(row.cells[0]), context_of(row.cells[2], true),
                  context_of(row.cells[3], false), sounds.value_or(std::vector<Sound>())};
        if (!sounds || rule.letters.empty())
            throw Error(Next::stop,
                        fmt::format("{}: \"{}\" are no sounds of Vietnamese", row.where(), row.cells[4]));
        rules_[bucket_of(rule.letters[0])].push_back(std::move(rule));
        if (const std::size_t blank = row.cells[5].find(' '); blank != std::string::npos)
            examples_.push_back({std::string(split(row.cells[0], ',')[0]),
                                 std::string(row.cells[5].substr(0, blank)),
                                 std::string(row.cells[5].substr(blank + 1)), row.where()});
    }
    const auto before = [](const Rule &a, const Rule &b) {
        return a.letters.size() != b.letters.size() ? a.letters.size() > b.letters.size()
                                                    : a.languages != 0 && b.languages == 0;
    };
    for (std::vector<Rule> &rules : rules_)
        std::stable_sort(rules.begin(), rules.end(), before);
}

const NameRules::Rule *NameRules::rule_at(std::u32string_view before, std::u32string_view rest,
                                          std::uint32_t language) const {
    for (const Rule &rule : rules_[bucket_of(rest[0])])
        if ((rule.languages == 0 || (rule.languages & language) != 0) && rest.starts_with(rule.letters) &&
            holds(rule.left, before) && holds(rule.right, rest.substr(rule.letters.size())))
            return &rule;
    return nullptr;
}

std::string NameRules::read(std::string_view name, std::string_view language) const {
    const auto found = std::find(languages_.begin(), languages_.end(), language);
    const auto bit = static_cast<unsigned>(found - languages_.begin());
    const std::uint32_t mask = found == languages_.end() ? 0 : std::uint32_t{1} << bit;
    std::u32string letters = letters_of(icu::lower_case(name));
    if (letters.size() > longest_ruled_name)
        return {};
    std::u32string backward(letters.rbegin(), letters.rend());
    std::vector<Sound> sounds;
    for (std::size_t at = 0; at < letters.size();) {
        const Rule *rule = rule_at(std::u32string_view(backward).substr(letters.size() - at),
                                   std::u32string_view(letters).substr(at), mask);
        if (!rule) { // an accent that no rule knows
            std::string letter;
            append_utf8(letter, letters[at]);
            const std::u32string base = letters_of(icu::base_letters(letter));
            if (base.size() != 1 || base[0] == letters[at])
                return {};
            backward[letters.size() - 1 - at] = letters[at] = base[0];
            continue;
        }
        sounds.insert(sounds.end(), rule->sounds.begin(), rule->sounds.end());
        at += rule->letters.size();
    }
    return syllables_of(sounds);
}

} // namespace baonoi::normalise
