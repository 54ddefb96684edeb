// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/loan_word.h"

#include "base/utf8.h"
#include "normalise/letters.h"
#include "normalise/syllable.h"

#include <algorithm>
#include <array>
#include <vector>

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_loan = 16; // letters
constexpr std::size_t longest_syllable = 7;

struct Letter {
    char32_t written; // lower case, with its tone
    char32_t base;
    Tone tone;
    std::size_t begin; // byte of the word
};

// Onsets of loans that Vietnamese words do not have; a plain onset stands for each when the rime is tested.
struct Onset {
    std::u32string_view written;
    std::u32string_view plain;
};
constexpr std::array<Onset, 27> loan_onsets{{
    {U"xtr", U"tr"}, {U"phr", U"r"}, {U"phl", U"l"}, {U"xt", U"t"}, {U"xp", U"ph"}, {U"xc", U"kh"},
    {U"br", U"r"},   {U"bl", U"l"},  {U"cr", U"r"},  {U"cl", U"l"}, {U"dr", U"r"},  {U"đr", U"r"},
    {U"fr", U"r"},   {U"fl", U"l"},  {U"gr", U"r"},  {U"gl", U"l"}, {U"kr", U"r"},  {U"kl", U"l"},
    {U"pr", U"r"},   {U"pl", U"l"},  {U"xl", U"l"},  {U"f", U"ph"}, {U"j", U"d"},   {U"z", U"d"},
    {U"w", U"v"},    {U"k", U"kh"},  {U"c", U"kh"},
}};

bool is_stop(char32_t letter) {
    return letter == U'c' || letter == U'p' || letter == U't';
}

class Loan {
public:
    explicit Loan(std::string_view word) : word_(word) {
        for (std::size_t at = 0; at < word.size() && letters_.size() <= longest_loan;) {
            const CodePoint point = decode_utf8(word, at);
            const char32_t lower = to_lower(point.value);
            const Vowel vowel = without_tone(lower);
            letters_.push_back({lower, vowel.base, vowel.tone, at});
            at += point.length;
        }
    }

    std::string reading() {
        if (letters_.size() < 3 || letters_.size() > longest_loan || !split(0) || !is_vietnamese())
            return {};
        std::string out;
        for (std::size_t i = 0; i < ends_.size(); ++i)
            say(out, i == 0 ? 0 : ends_[i - 1], ends_[i]);
        return out;
    }

private:
    // The syllable [from, to) with Vietnamese onset and a tone that its end allows, as is_syllable wants it.
    std::string plain(std::size_t from, std::size_t to) const {
        std::u32string text;
        for (std::size_t i = from; i < to; ++i)
            text += letters_[i].written;
        if (ends_in_bare_stop(from, to))
            text[vowel_before(to) - from] = with_tone(letters_[vowel_before(to)].base, Tone::rising);
        std::string out;
        std::u32string_view rest = text;
        for (const Onset &onset : loan_onsets)
            if (rest.substr(0, onset.written.size()) == onset.written && rest.size() > onset.written.size()) {
                for (const char32_t letter : onset.plain)
                    append_utf8(out, letter);
                rest.remove_prefix(onset.written.size());
                break;
            }
        for (const char32_t letter : rest)
            append_utf8(out, letter);
        return out;
    }

    std::size_t vowel_before(std::size_t end) const {
        std::size_t at = end;
        while (at > 0 && !is_vowel(letters_[at - 1].base))
            --at;
        return at > 0 ? at - 1 : 0;
    }

    bool ends_in_bare_stop(std::size_t from, std::size_t to) const {
        const bool stop = is_stop(letters_[to - 1].base) ||
                          (to - from > 2 && letters_[to - 1].base == U'h' && letters_[to - 2].base == U'c');
        return stop && vowel_before(to) > from && toneless(from, to);
    }
    bool toneless(std::size_t from, std::size_t to) const {
        return std::none_of(letters_.begin() + static_cast<std::ptrdiff_t>(from),
                            letters_.begin() + static_cast<std::ptrdiff_t>(to),
                            [](const Letter &letter) { return letter.tone != Tone::level; });
    }

    // Italia is i-ta-li-a.
    bool is_diphthong_of_words(std::size_t from, std::size_t to) const {
        return to == letters_.size() && from > 0 && to - from >= 3 && letters_[to - 1].written == U'a' &&
               letters_[to - 2].written == U'i';
    }

    // Long onsets first: te-nít, not ten-ít. Few syllables are not preferred, for words are short.
    bool split(std::size_t from) {
        if (from == letters_.size())
            return true;
        const std::size_t most = std::min(from + longest_syllable, letters_.size());
        for (std::size_t to = from + 1; to <= most; ++to) {
            const bool vowel_next = to < letters_.size() && is_vowel(letters_[to].base);
            if (is_diphthong_of_words(from, to) || (to < letters_.size() && is_vowel(letters_[to - 1].base) &&
                                                    vowel_next && longer_fits(from, to)))
                continue;
            if (!is_syllable(plain(from, to)))
                continue;
            ends_.push_back(to);
            if (split(to))
                return true;
            ends_.pop_back();
        }
        return false;
    }
    // The vowel behind belongs to this syllable: vôi, not vô-i.
    bool longer_fits(std::size_t from, std::size_t to) const {
        return !is_diphthong_of_words(from, to + 1) && is_syllable(plain(from, to + 1));
    }

    // ê, ô, ơ, ư, ă, â, đ or a tone before a stop; no tone on an open syllable (José) and no final e
    // (Jérôme).
    bool is_vietnamese() const {
        bool evidence = false;
        for (std::size_t i = 0; i < ends_.size(); ++i) {
            const std::size_t from = i == 0 ? 0 : ends_[i - 1];
            const std::size_t to = ends_[i];
            const bool stopped = is_stop(letters_[to - 1].base) ||
                                 (letters_[to - 1].base == U'h' && letters_[to - 2].base == U'c');
            if (!toneless(from, to) && !stopped && ends_.size() > 1)
                return false;
            evidence |= stopped && !toneless(from, to);
        }
        for (const Letter &letter : letters_)
            evidence |= letter.base == U'ê' || letter.base == U'ô' || is_vietnamese_letter(letter.base) ||
                        letter.base == U'â';
        return evidence && !(ends_.size() > 1 && letters_.back().written == U'e');
    }

    void say(std::string &out, std::size_t from, std::size_t to) const {
        const std::size_t end = to < letters_.size() ? letters_[to].begin : word_.size();
        if (!out.empty())
            out += ' ';
        if (ends_.size() > 1 && to == from + 1 &&
            letters_[from].written < 0x80) { // I would be a Roman number
            append_utf8(out, letters_[from].written);
            return;
        }
        if (ends_.size() == 1 || !ends_in_bare_stop(from, to)) {
            out += word_.substr(letters_[from].begin, end - letters_[from].begin);
            return;
        }
        const std::size_t vowel = vowel_before(to);
        out += word_.substr(letters_[from].begin, letters_[vowel].begin - letters_[from].begin);
        append_utf8(out, with_tone(letters_[vowel].base, Tone::rising));
        out += word_.substr(letters_[vowel + 1].begin, end - letters_[vowel + 1].begin);
    }

    std::string_view word_;
    std::vector<Letter> letters_;
    std::vector<std::size_t> ends_;
};

} // namespace

std::string loan_reading(std::string_view word) {
    const bool marked = std::any_of(word.begin(), word.end(), [](char c) { return (c & 0x80) != 0; });
    return marked ? Loan(word).reading() : std::string();
}

} // namespace baonoi::normalise
