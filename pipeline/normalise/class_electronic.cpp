// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses on the net: URLs, hosts, e-mail.
#include "normalise/classes.h"
#include "normalise/letters.h"
#include "normalise/spoken.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_address = 200; // pieces

bool is_address_symbol(char32_t symbol) {
    return symbol < 0x80 && symbol > 0x20 && symbol != '"' && symbol != '<' && symbol != '>' &&
           symbol != '(' && symbol != ')' && symbol != '[' && symbol != ']' && symbol != '\'';
}

// The piece after the run of characters that addresses are made of, final punctuation taken off.
std::size_t address_end(const Context &context, std::size_t at) {
    std::size_t end = at;
    while (end < context.size() && end - at < longest_address && !context.is_blank(end) &&
           (context.is_symbol(end) ? is_address_symbol(context.piece(end).symbol)
                                   : context.is_number(end) || context.is_ascii_word(end)))
        ++end;
    while (end > at && context.is_symbol(end - 1) && !context.is(end - 1, '/'))
        --end;
    return end;
}

bool begins_run(const Context &context, std::size_t at) {
    return at == 0 || context.is_blank(at - 1) ||
           (context.is_symbol(at - 1) && !context.is(at - 1, '.') && !context.is(at - 1, '/'));
}

// "://" after the scheme: the piece after it, else at.
std::size_t skip_scheme(const Context &context, std::size_t at) {
    std::size_t from = at;
    if (context.is(at + 1, ':') && context.is(at + 2, '/') && context.is(at + 3, '/'))
        from = at + 4;
    if (context.folded(from) == "www" && context.is(from + 1, '.'))
        from += 2;
    return from;
}

// Words and dots that end in a domain: baonoi.vn. The piece after it, else 0.
std::size_t host_end(const Context &context, std::size_t at, std::size_t end) {
    std::size_t host = 0;
    for (std::size_t i = at; i < end; ++i) {
        const Piece &piece = context.piece(i);
        if (piece.kind == PieceKind::symbol && piece.symbol != '.' && piece.symbol != '-')
            break;
        if (i > at && context.is(i - 1, '.') && context.tables().is_domain(context.folded(i)) &&
            context.piece(i).letters == Case::lower)
            host = i + 1;
    }
    return host;
}

void say_part(Spoken &out, const Context &context, std::size_t i) {
    const bool symbol = context.is_symbol(i);
    const std::string folded =
        symbol ? std::string(1, static_cast<char>(context.piece(i).symbol)) : context.folded(i);
    const bool long_enough = context.piece(i).characters > 2;
    const Lexeme *lexeme = context.lexicon().find(fold_tones(context.of(i)), folded);
    if (context.is_number(i))
        out.digits(i);
    else if (const std::string *known = context.tables().electronic(folded))
        out.say(*known);
    else if (symbol)
        return;
    else if (lexeme && long_enough && lexeme->plain())
        out.say(lexeme->plain()->spoken);
    else if (long_enough && is_pronounceable(folded) &&
             folded.find_first_of("aeiou") != std::string_view::npos)
        out.say(folded);
    else
        out.letters(i);
}

} // namespace

void read_electronic(const Context &context, std::size_t at, Candidates &out) {
    if (context.is_blank(at) || !begins_run(context, at) || context.is_symbol(at))
        return;
    std::size_t end = address_end(context, at);
    if (end < at + 3)
        return;
    const std::size_t from = skip_scheme(context, at);
    bool mail = false;
    for (std::size_t i = at + 1; i + 1 < end; ++i)
        mail |= context.is(i, '@');
    const std::size_t host = host_end(context, from, end);
    if (from == at && !mail && host == 0)
        return;
    if (!mail && host > 0 && host < end && !context.is(host, '/') && !context.is(host, ':') &&
        !context.is(host, '?'))
        end = host;
    if (end > from + 1 && context.is(end - 1, '/'))
        --end;
    Spoken spoken(context);
    for (std::size_t i = from; i < end; ++i)
        say_part(spoken, context, i);
    if (spoken.empty())
        return;
    const bool slash = context.is(end, '/'); // a final slash is silent
    add(out, mail ? "e-mail" : "URL", slash ? end + 1 : end, spoken)
        .because(mail ? "an @ inside" : "a scheme, www or a domain", 85);
}

} // namespace baonoi::normalise
