// SPDX-License-Identifier: GPL-3.0-or-later
// Cardinals, decimals, numbers said digit by digit, ordinals; and Roman numbers where the words around ask
// for one: khóa XV, lần thứ IV, quý III/2024, thế kỷ xix.
#include "normalise/classes.h"
#include "normalise/letters.h"
#include "normalise/spoken.h"
#include "normalise/syllable.h"

#include <algorithm>
#include <cctype>

namespace baonoi::normalise {

namespace {

constexpr std::size_t fewest_identity_digits = 6;
constexpr std::size_t list_gap = 4; // pieces between the members of a list of Roman numbers: ", và "
constexpr int largest_listed = 30;  // (xxx)
constexpr int largest_roman = 100;  // larger ones are words or abbreviations

// giờ, phút or giây after the number
bool is_clock_word(const Context &context, std::size_t end) {
    const std::string word = context.folded(context.skip_blank(end));
    return word == "giờ" || word == "phút" || word == "giây";
}

// tháng 4 · tháng 3-4
void read_month(const Context &context, const Numeral &numeral, std::size_t at, Candidates &out) {
    const Window &left = context.left(at);
    if (left.touches(Set::month) && without_zeros(numeral.whole) == "4")
        add(out, "month", numeral.end, "tư").because("tháng before", 30).as_number();
    const std::size_t first = context.before(at - 1);
    const int month = small_number(numeral.whole);
    if (context.last.name == "range" && month >= 1 && month <= 12 && at >= 4 && context.is_blank(first - 1) &&
        left.has(Set::month, 1) && context.is_number(first) && context.value(first) < month)
        add(out, "month", numeral.end, Spoken(context).say("tháng").month(numeral.whole))
            .because("a month before the dash", 20)
            .as_number();
}

} // namespace

void read_number(const Context &context, std::size_t at, Candidates &out) {
    const auto numeral = numeral_at(context, at);
    const Window &left = context.left(at);
    add(out, numeral->decimals.empty() ? "cardinal" : "decimal", numeral->end,
        Spoken(context).numeral(*numeral))
        .because("digits", 10)
        .as_number();
    if (!numeral->decimals.empty())
        return;
    if (numeral->leading_zero() && left.touches(Set::leading_zero))
        add(out, "cardinal", numeral->end, Spoken(context).month(numeral->whole))
            .because("day, month or hour before a leading zero", 20)
            .as_number();
    if (numeral->leading_zero() && is_clock_word(context, numeral->end))
        add(out, "cardinal", numeral->end, Spoken(context).number(numeral->whole))
            .because("an hour or a minute with a leading zero", 20)
            .as_number();
    read_month(context, *numeral, at, out);
    const bool glued = context.is_word(at - 1);
    if (!numeral->grouped && left.has(Set::identity, 4) &&
        (numeral->whole.size() >= fewest_identity_digits || glued))
        add(out, "digits", numeral->end, Spoken(context).digits(numeral->whole))
            .because("a word for a number of identity before", 30);
}

void read_ordinal(const Context &context, std::size_t at, Candidates &out) {
    const Window &left = context.left(at);
    const auto numeral = numeral_at(context, at);
    const bool ordinal = left.touches(Set::ordinal);
    const bool first = left.touches(Set::first_ordinal) && numeral->whole == "1";
    if (numeral->decimals.empty() && (ordinal || first))
        add(out, "ordinal", numeral->end, Spoken(context).ordinal(numeral->whole))
            .because(ordinal ? "thứ before" : "hạng before 1", 45)
            .as_number();
}

namespace {

std::string upper_ascii(std::string_view word) {
    std::string out(word);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return out;
}

bool has_year_behind(const Context &context, std::size_t at) {
    if (!context.is_year(at + 1) || context.is(at + 2, '/'))
        return false;
    return context.is(at, '/') || context.is(at, '-') || context.is(at, '.') ||
           (context.is_blank(at) && !unit_after(context, at + 2).unit &&
            !context.right(at + 2).touches(Set::counted));
}

// quý I, and the III of "quý I, II và III"
bool is_quarter(const Context &context, std::size_t at) {
    return context.left(at).touches(Set::quarter) ||
           (context.last_number.name == "roman" && at - context.last_number.end <= list_gap &&
            context.left(at).has(Set::quarter));
}

// The I of "Khu công nghiệp Đồng Văn I": capitals before it, and before them a word for something numbered.
bool is_behind_numbered_name(const Context &context, std::size_t at) {
    constexpr std::size_t longest_name = 4; // words
    std::size_t i = at;
    std::size_t words = 0;
    for (; i >= 2 && words < longest_name && context.is_blank(i - 1) && context.is_capitalised(i - 2) &&
           context.piece(i - 2).letters == Case::title;
         i -= 2)
        ++words;
    return words > 0 && !context.is_in(Set::surname, i) &&
           (context.left(i).touches(Set::roman) ||
            (words > 1 && context.left(i + 2).touches(Set::roman))); // Cảng Cát Lái I
}

} // namespace

// giai đoạn IVB, độ IIIa
void read_stage(const Context &context, std::size_t at, Candidates &out) {
    constexpr int last_stage = 10;
    const std::string_view word = context.of(at);
    const char letter = word.back();
    const bool step = (letter >= 'A' && letter <= 'C') || (letter >= 'a' && letter <= 'c');
    if (!step || word.size() < 2 || (word[0] != 'I' && word[0] != 'V' && word[0] != 'X') ||
        word.size() != context.piece(at).characters)
        return;
    const int value = roman_value(word.substr(0, word.size() - 1));
    const bool plain = letter >= 'a' && word.size() > 2 && context.piece(at).letters == Case::mixed; // IIc
    if ((!plain && !context.left(at).touches(Set::roman)) || value < 1 || value > last_stage ||
        roman_value(word) > 0)
        return;
    Spoken spoken(context);
    spoken.number(std::to_string(value))
        .say(letter == 'A' || letter == 'a' ? "a" : spell(word.substr(word.size() - 1), context.tables()));
    add(out, "roman", at + 1, spoken)
        .because("a Roman number and a letter after a word for something numbered", 60);
}

// The I of "I, II và III".
bool begins_roman_list(const Context &context, std::size_t at) {
    const bool comma = context.is(at + 1, ',');
    const std::size_t next = context.skip_blank(comma ? at + 2 : at + 1);
    const std::size_t second = comma ? next : context.skip_blank(next + 1);
    return context.of(at) == "I" && (comma || context.of(next) == "và") && context.of(second) == "II";
}

void read_roman(const Context &context, std::size_t at, Candidates &out) {
    read_stage(context, at, out);
    const Piece &piece = context.piece(at);
    const std::string_view letters = context.of(at);
    if (letters.size() != piece.characters || letters.size() > 9 || piece.letters == Case::title)
        return;
    const Window &left = context.left(at);
    const bool small = piece.letters == Case::lower;
    const int value = roman_value(small ? upper_ascii(letters) : std::string(letters));
    const bool listed = small && context.is(at - 1, '(');
    if (value == 0 || value >= largest_roman || (letters.size() == 1 && ((small && !listed) || value > 10)))
        return;
    if (small && context.is(at - 1, '(') && context.is(at + 1, ')') && value <= largest_listed)
        add(out, "roman", at + 1, Spoken(context).number(std::to_string(value)))
            .because("a Roman number of a list in brackets", 75);
    if (small && !left.touches(Set::roman_lower))
        return;
    const bool ordinal = left.touches(Set::ordinal);
    const std::string digits = std::to_string(value);
    Spoken spoken(context);
    if (ordinal)
        spoken.ordinal(digits);
    else
        spoken.number(digits);
    std::size_t end = at + 1;
    if (is_quarter(context, at) && has_year_behind(context, end)) {
        spoken.say("năm").number(end + 1);
        end += 2;
    }
    Candidate &candidate = add(out, "roman", end, spoken).because("letters of a Roman number", 5).as_number();
    if (left.touches(Set::roman) || (left.after_silence && left.has(Set::roman, 1)))
        candidate.because("a word for something numbered before", 60);
    else if (context.last_number.name == "roman" && at - context.last_number.end <= list_gap)
        candidate.because("a Roman number beside it", 50);
    else if (context.last.name == "range")
        candidate.because("the end of a range", 50);
    else if (context.is_capitalised(at - 2) && left.has(Set::ruler, 4) && !left.has(Set::ruler, 1))
        candidate.because("a ruler's title before", 60);
    else if (begins_roman_list(context, at))
        candidate.because("the next Roman number behind it", 50);
    else if (letters == "II" || letters == "III" || letters.size() >= 4)
        candidate.because("no abbreviation looks like this", 25);
    else if (is_behind_numbered_name(context, at) ||
             (letters.size() > 1 && left.touching && left.has(Set::roman, 3) &&
              context.is_capitalised(at - 2)))
        candidate.because("a name after a word for something numbered", 35);
    else if (letters.size() > 1 && context.is_blank(at - 1) && context.is_capitalised(at - 2) &&
             !is_syllable(context.of(at - 2)) && context.piece(at - 2).letters == Case::title)
        candidate.because("a ruler's name before", 25);
}

} // namespace baonoi::normalise
