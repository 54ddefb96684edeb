// SPDX-License-Identifier: GPL-3.0-or-later
// What is not said: punctuation with its pauses, symbols; and the few symbols that are said.
#include "normalise/classes.h"
#include "normalise/repeated_number.h"
#include "normalise/syllable.h"

#include <optional>

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_note = 10; // pieces

// One capital, or the consonants that a name begins with: Th. for Thảo.
bool is_initial(const Context &context, std::size_t at) {
    if (context.piece(at).characters == 1)
        return context.is_capitalised(at);
    const std::string_view word = context.of(at);
    for (const std::string_view consonants : {"Th", "Ph", "Kh", "Ch", "Nh", "Ng", "Tr", "Gi", "Qu"})
        if (word == consonants)
            return true;
    return false;
}

// N.T.H., Trần Văn B. and ông H. before a number, a bracket, a dash or a word in small letters: the sentence
// goes on.
bool ends_initials(const Context &context, std::size_t at) {
    if (at < 3 || !is_initial(context, at - 1))
        return false;
    const bool initials = context.is(at - 2, '.') && context.piece(at - 3).characters == 1;
    const bool name = context.is_blank(at - 2) && context.piece(at - 3).letters == Case::title;
    if (!initials && !name && !context.left(at - 1).touches(Set::person)) // ông H. 3 nhát
        return false;
    const std::size_t next = context.skip_blank(at + 1);
    if (name && context.is_capitalised(next) && !is_syllable(context.of(at - 3)))
        return true; // Gerald R. Ford
    return context.is_number(next) || context.is(next, '(') || context.is(next, '-') ||
           context.is(next, '.') || (context.is_word(next) && !context.is_capitalised(next));
}

std::optional<Pause> pause_at(const Context &context, std::size_t at) {
    const bool blank_before = at == 0 || context.is_blank(at - 1);
    const bool blank_after = at + 1 >= context.size() || context.is_blank(at + 1);
    switch (context.piece(at).symbol) {
    case ',':
        return Pause::comma;
    case ';':
        return Pause::semicolon;
    case ':':
        return Pause::colon;
    case '.':
        if (context.is(at + 1, '.') || context.is(at - 1, '.'))
            return Pause::ellipsis;
        return (blank_after || context.is_symbol(at + 1)) && !ends_initials(context, at) ? Pause::sentence
                                                                                         : Pause::none;
    case U'…':
        return Pause::ellipsis;
    case '!':
    case '?':
        return Pause::sentence;
    case '(':
    case ')':
    case '[':
    case ']':
        return Pause::bracket;
    case '|':
        return Pause::comma;
    case '-':
        return blank_before && blank_after ? Pause::dash : Pause::none;
    case U'—':
        return Pause::dash;
    case '"':
    case '\'':
    case '/':
        return Pause::none;
    default:
        return std::nullopt;
    }
}

// [3] · [1, 2]: the mark of a note.
void read_note(const Context &context, std::size_t at, Candidates &out) {
    std::size_t end = at + 1;
    while (end < at + longest_note &&
           (context.is_number(end) || context.is(end, ',') || context.is(end, '-') || context.is_blank(end)))
        ++end;
    if (context.is(at, '[') && at > 0 && context.is_number(at + 1) && context.is(end, ']'))
        add(out, "mark of a note", end + 1, "").because("numbers in square brackets", 60);
}

// T&T, R&B: letters of a foreign name. The Vietnamese ones are entries of the lexicon or joined.
bool joins_letters(const Context &context, std::size_t at) {
    const auto letters = [&](std::size_t i) {
        return context.is_upper(i) && context.piece(i).characters <= 2 &&
               context.of(i).size() == context.piece(i).characters;
    };
    return context.is(at, '&') && letters(at - 1) && letters(at + 1);
}

} // namespace

void read_punctuation(const Context &context, std::size_t at, Candidates &out) {
    read_note(context, at, out);
    if (repeats_number(context, at))
        add(out, "repeated in brackets", bracket_end(context, at), "")
            .because("the same number in words and in figures", 60);
    if (const std::optional<Pause> pause = pause_at(context, at))
        add(out, "punctuation", at + 1, "").because("punctuation", 15).pause = *pause;
}

void read_symbol(const Context &context, std::size_t at, Candidates &out) {
    if (joins_letters(context, at))
        add(out, "symbol", at + 1, "en").because("between the letters of a foreign name", 30);
    if (const auto said = context.tables().symbol(context.of(at)))
        add(out, "symbol", at + 1, std::string(*said)).because("a symbol with a name", 15);
    add(out, "symbol", at + 1, "").because("a symbol without a name", 5);
}

} // namespace baonoi::normalise
