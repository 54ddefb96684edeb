// SPDX-License-Identifier: GPL-3.0-or-later
// Marks of newspapers and agencies that are not of the text: "TTO - " and "(NLĐO) - " before it, "(TTXVN)"
// behind the place, "Ảnh: NVCC" and "(Theo Reuters)" at its end. In running text they are read.
#include "normalise/classes.h"
#include "normalise/letters.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_mark = 5;    // pieces: VTC News, ANTD.VN
constexpr std::size_t longest_credit = 20; // pieces: Ảnh: Minh Đức - TTXVN
constexpr std::size_t longest_place = 8;   // pieces before "(TTXVN) -"
constexpr std::size_t longest_capitals = 7;

bool is_dash(const Context &context, std::size_t i) {
    return context.is(i, '-') || context.is(i, U'—');
}

// The piece after a mark of the table at piece `at`, the longest one; `at` when there is none.
std::size_t mark_end(const Context &context, std::size_t at) {
    std::string mark;
    std::size_t found = at;
    for (std::size_t end = at; end < at + longest_mark && end < context.size();) {
        fold_onto(mark, context.is_blank(end) ? " " : context.of(end));
        ++end;
        if (context.tables().in(Set::press, mark))
            found = end;
    }
    return found;
}

// A mark, or several with a slash, a comma or a dash between.
std::size_t marks_end(const Context &context, std::size_t at) {
    std::size_t end = mark_end(context, at);
    while (end > at && (context.is(end, '/') || context.is(end, ',') || is_dash(context, end))) {
        const std::size_t next = context.skip_blank(end + 1);
        const std::size_t more = mark_end(context, next);
        if (more == next)
            break;
        end = more;
    }
    return end;
}

// Nothing but marks and blanks from here on.
bool ends_block(const Context &context, std::size_t at) {
    while (at < context.size() && (context.is_blank(at) || context.is(at, '.') || context.is(at, ')')))
        ++at;
    return at >= context.size();
}

void drop(std::size_t end, std::string_view reason, Candidates &out) {
    add(out, "credit", end, "").because(reason, 95);
}

// TTO - Sáng nay · (NLĐO) - Sáng nay
void read_head(const Context &context, std::size_t at, Candidates &out) {
    const bool bracket = context.is(at, '(');
    const std::size_t begin = bracket ? at + 1 : at;
    bool dashed = false;
    for (std::size_t i = begin + 1; i <= begin + longest_mark + 3; ++i)
        dashed |= is_dash(context, i);
    if (!dashed)
        return;
    std::size_t end = mark_end(context, begin);
    if (end == begin && bracket && context.is_upper(begin) && context.piece(begin).characters > 1 &&
        context.piece(begin).characters <= longest_capitals)
        end = begin + 1;
    if (end == begin || (bracket && !context.is(end, ')')))
        return;
    const std::size_t dash = context.skip_blank(bracket ? end + 1 : end);
    if (is_dash(context, dash) && context.is_blank(dash + 1) && (bracket || context.is_blank(dash - 1)))
        drop(dash + 1, "the mark of a newspaper before the text", out);
}

// Hà Nội (TTXVN) - Sáng nay · … ngày 5-6 (THX). · (Theo Reuters)
void read_bracketed_mark(const Context &context, std::size_t at, Candidates &out) {
    std::size_t begin = at + 1;
    if (context.folded(begin) == "theo")
        begin = context.skip_blank(begin + 1);
    if (!context.is_capitalised(begin))
        return;
    const std::size_t end = marks_end(context, begin);
    if (end == begin || !context.is(end, ')'))
        return;
    if (at <= longest_place && is_dash(context, context.skip_blank(end + 1)))
        drop(end + 1, "the mark of an agency behind the place", out);
    else if (ends_block(context, end))
        drop(end + 1, "the mark of an agency at the end", out);
}

bool is_credit_word(std::string_view word) {
    return word == "ảnh" || word == "nguồn" || word == "video" || word == "clip" || word == "theo";
}

// Ảnh: NVCC. · (Ảnh: Minh Đức) at the end: names and marks only.
void read_tail(const Context &context, std::size_t at, Candidates &out) {
    const std::size_t word = context.is(at, '(') ? at + 1 : at;
    if (!context.is(word + 1, ':') && context.of(word) != "Theo" && context.of(word) != "theo")
        return;
    const std::size_t before = context.before(at);
    const bool begins = word != at || at == 0 || context.is_symbol(before);
    if (!begins || !context.is_capitalised(word) || !is_credit_word(context.folded(word)))
        return;
    if (context.folded(word) == "theo") {
        const std::size_t mark = context.skip_blank(word + 1);
        if (const std::size_t end = marks_end(context, mark); end > mark && ends_block(context, end))
            drop(end, "a source at the end", out);
        return;
    }
    if (!context.is(word + 1, ':'))
        return;
    std::size_t end = word + 2;
    for (; end < context.size() && end < word + longest_credit; ++end)
        if (context.is_number(end) || (context.is_word(end) && !context.is_capitalised(end)))
            return;
    if (end == context.size())
        drop(end, "the credit of a picture at the end", out);
}

} // namespace

void read_credit(const Context &context, std::size_t at, Candidates &out) {
    if (context.is_number(at))
        return;
    if (!context.begun)
        read_head(context, at, out);
    if (context.is(at, '('))
        read_bracketed_mark(context, at, out);
    if (context.is(at, '(') || context.is_capitalised(at))
        read_tail(context, at, out);
}

} // namespace baonoi::normalise
