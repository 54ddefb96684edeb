// SPDX-License-Identifier: GPL-3.0-or-later
// English phrases inside Vietnamese: their small words (Fly Me to the Moon) and numbers (over 2,500 people),
// which by themselves would be Vietnamese.
#include "normalise/classes.h"
#include "normalise/foreign_word.h"
#include "normalise/numbers.h"
#include "normalise/numeral.h"
#include "normalise/syllable.h"

#include <array>

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_phrase = 12;        // words on each side
constexpr std::size_t fewest_words = 2;           // that are English beyond doubt
constexpr std::size_t longest_english_number = 9; // digits

// English beyond doubt, or another language of our letters: no Vietnamese syllable and no abbreviation.
bool is_foreign(const Context &context, std::size_t i) {
    return context.is_ascii_word(i) && context.piece(i).characters > 2 &&
           (context.piece(i).letters == Case::lower || context.piece(i).letters == Case::title) &&
           !is_syllable(context.of(i)) && is_pronounceable(context.folded(i));
}

bool is_small(const Context &context, std::size_t i) {
    return context.is_ascii_word(i) && (context.piece(i).characters > 1 || !context.is_upper(i)) &&
           context.is_in(Set::english, i);
}

// Foreign words of the phrase on one side of piece i, with single blanks between.
std::size_t foreign_beside(const Context &context, std::size_t i, bool leftward) {
    std::size_t count = 0;
    for (std::size_t n = 0; n < longest_phrase; ++n) {
        const std::size_t blank = leftward ? i - 1 : i + 1;
        const std::size_t next = leftward ? i - 2 : i + 2;
        if (!context.is_blank(blank) || (!is_foreign(context, next) && !is_small(context, next)))
            break;
        count += is_foreign(context, next) ? 1 : 0;
        i = next;
    }
    return count;
}

constexpr std::array<std::string_view, 20> units{"",        "one",     "two",       "three",    "four",
                                                 "five",    "six",     "seven",     "eight",    "nine",
                                                 "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                                 "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> tens{"",      "",      "twenty",  "thirty", "forty",
                                                "fifty", "sixty", "seventy", "eighty", "ninety"};

// Below one thousand, not zero.
void say_group(std::string &out, std::size_t value) {
    if (value >= 100) {
        say(out, units[value / 100]);
        say(out, "hundred");
    }
    const std::size_t rest = value % 100;
    if (rest < units.size())
        return say(out, units[rest]);
    say(out, tens[rest / 10]);
    say(out, units[rest % 10]);
}

std::string in_english(std::size_t value) {
    std::string out;
    constexpr std::array<std::pair<std::size_t, std::string_view>, 3> scales{
        {{1'000'000, "million"}, {1'000, "thousand"}, {1, ""}}};
    for (const auto &[scale, name] : scales) {
        if (const std::size_t group = value / scale % 1'000; group != 0) {
            say_group(out, group);
            say(out, name);
        }
    }
    return out;
}

// 2,500 between English words
void read_english_number(const Context &context, std::size_t at, Candidates &out) {
    std::string digits(context.of(at));
    std::size_t end = at + 1;
    for (; context.is(end, ',') && context.digits(end + 1) == 3; end += 2)
        digits += context.of(end + 1);
    if (end == at + 1 || digits.size() > longest_english_number || context.starts_with_zero(at) ||
        context.is(end, ',') || context.is(end, '.') || context.is(at - 1, ','))
        return;
    if (foreign_beside(context, at, true) + foreign_beside(context, end - 1, false) < fewest_words)
        return;
    const int value = small_number(digits);
    add(out, "english", end, in_english(static_cast<std::size_t>(value)))
        .because("in an English phrase", 60)
        .language = "en";
}

} // namespace

void read_english(const Context &context, std::size_t at, Candidates &out) {
    if (context.is_number(at))
        return read_english_number(context, at, out);
    if (!is_small(context, at))
        return;
    const std::size_t before = foreign_beside(context, at, true);
    const std::size_t after = foreign_beside(context, at, false);
    const bool capital = context.is_capitalised(at);
    const bool inside = before > 0 && after > 0;
    const bool at_edge = capital && before + after >= fewest_words;
    const bool article = capital && after > 0 && context.folded(at) == "the";
    if (inside || at_edge || article)
        add(out, "english", at + 1, std::string(context.of(at)))
            .because("a small word of an English phrase", 60)
            .language = "en";
}

} // namespace baonoi::normalise
