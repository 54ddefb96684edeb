// SPDX-License-Identifier: GPL-3.0-or-later
// The reading by rule of names that are in no lexicon: letters to sounds by the rows of names.tsv, longest
// first, and sounds to Vietnamese syllables. The class of words asks it; which language a name is of is said
// by name_origin.h.
#pragma once

#include "normalise/name_syllables.h"

#include <array>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

class NameRules {
public:
    // Reads names.tsv of the folder. Throws stop naming file and line when it is malformed.
    explicit NameRules(const std::filesystem::path &folder);
    NameRules(NameRules &&) noexcept = default;
    NameRules(const NameRules &) = delete;

    // Vietnamese syllables; empty for a name that has no vowel, or letters of another script. The language
    // is one of names.tsv; for others the rows of all languages hold.
    std::string read(std::string_view name, std::string_view language) const;

    struct Example {
        std::string language, name, said, where;
    };
    const std::vector<Example> &examples() const { return examples_; }
    const std::vector<std::string> &languages() const { return languages_; }

private:
    // One place of a context: some letters, or none of them.
    struct Item {
        std::u32string_view letters; // of contexts_, or constant
        bool negated = false;
    };
    using Context = std::vector<std::vector<Item>>; // alternatives; none: anywhere
    struct Rule {
        std::u32string letters;
        std::uint32_t languages = 0;
        Context left; // each alternative from the name's letter outward
        Context right;
        std::vector<Sound> sounds;
    };
    Context context_of(std::string_view cell, bool leftward);
    static bool holds(const Context &context, std::u32string_view outward);
    std::uint32_t mask_of(std::string_view cell);
    // before: the letters before the rest, the nearest first.
    const Rule *rule_at(std::u32string_view before, std::u32string_view rest, std::uint32_t language) const;

    std::vector<std::string> languages_;
    std::deque<std::u32string> contexts_;      // as they are written
    std::array<std::vector<Rule>, 128> rules_; // by the first letter; 0: those beyond a to z
    std::vector<Example> examples_;
};

} // namespace baonoi::normalise
