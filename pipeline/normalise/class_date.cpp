// SPDX-License-Identifier: GPL-3.0-or-later
// Days with their months and years in figures: 21/02, 26/02/2013, 2013-02-26, 1-5/9.
#include "normalise/day_month.h"
#include "normalise/share.h"

namespace baonoi::normalise {

namespace {

// The 7 of "ngày 6 và 7.10"
bool is_listed(const Context &context, std::size_t at) {
    const std::size_t word = before_list(context, at);
    return context.is_in(Set::day, word) || context.folded(word) == "hành";
}

bool says_day_before(const Context &context, std::size_t at) {
    const Window &left = context.left(at);
    return left.touches(Set::day) || left.touches(Set::street) || is_listed(context, at);
}

constexpr std::size_t longest_name = 16; // pieces of the name of a day

// "Ngày Gia đình Việt Nam 28/6": the name of a day.
bool is_after_name_of_day(const Context &context, std::size_t at) {
    for (std::size_t i = at; i-- > 0 && at - i < longest_name;) {
        const bool joint = context.is_blank(i) || context.is(i, '-');
        if (!joint && !context.is_word(i))
            return false;
        if (context.of(i) == "Ngày")
            return context.is_capitalised(i + 2);
    }
    return false;
}

// 26/02/2013 · 26.2.13 · 2013-02-26
void read_full(const Context &context, std::size_t at, Candidates &out) {
    const char32_t separator = context.piece(at + 1).symbol;
    if (!is_date_separator(separator) || !context.is(at + 3, separator) || !is_month(context, at + 2) ||
        !ends_here(context, at + 5))
        return;
    const bool day_first =
        is_day(context, at) && (context.is_year(at + 4) || (separator == '/' && context.digits(at + 4) == 2));
    if (!day_first && !(context.is_year(at) && is_day(context, at + 4) && separator != '.'))
        return;
    Spoken spoken(context);
    say_day(spoken, context, day_first ? at : at + 4, !says_day_before(context, at));
    spoken.say("tháng").month(at + 2).say("năm").number(day_first ? at + 4 : at);
    add(out, "date", at + 5, spoken).because("day, month and year", 80).as_number();
}

// Another member of the list is a date: ", 20/6" or "và 5/10/2024" after this one.
bool has_dated_neighbour(const Context &context, std::size_t at, std::size_t end) {
    if (context.last_number.name == "date" && at - context.last_number.end <= 4)
        return true;
    std::size_t next = context.skip_blank(end);
    const bool joined = context.is(next, ',') || context.is(next, '-') || context.of(next) == "và";
    next = context.skip_blank(next + 1);
    if (context.of(next) == "ngày")
        return joined;
    if (!joined || !is_day(context, next) || !context.is(next + 1, '/') || !is_month(context, next + 2))
        return false;
    return context.starts_with_zero(next) || context.starts_with_zero(next + 2) || context.is(next + 3, '/');
}

// "thứ Bảy" or "chủ nhật" before it, with a bracket or a comma between or nothing
bool follows_weekday(const Context &context, std::size_t at) {
    const Window &left = context.left(at);
    const bool comma = context.is_blank(at - 1) && context.is(at - 2, ',');
    return (context.is(at - 1, '(') || comma || left.touching) && left.count > 1 &&
           ((left.words[1] == "thứ" && !context.is_number(context.before(at))) ||
            (left.words[0] == "thứ" &&
             context.is_number(comma ? at - 3 : context.before(at))) || // thứ 7, 22/11
            (left.words[1] == "chủ" && left.words[0] == "nhật"));
}

// 2.9 triệu, 6.5 lên 7.2, 1.9 đến 2.3 tỷ đồng: a value with a decimal dot.
bool is_measured_after(const Context &context, std::size_t end) {
    const Window &right = context.right(end);
    const bool of_year = right.count > 1 && right.words[0] == "năm" &&
                         (right.words[1] == "nay" || right.words[1] == "ngoái" || right.words[1] == "sau" ||
                          right.words[1] == "trước" || context.is_year(end + 3));
    if (right.touches("lên") || right.touches("xuống") || right.touches("trở"))
        return true;
    if (!of_year &&
        (unit_after(context, end).unit || (right.touches(Set::counted) && !right.touches(Set::agent))))
        return true;
    const std::size_t link = context.skip_blank(end);
    if (context.of(link) != "đến" && context.of(link) != "và" && !context.is(link, '-'))
        return false;
    const auto next = numeral_at(context, context.skip_blank(link + 1));
    if (next && (context.right(next->end).touches("giờ") || context.of(next->end) == "h" ||
                 context.of(next->end) == "g"))
        return false; // từ 10.7 đến 17 giờ ngày 25.7
    return next && (unit_after(context, next->end).unit || context.right(next->end).touches(Set::counted));
}

// 6.5 of "IELTS từ 6.5", 1.9 of "tăng từ 1.9".
bool is_measured_before(const Context &context, std::size_t at) {
    const Window &left = context.left(at);
    return left.has(Set::scored, 3) || left.has(Set::clause, 3) ||
           (left.count > 1 && context.tables().in(Set::change, left.words[1]));
}

// "mỗi ngày 2-3 tiếng", "một ngày 1/2 viên": how much each day.
bool is_each_day(const Window &left) {
    if (!left.touches(Set::day) || left.count < 2)
        return false;
    const std::string &word = left.words[1];
    return word == "mỗi" || word == "một" || word == "hằng" || word == "hàng" || word == "từng";
}

void weigh_day(const Context &context, std::size_t at, Candidate &candidate) {
    const Window &left = context.left(at);
    if (left.touches(Set::day))
        candidate.because("a word for the day before", 40);
    else if (left.touches(Set::street))
        candidate.because("a street before", 25);
    else if (is_listed(context, at))
        candidate.because("a list of days", 40);
    else if (is_after_name_of_day(context, at))
        candidate.because("the name of a day before", 40);
    else if (left.has(Set::near_date, 4) && !left.has(Set::ratio, 4) && !is_share(context, at, at + 3))
        candidate.because("a word for a day near", 20);
    const bool slash = context.is(at + 1, '/');
    const bool known = context.tables().in(Set::fixed_day, context.of(at, at + 3));
    candidate.when(slash && known, "a known day of the year", 20)
        .when(slash && (context.starts_with_zero(at) || context.starts_with_zero(at + 2)), "a leading zero",
              30)
        .when(follows_weekday(context, at), "a day of the week before", 20)
        .when(follows_time(context, at), "a time before", 20)
        .when(has_calendar_after(context, at + 3), "the name of a calendar after it", 60)
        .when(has_dated_neighbour(context, at, at + 3), "a date beside it", 25)
        .when(context.is(at - 1, '(') && context.is(at + 3, ')'), "alone in brackets", 20);
}

// 2-9, 30/4
bool is_fixed_day(const Context &context, std::size_t at) {
    return is_day(context, at) && is_month(context, at + 2) &&
           context.tables().in(Set::fixed_day,
                               std::string(context.of(at)) + "/" + std::string(context.of(at + 2)));
}

bool ends_clause(const Context &context, std::size_t end) {
    constexpr std::string_view marks = ".,:;)!?(";
    const Piece &piece = context.piece(end);
    return end >= context.size() || (context.is_symbol(end) && piece.symbol < 0x80 &&
                                     marks.find(static_cast<char>(piece.symbol)) != std::string_view::npos &&
                                     !context.is_number(end + 1));
}

// "tăng phí", "không thu phí", but not "tăng lên 8": what happens on the day before it.
bool is_deed_after(const Context &context, std::size_t end) {
    const Window &right = context.right(end);
    const bool to_value = right.count > 1 && (right.words[1] == "lên" || right.words[1] == "xuống" ||
                                              right.words[1] == "còn" || right.words[1] == "thêm");
    return right.touches(Set::deed) && !to_value;
}

// "Từ 1-7 Hà Nội cấm": a name of two words begins the clause.
bool is_name_after(const Context &context, std::size_t end) {
    const std::size_t next = context.skip_blank(end);
    const auto is_title = [&](std::size_t at) { return context.piece(at).letters == Case::title; };
    return context.is_word(next) && is_title(next) && context.is_blank(next + 1) && is_title(next + 2);
}

// "từ 1-7 tăng lương", "đến hết 5-10.", "Bản tin 5-6:": a word for a day touches it, and nothing is counted.
bool opens_clause(const Context &context, std::size_t at, std::size_t end) {
    const Window &left = context.left(at);
    if (!left.touches(Set::near_date) || left.has(Set::scored, 3) || left.has(Set::score, 4) ||
        left.touches("tuần") || is_measured_before(context, at))
        return false;
    const bool first = context.is_capitalised(context.before(at));
    if (left.touches("từ") && !first)
        return is_deed_after(context, end);
    return is_deed_after(context, end) || ends_clause(context, context.skip_blank(end)) ||
           (first && is_name_after(context, end));
}

// "các lớp từ 1-5", "trẻ từ 3-5": what is numbered or aged from one to another.
bool is_numbered_range(const Window &left) {
    constexpr std::string_view things =
        " lớp khối tầng số tổ cấp bậc nhóm phòng trẻ tuổi điểm loại hạng trang ";
    return left.touches("từ") && left.count > 1 &&
           things.find(" " + left.words[1] + " ") != std::string_view::npos;
}

// 27-02 and 21.2 are days only when the words around say so.
bool is_named_day(const Context &context, std::size_t at) {
    const Window &left = context.left(at);
    if (context.is(at + 1, '-') && is_numbered_range(left))
        return false;
    const bool bracket = context.is(at - 1, '(') && context.is(at + 3, ')');
    if (left.touches(Set::day) || follows_weekday(context, at) || follows_time(context, at) ||
        is_listed(context, at) || is_after_name_of_day(context, at) || left.touches(Set::holiday))
        return true;
    if ((left.touching || bracket) && left.count > 1 && left.has(Set::near_date, 1) && left.has(Set::day, 2))
        return true;
    const Context::Last &last = context.last_number;
    const bool dated = left.touches(Set::near_date);
    const bool day_before = dated && left.has(Set::day, 3);
    const bool next_to_date = last.name == "date" && at - last.end <= 4;
    if (context.is(at + 1, '.'))
        return (dated || next_to_date) && !is_measured_before(context, at) &&
               !is_measured_after(context, at + 3);
    const bool zero = context.starts_with_zero(at + 2) && context.digits(at) == 2;
    const std::size_t next = context.skip_blank(context.skip_blank(at + 3) + 1);
    const std::string_view link = context.of(context.skip_blank(at + 3));
    const bool pair = (link == "và" && is_fixed_day(context, next)) ||
                      (link == "đến" && is_day(context, next) && context.is(next + 1, '-') &&
                       is_month(context, next + 2) && left.touches("từ"));
    // từ 16-6: no range, as it falls
    const bool falls = dated && context.value(at) > context.value(at + 2) && context.is_blank(at - 1) &&
                       !left.has(Set::score) && !left.has(Set::ratio);
    const bool fixed = is_fixed_day(context, at);
    return opens_clause(context, at, at + 3) || day_before || (next_to_date && left.touches("đến")) ||
           falls || (pair && !fixed) || (zero && dated) ||
           (fixed && (next_to_date || pair || (left.touching && left.has(Set::near_date, 2))));
}

// 21/02; 27-02 and 21.2 only after a word for the day
void read_day_month(const Context &context, std::size_t at, Candidates &out) {
    if (!is_date_separator(context.piece(at + 1).symbol) || !is_day(context, at) ||
        !is_month(context, at + 2))
        return;
    if (is_date_separator(context.piece(at + 3).symbol) && !context.is(at + 3, '-') &&
        context.is_number(at + 4))
        return;
    const bool slash = context.is(at + 1, '/');
    if (is_each_day(context.left(at)) || (!slash && !is_named_day(context, at))) // "sáng nay (12.6)"
        return;
    Spoken spoken(context);
    say_day(spoken, context, at, !says_day_before(context, at));
    Candidate &candidate = add(out, "day and month", at + 3, spoken.say("tháng").month(at + 2))
                               .because("a day and a month are possible", slash ? 12 : 5)
                               .as_number();
    weigh_day(context, at, candidate);
    const bool counted = !context.left(at).touches(Set::holiday) &&
                         (unit_after(context, at + 3).unit || context.right(at + 3).touches(Set::counted)) &&
                         (context.is(at + 1, '-') || is_measured_after(context, at + 3));
    const bool parts = !slash && is_share(context, at, at + 3);
    candidate
        .when(slash && is_counted_after(context, at + 3) && !context.left(at).touches(Set::day) &&
                  !context.left(at).touches(Set::near_date),
              "something counted after it", -25)
        .when(!slash && counted, "a unit or something counted after it", -45)
        .when(!slash && !counted, "the words around say that it is a day", 35)
        .when(slash && parts, "something that has parts after it", -25);
}

// 22 - 23.8, 16-17.12: a word for a day before, nothing measured after.
bool are_named_days(const Context &context, std::size_t at, std::size_t second) {
    if (context.is(second + 1, '-') && !context.is_blank(second - 1))
        return false; // 16-17-12
    return context.left(at).has(Set::near_date, 3) && !is_measured_before(context, at) &&
           !is_measured_after(context, second + 3);
}

// 1-5/9 · 27-28/02/2000 · 22 - 23.8
void read_days(const Context &context, std::size_t at, Candidates &out) {
    std::size_t second = context.skip_blank(at + 1);
    if (!context.is(second, '-'))
        return;
    second = context.skip_blank(second + 1);
    const char32_t mark = context.piece(second + 1).symbol;
    if (!is_day(context, at) || !is_day(context, second) || !is_date_separator(mark) ||
        !is_month(context, second + 2) || context.value(at) >= context.value(second))
        return;
    const bool year = context.is(second + 3, mark) && context.is_year(second + 4);
    if (mark != '/' && !year && !are_named_days(context, at, second))
        return;
    Spoken spoken(context);
    say_day(spoken, context, at, !says_day_before(context, at));
    say_day(spoken.say("đến"), context, second, true);
    spoken.say("tháng").month(second + 2);
    if (year)
        spoken.say("năm").number(second + 4);
    add(out, "days", second + (year ? 5 : 3), spoken)
        .because("two days and a month are possible", year ? 60 : 10)
        .when(context.left(at).has(Set::near_date, 3), "a word for a day near", 40)
        .when(context.starts_with_zero(second + 2), "a leading zero", 30)
        .as_number();
}

} // namespace

void read_date(const Context &context, std::size_t at, Candidates &out) {
    if (context.is_word(at))
        return read_named_month(context, at, out);
    if (!context.is_number(at) || (at > 1 && is_date_separator(context.piece(at - 1).symbol) &&
                                   context.is_number(at - 2) && !context.is(at - 1, '-')))
        return;
    read_full(context, at, out);
    read_months(context, at, out);
    read_days(context, at, out);
    read_day_month(context, at, out);
}

} // namespace baonoi::normalise
