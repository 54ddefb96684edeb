// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers with units and money.
#include "normalise/classes.h"
#include "normalise/letters.h"
#include "normalise/spoken.h"

#include <algorithm>
#include <array>

namespace baonoi::normalise {

namespace {

// The scale (triệu, k, nghìn tỷ) and the unit after a number, said in order. False when there is neither.
struct Quantity {
    std::string words;
    std::size_t end = 0;
    bool has_unit = false;
    bool money = false;
};

// "3 kg ki lô gam", "50% phần trăm": the piece after a unit that is written again, in words or as it was.
std::size_t skip_said(const Context &context, const UnitMatch &match, std::size_t begin) {
    const std::string &spoken = match.unit->spoken;
    if (!context.is_blank(match.end) || spoken == "đồng" || spoken == "giờ" ||
        context.of(begin, match.end) == spoken)
        return match.end;
    if (context.piece(begin).characters > 1 && unit_at(context, match.end + 1, false).unit == match.unit)
        return unit_at(context, match.end + 1, false).end;
    std::size_t at = match.end + 1;
    for (std::size_t word = 0; word < spoken.size(); ++at) {
        const std::size_t end = std::min(spoken.find(' ', word), spoken.size());
        if (context.folded(at) != fold(std::string_view(spoken).substr(word, end - word)))
            return match.end;
        word = end + 1;
        if (word < spoken.size() && !context.is_blank(++at) && !context.is(at, '-'))
            return match.end;
    }
    return at;
}

Quantity quantity_after(const Context &context, std::size_t end) {
    Quantity quantity;
    quantity.end = end;
    UnitMatch match = unit_after(context, end);
    for (int scales = 0; scales < 2 && match.unit && match.unit->kind == UnitKind::scale; ++scales) {
        say(quantity.words, match.unit->spoken);
        quantity.end = match.end;
        quantity.has_unit = true;
        match = unit_after(context, match.end);
    }
    if (!match.unit || match.unit->kind == UnitKind::scale ||
        (context.is_blank(end) && context.is(match.end, '/') && context.of(match.end + 1) == "c")) // 7 đ/c
        return quantity;
    say(quantity.words, match.unit->spoken);
    quantity.end = skip_said(context, match, context.skip_blank(quantity.end));
    quantity.has_unit = true;
    quantity.money = match.unit->kind == UnitKind::money;
    return quantity;
}

// 3kg-6kg: the same unit follows after a dash and another number, so that it is said once, there.
bool is_repeated_after_dash(const Context &context, const Quantity &quantity) {
    std::size_t at = context.skip_blank(quantity.end);
    if (!context.is(at, '-'))
        return false;
    const auto next = numeral_at(context, context.skip_blank(at + 1));
    return next && quantity_after(context, next->end).words == quantity.words;
}

// 1m75, 1tr5: digits directly after the unit are its tenths or hundredths.
void read_shortcut(const Context &context, const Numeral &numeral, Candidates &out) {
    const UnitMatch match = unit_at(context, numeral.end, true);
    if (!match.unit || !numeral.decimals.empty() || !context.is_number(match.end) ||
        context.digits(match.end) > 2)
        return;
    const std::string_view digits = context.of(match.end);
    const bool metre = match.unit->spoken == "mét";
    const bool scale = match.unit->kind == UnitKind::scale;
    if (!metre && !scale)
        return;
    const std::size_t end = match.end + 1;
    const Quantity after = quantity_after(context, end);
    const bool hundreds = scale && digits.size() == 1 && match.unit->spoken == "triệu"; // 1tr2: of thousands
    Spoken spoken(context);
    spoken.numeral(numeral).say(match.unit->spoken);
    if (scale && digits == "5" && !after.has_unit)
        spoken.say("rưỡi");
    else
        spoken.number(std::string(digits) + (hundreds ? "00" : ""));
    if (hundreds && digits != "0" && after.has_unit)
        spoken.say(context.settings().ngan ? "ngàn" : "nghìn");
    add(out, "shortcut", after.has_unit ? after.end : end, spoken.say(after.words))
        .because("digits directly after the unit", 60)
        .as_number();
}

bool is_degree(const Context &context, std::size_t at) {
    return context.is(at, U'°') || context.is(at, U'º');
}

bool is_minute(const Context &context, std::size_t at) {
    return context.is(at, U'′') || context.is(at, '\'');
}

std::string_view direction(std::string_view letter) {
    if (letter == "N" || letter == "B")
        return "Bắc";
    if (letter == "E" || letter == "Đ")
        return "Đông";
    if (letter == "S")
        return "Nam";
    return letter == "W" || letter == "T" ? "Tây" : "";
}

// A number of degrees begins at piece at: a second coordinate, or a direction stands behind it.
bool is_coordinate_pair(const Context &context, std::size_t end) {
    std::size_t at = context.skip_blank(end);
    if (context.is(at, ';') || context.is(at, '-') || context.is(at, ',') || context.is(at, '/'))
        at = context.skip_blank(at + 1);
    auto second = numeral_at(context, at);
    if (second && context.is(second->end, '-')) // 10,0-18,5N; 109,0-117,0E
        second = numeral_at(context, second->end + 1);
    return second && direction(context.of(second->end)) == "Đông";
}

// 21°02′N · 15,5°N-110,2°E · 18,5N;115,5E: no range goes from one to the other.
void read_coordinate(const Context &context, const Numeral &numeral, std::size_t at, Candidates &out) {
    std::size_t end = numeral.end;
    Spoken spoken(context);
    spoken.numeral(numeral).say("độ");
    const bool degree = is_degree(context, end);
    end += degree ? 1 : 0;
    if (degree && context.is_number(end) && is_minute(context, end + 1)) {
        spoken.number(end).say("phút");
        end += 2;
        if (context.is_number(end) && (context.is(end + 1, U'″') || context.is(end + 1, '"'))) {
            spoken.number(end).say("giây");
            end += 2;
        }
    }
    const std::size_t letter = degree ? context.skip_blank(end) : end;
    const std::string_view where = direction(context.of(letter));
    constexpr std::size_t range_gap = 7; // pieces from one coordinate to the end of the next range
    const std::size_t gap = context.is(at - 1, '-') && context.is_number(at - 2) ? range_gap : 3;
    const bool second =
        context.last_coordinate > 0 && at > context.last_coordinate && at - context.last_coordinate <= gap;
    if (!where.empty() && (degree || second || is_coordinate_pair(context, letter + 1)))
        add(out, "coordinate", letter + 1, spoken.say(where)).because("degrees and a direction", 60);
}

// km 15+300
void read_milestone(const Context &context, std::size_t at, Candidates &out) {
    const std::size_t number = context.skip_blank(at + 1);
    if (context.folded(at) != "km" || !context.is_number(number))
        return;
    const auto numeral = numeral_at(context, number);
    Spoken spoken(context);
    spoken.say("ki lô mét").numeral(*numeral);
    std::size_t end = numeral->end;
    if (context.is(end, '+') && context.is_number(end + 1)) {
        spoken.say("cộng").number(end + 1);
        end += 2;
    }
    add(out, "milestone", end, spoken).because("km before a number", 40).as_number();
}

// A number and its unit; the unit is left out when it follows again after a dash.
Candidate &add_quantity(const Context &context, std::string_view rule, const Numeral &numeral,
                        const Quantity &quantity, Candidates &out) {
    Spoken spoken(context);
    spoken.numeral(numeral).say(is_repeated_after_dash(context, quantity) ? "" : quantity.words);
    return add(out, rule, quantity.end, spoken).as_number();
}

// The l of "mạch 88 l/p": lần, not lít.
bool is_pulse(const Context &context, std::size_t at, std::size_t end) {
    const Window &left = context.left(at);
    return context.of(end - 1) == "l" && context.is(end, '/') &&
           (left.touches("mạch") || left.touches("tim") || left.touches("thở"));
}

// màn hình 1.5K
bool is_resolution(const Context &context, const Numeral &numeral, std::size_t at) {
    const Window &left = context.left(at);
    if (context.of(numeral.end) != "K" || numeral.decimals.empty())
        return false;
    for (std::size_t i = 0; i < left.count && i < 3; ++i)
        if (left.words[i] == "hình" || left.words[i] == "màn" || left.words[i] == "nền" ||
            left.words[i] == "giải")
            return true;
    return false;
}

// The tr of "95 tr/m2" and "2 tr đồng", behind a blank: triệu, not trang.
bool is_million(const Context &context, std::size_t end) {
    const std::size_t next = context.skip_blank(end + 2);
    return context.is_blank(end) && context.of(end + 1) == "tr" &&
           (context.is(end + 2, '/') || (context.is(end + 2, '.') && context.is_word(end + 3)) ||
            context.folded(next) == "đồng" || context.folded(next) == "đ");
}

// 12.500 HKD trên địa bàn: hộ kinh doanh, as the words around say.
bool is_household(const Context &context, std::size_t at, std::size_t end) {
    return context.of(end - 1) == "HKD" &&
           (context.left(at).has(Set::business, 4) || context.right(end).has(Set::business, 4));
}

// The 0,25 đ of an examination: điểm, not đồng.
bool is_mark(const Context &context, std::size_t at, const Numeral &numeral, std::size_t end) {
    constexpr int most_marks = 100;
    if (context.of(end - 1) != "đ" || numeral.grouped || small_number(numeral.whole) > most_marks ||
        (numeral.decimals.empty() && (numeral.whole == "0" || context.left(at).count == 0)) ||
        context.left(at).has(Set::rate, 5))
        return false;
    if (!context.is(end, '/'))
        return true;
    const std::string each = context.folded(end + 1);
    return each == "câu" || each == "ý" || each == "bài" || each == "môn" || each == "trận" || each == "phần";
}

// The 7 of $5-7 triệu and of $5-$7 triệu: the number after a dash that follows directly.
std::optional<Numeral> range_end(const Context &context, std::size_t at, const Unit *currency) {
    const std::size_t dash = context.skip_blank(at);
    if (!context.is(dash, '-') && !context.is(dash, U'—'))
        return std::nullopt;
    std::size_t next = context.skip_blank(dash + 1);
    if (const UnitMatch again = unit_at(context, next, false); again.unit == currency)
        next = context.skip_blank(again.end);
    return numeral_at(context, next);
}

bool has_prefix(std::string_view spoken) {
    constexpr std::array<std::string_view, 5> prefixes{"ki lô ", "mê ga ", "gi ga ", "tê ra ", "mi li "};
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](std::string_view prefix) { return spoken.starts_with(prefix); });
}

