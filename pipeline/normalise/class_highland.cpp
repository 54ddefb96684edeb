// SPDX-License-Identifier: GPL-3.0-or-later
// Names of the Central Highlands, which are written with Vietnamese letters and are no Vietnamese syllables:
// H'Hen, Ea Ktur, Đăk Pơ, Byă.
#include "normalise/classes.h"
#include "normalise/foreign_word.h"
#include "normalise/loan_word.h"
#include "normalise/syllable.h"

#include "base/utf8.h"

namespace baonoi::normalise {

namespace {

constexpr std::string_view language = "hl"; // of names.tsv

// The name by its letters, with its tone on the last syllable.
std::string read_letters(const Context &context, std::string_view name) {
    std::string level;
    Tone tone = Tone::level;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = decode_utf8(name, at);
        const Vowel vowel = without_tone(to_lower(point.value));
        append_utf8(level, vowel.base);
        tone = vowel.tone == Tone::level ? tone : vowel.tone;
        at += point.length;
    }
    std::string said = context.name_rules().read(level, language);
    if (tone == Tone::level || said.empty())
        return said;
    const std::size_t last = said.rfind(' ') == std::string_view::npos ? 0 : said.rfind(' ') + 1;
    std::string out = said.substr(0, last);
    bool marked = false;
    for (std::size_t at = last; at < said.size();) {
        const CodePoint point = decode_utf8(said, at);
        const char32_t base = without_tone(point.value).base;
        const bool carries = !marked && is_vowel(base);
        append_utf8(out, carries ? with_tone(base, tone) : point.value);
        marked = marked || carries;
        at += point.length;
    }
    return is_syllable(std::string_view(out).substr(last)) ? out : said;
}

// H'Hen, K'Bang, R'lấp, K'mar: the first letter is said with ờ.
std::string read_apostrophe(const Context &context, std::string_view word) {
    constexpr std::string_view first_letters = "bhkmnprsx";
    std::string_view rest = word.substr(1);
    const std::size_t mark = rest.starts_with('\'')  ? 1
                             : rest.starts_with("’") ? std::string_view("’").size()
                                                     : 0;
    if (mark == 0)
        return {};
    rest.remove_prefix(mark);
    const std::string folded = fold(word.substr(0, 1));
    if (rest.empty() || first_letters.find(folded) == std::string_view::npos)
        return {};
    std::string said = is_syllable(rest) ? std::string(rest) : read_letters(context, rest);
    if (said.empty())
        said = context.name_rules().read(rest, "und");
    return said.empty() ? said : (folded == "k" ? "c" : folded) + "ờ " + said;
}

// Tơr, Ngọk, Kđoh: an end that no Vietnamese syllable has, or two consonants that begin none.
bool is_shaped_like_one(std::string_view folded) {
    constexpr std::string_view ends = "krlh";
    constexpr std::string_view vietnamese = " th ch nh ph kh ng gh gi tr qu ";
    if (ends.find(folded.back()) != std::string_view::npos && !folded.ends_with("ch") &&
        !folded.ends_with("nh"))
        return folded[folded.size() - 2] != folded.back(); // Thànhh is a slip
    const CodePoint first = decode_utf8(folded, 0);
    const CodePoint second = decode_utf8(folded, first.length);
    if (is_vowel(first.value) || is_vowel(second.value))
        return false;
    const std::string onset = " " + std::string(folded.substr(0, first.length + second.length)) + " ";
    return vietnamese.find(onset) == std::string_view::npos;
}

} // namespace

void read_highland(const Context &context, std::size_t at, Candidates &out) {
    const Piece &piece = context.piece(at);
    if (piece.letters == Case::lower || piece.characters < 2)
        return;
    const std::string_view word = context.of(at);
    if (std::string said = read_apostrophe(context, word); !said.empty())
        add(out, "highland name", at + 1, std::move(said))
            .because("a letter and an apostrophe before a name", 40);
    if (piece.letters != Case::title)
        return;
    const std::string folded = context.folded(at);
    const bool shaped = is_shaped_like_one(folded) && has_vietnamese_letter(word);
    constexpr std::size_t longest = 5; // letters of Krông
    const bool behind = context.is_blank(at - 1) && context.is_capitalised(at - 2) &&
                        context.piece(at - 2).characters <= longest && context.is_in(Set::highland, at - 2) &&
                        is_pronounceable(folded);
    if ((!behind && !shaped) || is_syllable(word) || !is_sayable(word) || !loan_reading(word).empty())
        return;
    if (std::string said = read_letters(context, word); !said.empty())
        add(out, "foreign name", at + 1, std::move(said))
            .when(behind, "behind a word for a place of the Central Highlands", 42)
            .when(!behind, "the letters of a name of the Central Highlands", 20)
            .unknown = true;
}

} // namespace baonoi::normalise
