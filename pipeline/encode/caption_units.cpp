// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ascii.h"
#include "base/utf8.h"
#include "encode/caption_cues.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace baonoi::encode {

namespace {

// A phrase begins with them: "… | để người dân đi lại", "… | và các xã ven sông".
constexpr std::array<std::string_view, 39> openers{
    "bằng", "bị",    "bởi",  "cho", "của",  "cùng",  "do",    "dưới",  "để",   "được", "giữa", "hay",  "hoặc",
    "khi",  "khiến", "là",   "mà",  "nên",  "nếu",   "như",   "nhưng", "nhằm", "ở",    "qua",  "rằng", "sau",
    "song", "tại",   "theo", "thì", "trên", "trong", "trước", "từ",    "và",   "vào",  "về",   "vì",   "với"};
// What follows them belongs to them: "các | xã", "không | được", "số | 5".
constexpr std::array<std::string_view, 28> clingers{
    "bà",  "các",  "cái", "chỉ", "chưa",  "con",  "còn", "cuộc", "đã",   "đang",
    "đến", "điều", "hơn", "khá", "không", "mọi",  "mỗi", "một",  "ngày", "những",
    "ông", "rất",  "sẽ",  "số",  "tháng", "việc", "vụ",  "đường"};

constexpr double after_sentence = 0, after_clause = 1, after_comma = 2, before_opener = 5, between_words = 12,
                 in_a_phrase = 26;

std::int64_t in_ms(Samples at, int sample_rate) {
    return (at.count * 1000 + sample_rate / 2) / sample_rate;
}

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N> &list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool ends_with_one_of(std::string_view text, std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

// Vietnamese capitals beside A-Z are two or three bytes of which the first tells nothing: a name of two words
// has one in A-Z nearly always.
bool begins_a_name(std::string_view word) {
    return !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') || word.starts_with("Đ"));
}

double cost_of_cut(std::string_view left, std::string_view right) {
    if (ends_with_one_of(left, {".", "!", "?", "…", ".\"", ".”"}))
        return after_sentence;
    if (ends_with_one_of(left, {";", ":", " –", " -"}))
        return after_clause;
    if (ends_with_one_of(left, {",", ")", "]", ",\"", ",”"}) || right.starts_with("("))
        return after_comma;
    if (is_one_of(openers, left) || is_one_of(clingers, left) || is_ascii_digit(left.back()) ||
        is_ascii_digit(right.front()) || (begins_a_name(left) && begins_a_name(right)))
        return in_a_phrase;
    return is_one_of(openers, right) ? before_opener : between_words;
}

// What no line can hold: in pieces of a line, at blanks where there are any. The time is shared out by
// length.
void split_long(CaptionUnit unit, std::vector<CaptionUnit> &out) {
    while (unit.length > longest_line) {
        std::size_t cut = 0, blank = 0;
        for (std::size_t count = 0; count < longest_line; ++count) {
            if (unit.text[cut] == ' ')
                blank = cut;
            cut += decode_utf8(unit.text, cut).length;
        }
        if (unit.text[cut] == ' ')
            blank = cut;
        const std::size_t end = blank > 0 ? blank : cut;
        CaptionUnit piece = unit;
        piece.text.resize(end);
        piece.length = count_characters(piece.text);
        piece.words.resize(1);
        piece.to = unit.from + (unit.to - unit.from) * static_cast<std::int64_t>(piece.length) /
                                   static_cast<std::int64_t>(unit.length);
        unit.text.erase(0, blank > 0 ? end + 1 : end);
        unit.length = count_characters(unit.text);
        unit.from = piece.to;
        unit.words = {{0, unit.from}};
        unit.cut = between_words;
        out.push_back(std::move(piece));
    }
    out.push_back(std::move(unit));
}

// A word that takes longer than a cue may stand, such as a number of many digits, is shown again.
void add_unit(CaptionUnit unit, std::vector<CaptionUnit> &units) {
    unit.length = count_characters(unit.text);
    if (unit.length == 0)
        return;
    std::vector<CaptionUnit> pieces;
    split_long(std::move(unit), pieces);
    for (CaptionUnit &piece : pieces) {
        const std::int64_t begin = piece.from, time = piece.to - begin,
                           parts = std::max<std::int64_t>(1, (time + longest_cue - 1) / longest_cue);
        for (std::int64_t part = 0; part < parts; ++part) {
            CaptionUnit shown = piece;
            shown.from = begin + time * part / parts;
            shown.to = begin + time * (part + 1) / parts;
            if (parts > 1)
                shown.words = {{0, shown.from}};
            units.push_back(std::move(shown));
        }
    }
}

std::string on_one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line;
}

// Of the words [begin, end), which are one utterance's.
void add_utterance(const std::string &block, const Utterance &utterance, const std::vector<SpokenWord> &words,
                   std::size_t begin, std::size_t end, int sample_rate, std::vector<CaptionUnit> &units) {
    const std::size_t first = units.size();
    CaptionUnit unit;
    const auto begin_unit = [&](std::size_t word) {
        unit = {};
        unit.utterance = words[word].utterance;
        unit.from = in_ms(words[word].begin, sample_rate);
        unit.words = {{0, unit.from}};
    };
    std::size_t at = utterance.source.begin; // the source up to there is in units
    const auto take = [&](std::size_t to) {
        std::string piece = on_one_line(std::string_view(block).substr(at, to - at));
        if (unit.text.empty())
            piece.erase(0, piece.find_first_not_of(' '));
        unit.text += piece;
        at = to;
    };
    const auto end_unit = [&] {
        unit.text.erase(unit.text.find_last_not_of(' ') + 1);
        add_unit(std::move(unit), units);
    };
    begin_unit(begin);
    for (std::size_t i = begin; i < end; ++i) {
        unit.to = std::max(in_ms(words[i].end, sample_rate), unit.from);
        if (i + 1 == end)
            break;
        const std::size_t after = utterance.tokens[words[i].token].source.end,
                          next = utterance.tokens[words[i + 1].token].source.begin;
        const std::size_t blank = block.find_last_of(' ', next);
        if (blank != std::string::npos && blank >= after && blank < next) {
            take(blank);
            end_unit();
            begin_unit(i + 1);
        } else {
            take(next);
            unit.words.push_back({unit.text.size(), in_ms(words[i + 1].begin, sample_rate)});
        }
    }
    take(utterance.source.end);
    end_unit();
    for (std::size_t i = first + 1; i < units.size(); ++i)
        units[i].cut = std::max(units[i].cut, cost_of_cut(units[i - 1].text, units[i].text));
}

} // namespace

std::vector<CaptionUnit> caption_units(const Script &script, const std::vector<Utterance> &utterances,
                                       const std::vector<SpokenWord> &words, int sample_rate) {
    std::vector<CaptionUnit> units;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i;
        while (end < words.size() && words[end].utterance == words[i].utterance)
            ++end;
        const Utterance &utterance = utterances[words[i].utterance];
        add_utterance(script.blocks[utterance.block].text, utterance, words, i, end, sample_rate, units);
        i = end;
    }
    return units;
}

} // namespace baonoi::encode
