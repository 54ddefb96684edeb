// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/repeated_number.h"

#include "normalise/numbers.h"
#include "normalise/numeral.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_words_in_bracket = 50; // pieces

// The variants of number words made one: "ngàn" and "nghìn", "hai mươi bốn" and "hai mươi tư".
std::string in_one_form(std::string_view words) {
    std::string out;
    std::string before;
    for (std::string_view part : split(words, ' ')) {
        std::string word = fold(part);
        if (word.empty() || word == "chẵn")
            continue;
        const bool after_tens = before == "mươi";
        if (word == "ngàn")
            word = "nghìn";
        else if (word == "tỉ")
            word = "tỷ";
        else if (word == "lẻ")
            word = "linh";
        else if (word == "nhăm" || (word == "năm" && (after_tens || before == "mười")))
            word = "lăm";
        else if (word == "bốn" && after_tens)
            word = "tư";
        else if (word == "một" && after_tens)
            word = "mốt";
        say(out, word);
        before = std::move(word);
    }
    return out;
}

// The words of pieces [begin, end); empty when something else than words and blanks is among them.
std::string words_of(const Context &context, std::size_t begin, std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) {
        if (context.is_word(i))
            say(out, context.of(i));
        else if (!context.is_blank(i) && !context.is(i, ':') && !context.is(i, '.') && !context.is(i, ','))
            return {};
    }
    return out;
}

std::string without_introduction(std::string words) {
    for (const std::string_view introduction : {"viết bằng chữ ", "bằng chữ ", "ghi bằng chữ "})
        if (fold(words).substr(0, introduction.size()) == introduction)
            return words.substr(introduction.size());
    return words;
}

} // namespace

std::size_t bracket_end(const Context &context, std::size_t at) {
    for (std::size_t i = at + 1; i < context.size() && i - at < longest_words_in_bracket; ++i)
        if (context.is(i, ')'))
            return i + 1;
    return at;
}

bool repeats_number(const Context &context, std::size_t at) {
    const std::size_t end = context.is(at, '(') ? bracket_end(context, at) : at;
    if (end < at + 3)
        return false;
    if (context.is_number(at + 1)) { // ba (03)
        const auto numeral = numeral_at(context, at + 1);
        const UnitMatch unit = unit_after(context, numeral->end);
        if ((unit.unit ? unit.end : numeral->end) != end - 1 || !numeral->decimals.empty())
            return false;
        std::string said;
        say_integer(said, numeral->whole, context.settings());
        say(said, unit.unit ? std::string_view(unit.unit->spoken) : std::string_view());
        const Window &left = context.left(at);
        const std::size_t count = split(said, ' ').size();
        return left.touching && count <= left.count &&
               in_one_form(left.phrase(count, true)) == in_one_form(said);
    }
    if (context.last_said.empty() || context.last_number.end > at)
        return false;
    const std::string between = words_of(context, context.last_number.end, at);
    const std::string inside = words_of(context, at + 1, end - 1);
    if (inside.empty() || (between.empty() && context.skip_blank(context.last_number.end) != at))
        return false;
    return in_one_form(without_introduction(inside)) == in_one_form(context.last_said + " " + between);
}

} // namespace baonoi::normalise
