// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/abbreviations.h"

#include "normalise/letters.h"

#include <algorithm>
#include <vector>

namespace baonoi::normalise {

namespace {

constexpr std::size_t near = 3; // words in which an alias's context has to stand

} // namespace

std::string without_words_before(const Context &context, std::size_t at, std::string spoken,
                                 std::size_t fewest) {
    std::vector<std::size_t> ends; // of the words
    for (std::size_t i = 0; i <= spoken.size(); ++i)
        if (i == spoken.size() || spoken[i] == ' ')
            ends.push_back(i);
    for (std::size_t count = ends.size(); count >= fewest && count > 0; --count) {
        std::string before;
        std::size_t i = at;
        std::size_t words = 0;
        for (; words < count && i >= 2 && context.is_blank(i - 1) && context.is_word(i - 2); i -= 2)
            ++words;
        for (; words == count && i < at; i += 2) {
            before += before.empty() ? "" : " ";
            fold_onto(before, context.of(i));
        }
        if (words == count && before == fold(std::string_view(spoken).substr(0, ends[count - 1])))
            return spoken.substr(std::min(ends[count - 1] + 1, spoken.size()));
    }
    return spoken;
}

LexiconMatch longest_match(const Context &context, std::size_t at) {
    const std::uint64_t lengths = context.lexicon().lengths(context.folded(at));
    LexiconMatch found;
    GraphemeKey key;
    for (std::size_t n = 1; n < 64 && (lengths >> n) != 0 && at + n <= context.size(); ++n) {
        key.append(context.of(at + n - 1), context.piece(at + n - 1));
        if (((lengths >> n) & 1U) == 0)
            continue;
        if (const Lexeme *lexeme = context.lexicon().find(key.exact, key.folded))
            found = {lexeme, at + n};
    }
    return found;
}

const Alias *fitting_alias(const Context &context, const Lexeme &lexeme, std::size_t begin, std::size_t end) {
    if (lexeme.plain())
        return lexeme.plain();
    std::string before = context.left(begin).phrase(near, true);
    std::string after = context.right(end).phrase(near, false);
    if (context.is_number(context.before(begin)))
        before += "[number] ";
    const bool mark = context.is(end, '.') || context.is(end, ':');
    const std::size_t next = context.skip_blank(mark ? end + 1 : end);
    if (context.is_number(context.is(next, '(') ? next + 1 : next))
        after += "[number] ";
    else if (context.is_capitalised(next) && context.is_in(Set::surname, next))
        after += "[name] [capital] ";
    else if (context.piece(next).letters == Case::title && context.is_word(next))
        after += "[capital] ";
    return choose(lexeme, before, after);
}

std::optional<std::string> meaning_of(const Context &context, std::size_t begin, std::size_t end) {
    const LexiconMatch match = longest_match(context, begin);
    const Alias *alias =
        match.lexeme && match.end == end ? fitting_alias(context, *match.lexeme, begin, end) : nullptr;
    if (alias && match.lexeme->is_of_newsroom())
        return alias->spoken;
    if (!context.definitions().empty())
        if (const std::string *own = context.definitions().meaning(context.of(begin, end)))
            return *own;
    return alias ? std::optional(alias->spoken) : std::nullopt;
}

} // namespace baonoi::normalise
