// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/share.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t modal_reach = 5; // words in which "được" or "phải" has to stand
constexpr int most_members = 3;        // of "từ 1/3 đến 1/2 diện tích"
constexpr int longest_month = 31;

bool is_modal(std::string_view word) {
    return word == "được" || word == "phải" || word == "sẽ" || word == "không" || word == "có";
}

// "Từ 1/7 doanh nghiệp được …": who does something from that day on. Not "từ 2/3 thành viên trở lên".
bool begins_sentence(const Context &context, std::size_t at, std::size_t end) {
    const Window &right = context.right(end);
    if (right.phrase(Window::size, false).find(" trở lên ") != std::string::npos)
        return false;
    const Window &left = context.left(at);
    if (context.is_capitalised(context.before(at)) && left.touches(Set::near_date))
        return true;
    for (std::size_t i = 1; i < modal_reach && i < right.count; ++i)
        if (is_modal(right.words[i]))
            return left.touches("từ") || left.touches("trước");
    return false;
}

// "đến 1/2" behind the first of two fractions: the piece after the second, else end.
std::size_t next_member(const Context &context, std::size_t end) {
    std::size_t at = context.skip_blank(end);
    const std::string_view link = context.of(at);
    if (link != "đến" && link != "hoặc" && link != "tới" && !context.is(at, '-'))
        return end;
    at = context.skip_blank(at + 1);
    return context.is_number(at) && context.is(at + 1, '/') && context.is_number(at + 2) ? at + 3 : end;
}

} // namespace

bool is_share(const Context &context, std::size_t at, std::size_t end) {
    const Window &left = context.left(at);
    if (left.touches(Set::day) || left.touches(Set::holiday))
        return false;
    if (left.touches(Set::amount) || left.touches(Set::ratio))
        return true;
    for (int members = 0; members < most_members; ++members) {
        const Window &right = context.right(end);
        if (right.touches(Set::agent))
            return !begins_sentence(context, at, end);
        if (right.touches(Set::whole))
            return true;
        const std::size_t next = next_member(context, end);
        if (next == end)
            return false;
        end = next;
    }
    return false;
}

bool is_tally(const Context &context, std::size_t at, std::size_t end) {
    return context.right(end).touches(Set::tally) && !context.left(at).touches(Set::day) &&
           context.value(at) <= context.value(end - 1) && !begins_sentence(context, at, end);
}

bool is_counted_after(const Context &context, std::size_t end) {
    const Window &right = context.right(end);
    for (const std::string_view time : {"năm", "tháng", "tuần", "ngày", "giờ", "phút"})
        if (right.touches(time))
            return false;
    return right.touches(Set::counted) || right.touches(Set::tally);
}

bool is_house(const Context &context, std::size_t at, std::size_t end) {
    const Window &left = context.left(at);
    const std::size_t next = context.skip_blank(end);
    const bool named = context.is_blank(end) && context.is_capitalised(next) && !context.is_upper(next);
    if (left.touches(Set::ratio))
        return false;
    if (left.touches(Set::address) || (left.has(Set::address, 1) && context.is(context.before(at), ':')))
        return true;
    if (left.touches(Set::near_date) || left.touches(Set::day))
        return false;
    const Window &right = context.right(end);
    return right.touches("đường") || right.touches("phố") ||
           (named && (context.value(at) > longest_month || context.is_in(Set::surname, next)));
}

bool follows_time(const Context &context, std::size_t at) {
    constexpr std::size_t mark_reach = 3; // pieces
    const Context::Last &last = context.last_number;
    if ((last.name != "time" && last.name != "weekday") || at < last.end || at - last.end > mark_reach)
        return false;
    const std::size_t mark = context.skip_blank(last.end);
    return (mark == at && at > last.end && last.name == "time") || // 19h 15/2
           context.is(mark, ',') || context.is(mark, '/') ||
           (context.is(mark, '-') && last.name == "time" && context.is_blank(mark - 1));
}

bool has_calendar_after(const Context &context, std::size_t end) {
    const Window &right = context.right(end);
    return right.touches("âl") || right.touches("al") || right.touches("dl") ||
           (right.count > 1 && right.touching && right.words[1] == "lịch" &&
            (right.words[0] == "âm" || right.words[0] == "dương"));
}

} // namespace baonoi::normalise
