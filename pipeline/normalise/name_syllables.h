// SPDX-License-Identifier: GPL-3.0-or-later
// The sounds of a foreign name to Vietnamese syllables: which consonant closes a syllable, which opens one,
// which is said alone (xờ) and which is not heard. NameRules makes the sounds; nothing here knows a language.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

// A consonant, or the vowels of one syllable. A consonant is one character: C for ch, F ph, J nh, K kh, N ng,
// R tr, T th, c k, j gi, z d, w a u that glides into the vowel behind it; the rest as they are written.
struct Sound {
    std::u32string letters;
    bool vowel = false;
    bool closes = false; // a consonant that belongs to the vowel before it: ac, but not a.c
};

// Sounds as a table writes them: "xờ" is x and ờ, "n.g" n and g, "i.a" two vowels, "ac" a closed syllable,
// "_p.l" a p that closes one and l,
// "-" nothing. Nothing when a letter is none of Vietnamese, j, w or z.
std::optional<std::vector<Sound>> sounds_of(std::string_view written);

// Syllables that is_syllable() takes, separated by blanks; empty when there is no vowel among the sounds.
std::string syllables_of(const std::vector<Sound> &sounds);

} // namespace baonoi::normalise