// mỗi ha, vài chục MW, một m đất: a unit that words count.
void read_unit_behind_words(const Context &context, std::size_t at, Candidates &out) {
    constexpr std::string_view counting = " mỗi từng chục trăm nghìn ngàn vạn triệu vài mấy nửa ";
    constexpr std::string_view digits = " một hai ba bốn năm sáu bảy tám chín mười ";
    constexpr std::string_view numbering = " tháng ngày quý lớp mười mươi trăm linh lẻ phẩy "; // tháng một
    constexpr std::string_view dividing = " theo bằng ";
    constexpr std::size_t longest = 3; // letters of ha, kWh
    if (context.piece(at).characters > longest || !context.is_ascii_word(at) ||
        !context.tables().unit(context.of(at)))
        return;
    const UnitMatch match = unit_at(context, at, false);
    const std::string_view symbol = context.of(at, match.end);
    const Unit *unit = match.unit;
    const bool letter = symbol == "m" || symbol == "g" || symbol == "l";
    if (!unit || unit->kind != UnitKind::measure || !context.left(at).after_silence ||
        context.tables().unit(symbol) != unit || !(letter || symbol == "ha" || has_prefix(unit->spoken)))
        return;
    const Window &left = context.left(at);
    const std::string word = " " + left.words[0] + " ";
    const bool number =
        digits.find(word) != std::string_view::npos &&
        (left.count < 2 || numbering.find(" " + left.words[1] + " ") == std::string_view::npos);
    if (number || counting.find(word) != std::string_view::npos ||
        (!letter && dividing.find(word) != std::string_view::npos))
        add(out, "measure", match.end, unit->spoken).because("a unit behind a word that counts", 45);
}

} // namespace

