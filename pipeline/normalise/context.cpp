// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/context.h"

#include "normalise/foreign_word.h"
#include "normalise/letters.h"
#include "normalise/numbers.h"
#include "normalise/syllable.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t window_reach = 40;   // pieces looked at for the words of a window
constexpr std::size_t fewest_capitals = 3; // words of a heading
constexpr std::size_t fewest_marked = 2;   // of them with letters that only Vietnamese has

// St. Pauli, Mr. Smith: a short word with a capital that is no syllable.
bool is_shortened(const Context &context, std::size_t i) {
    constexpr std::uint32_t longest_shortened = 3;
    return i > 0 && context.is_word(i - 1) && context.piece(i - 1).letters == Case::title &&
           context.piece(i - 1).characters > 1 && context.piece(i - 1).characters <= longest_shortened &&
           !is_syllable(context.of(i - 1));
}

bool ends_sentence(const Context &context, std::size_t i) {
    const char32_t symbol = context.piece(i).symbol;
    return symbol == ';' || symbol == '!' || symbol == '?' ||
           (symbol == '.' && (i + 1 >= context.size() || context.is_blank(i + 1)) &&
            !is_shortened(context, i));
}

} // namespace

bool Window::has(Set set, std::size_t within) const {
    const bool date = set == Set::near_date;
    for (std::size_t i = 0; i < within && i < count; ++i)
        if (!(date && ((masks >> i) & 1U)) && (sets_of(i) >> static_cast<unsigned>(set)) & 1U)
            return true;
    return false;
}

std::string Window::phrase(std::size_t within, bool leftward) const {
    std::string out = " ";
    const std::size_t n = within < count ? within : count;
    for (std::size_t i = 0; i < n; ++i) {
        out += words[leftward ? n - 1 - i : i];
        out += ' ';
    }
    return out;
}

std::string_view Context::of(std::size_t begin, std::size_t end) const {
    if (begin >= end || begin >= size())
        return {};
    return text_.substr(pieces_[begin].begin, pieces_[end - 1].end - pieces_[begin].begin);
}

int Context::value(std::size_t i) const {
    return is_number(i) ? small_number(of(i)) : -1;
}

Context::Sentence Context::sentence_around(std::size_t i) const {
    Sentence sentence{i, i, false};
    while (sentence.begin > 0 && !ends_sentence(*this, sentence.begin - 1))
        --sentence.begin;
    std::size_t capitals = 0;
    std::size_t others = 0;
    std::size_t marked = 0;
    std::size_t at = sentence.begin;
    for (; at < size() && (at <= i || !ends_sentence(*this, at)); ++at) {
        if (!is_word(at) || pieces_[at].characters < 2)
            continue;
        const bool capital = pieces_[at].letters == Case::upper;
        ++(capital ? capitals : others);
        marked += capital && has_vietnamese_letter(of(at)) ? 1 : 0;
    }
    sentence.end = at;
    sentence.capitals = capitals >= fewest_capitals && marked >= fewest_marked && capitals > 4 * others;
    return sentence;
}

bool Context::in_capitals(std::size_t i) const {
    if (i < sentence_.begin || i >= sentence_.end)
        sentence_ = sentence_around(i);
    return sentence_.capitals;
}

std::uint64_t Window::sets_of(std::size_t i) const {
    std::string phrase;
    for (; known_ <= i; ++known_) {
        std::uint64_t &sets = sets_[known_] = tables->sets_of(words[known_]);
        phrase = words[known_];
        for (std::size_t more = 1; more < 3 && known_ + more < count; ++more) {
            const std::string &other = words[known_ + more];
            if (backward)
                phrase.insert(0, " ").insert(0, other);
            else
                phrase.append(" ").append(other);
            sets |= tables->sets_of(phrase);
        }
    }
    return sets_[i];
}

bool Context::is_silent(std::size_t i) const {
    const char32_t symbol = piece(i).symbol;
    return piece(i).kind == PieceKind::symbol && symbol != ',' && symbol != ':' && symbol != '.' &&
           symbol != U'…' && !tables().symbol(of(i));
}

void Context::look(Window &window, std::size_t at, bool leftward) const {
    window.count = 0;
    window.known_ = 0;
    window.tables = &tables();
    window.backward = leftward;
    window.masks = 0;
    window.touching = true;
    window.after_silence = true;
    for (std::size_t n = leftward ? 1 : 0; n < window_reach && window.count < Window::size; ++n) {
        const std::size_t i = leftward ? at - n : at + n;
        if (is_word(i)) {
            const bool counted =
                is(before(i), '/') || (is_number(before(i)) && (before(i) == 0 || is_blank(before(i) - 1)));
            if (leftward && i > 1 && counted && !is_number(skip_blank(i + 1)))
                window.masks |= std::uint64_t{1} << window.count;
            window.words[window.count].clear();
            fold_onto(window.words[window.count++], of(i));
        } else if (i >= size() || ends_sentence(*this, i)) {
            break;
        } else if (!is_blank(i) && window.count == 0) {
            window.touching = false;
            window.after_silence &= is_silent(i);
        }
    }
    window.touching = window.touching && window.count > 0;
}

const Window &Context::left(std::size_t at) const {
    if (left_of_ != at)
        look(left_, left_of_ = at, true);
    return left_;
}

const Window &Context::right(std::size_t at) const {
    if (right_of_ != at)
        look(right_, right_of_ = at, false);
    return right_;
}

} // namespace baonoi::normalise