void read_measure(const Context &context, std::size_t at, Candidates &out) {
    if (context.is_word(at) && !context.follows_number(at)) {
        read_milestone(context, at, out);
        return read_unit_behind_words(context, at, out);
    }
    const auto numeral = numeral_at(context, at);
    if (!numeral)
        return;
    read_shortcut(context, *numeral, out);
    if (is_million(context, numeral->end))
        add(out, "measure", numeral->end + 2, Spoken(context).numeral(*numeral).say("triệu"))
            .because("tr before money or what it is paid for", 40)
            .as_number();
    if (context.is_blank(numeral->end) && context.of(numeral->end + 1) == "tr" &&
        context.is(numeral->end + 2, '.') && !context.is_word(numeral->end + 3) &&
        !context.left(at).has(Set::rate))
        add(out, "measure", numeral->end + 3, Spoken(context).numeral(*numeral).say("trang"))
            .because("tr. of a book", 40)
            .as_number();
    if (is_resolution(context, *numeral, at))
        add(out, "measure", numeral->end + 1, Spoken(context).numeral(*numeral).say("ca"))
            .because("K of a screen", 40);
    read_coordinate(context, *numeral, at, out);
    const Quantity quantity = quantity_after(context, numeral->end);
    const bool code = (context.is_capitalised(at - 1) && context.is_number(quantity.end)) || // H5N1
                      is_model_number(context, at);
    if (!quantity.has_unit || quantity.money || code)
        return;
    const std::string each = context.folded(quantity.end + 1);
    if (context.of(quantity.end - 1) == "v" && context.is(quantity.end, '/') &&
        (each == "ngày" || each == "lần"))
        add(out, "measure", quantity.end, Spoken(context).numeral(*numeral).say("viên"))
            .because("v of a medicine", 40)
            .as_number();
    if (is_pulse(context, at, quantity.end))
        add(out, "measure", quantity.end, Spoken(context).numeral(*numeral).say("lần"))
            .because("l of a pulse", 40)
            .as_number();
    add_quantity(context, "measure", *numeral, quantity, out).because("a unit after the number", 30);
}

void read_money(const Context &context, std::size_t at, Candidates &out) {
    if (const auto numeral = numeral_at(context, at)) {
        const Quantity quantity = quantity_after(context, numeral->end);
        if (quantity.money && is_mark(context, at, *numeral, quantity.end))
            add(out, "measure", quantity.end, Spoken(context).numeral(*numeral).say("điểm"))
                .because("too few for money, and no word for a price near", 40)
                .as_number();
        if (quantity.money)
            add_quantity(context, "money", *numeral, quantity, out)
                .because("a currency after the number", 32)
                .when(is_household(context, at, quantity.end), "words for a trade around HKD", -30);
        return;
    }
    const UnitMatch currency = unit_at(context, at, false);
    const bool dong = currency.unit && currency.unit->spoken == "đồng";
    if (!currency.unit || currency.unit->kind != UnitKind::money ||
        (dong && (!context.is(at, U'₫') || context.follows_number(at))))
        return;
    const auto numeral = numeral_at(context, context.skip_blank(currency.end));
    if (!numeral)
        return;
    Spoken spoken(context);
    spoken.numeral(*numeral);
    const auto last = range_end(context, numeral->end, currency.unit);
    if (last)
        spoken.say("đến").numeral(*last);
    const std::size_t end = last ? last->end : numeral->end;
    const Quantity quantity = quantity_after(context, end);
    if (quantity.money && quantity.words != currency.unit->spoken)
        return; // BTC 107.500 USD
    spoken.say(quantity.words).say(quantity.money ? "" : currency.unit->spoken);
    add(out, "money", quantity.has_unit ? quantity.end : end, spoken)
        .because("a currency before the number", 60)
        .as_number();
}

} // namespace baonoi::normalise
