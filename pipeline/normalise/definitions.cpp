// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/definitions.h"

#include "base/utf8.h"
#include "normalise/letters.h"
#include "normalise/syllable.h"

#include <algorithm>
#include <array>
#include <optional>

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_bracket = 12; // pieces inside an abbreviating bracket
constexpr std::size_t longest_meaning = 40; // pieces of the words it stands for
constexpr std::size_t most_letters = 12;
constexpr std::size_t fewest_within = 3; // letters and words of a name that more words follow

using Pieces = std::vector<Piece>;

struct Range {
    std::size_t begin;
    std::size_t end;
};

struct Meaning {
    std::string abbreviation;
    std::string words;
};

// Finds the words that the letters of an abbreviation stand for. All numbers are indexes of pieces.
class Aligner {
public:
    Aligner(std::string_view text, const Pieces &pieces) : text_(text), pieces_(pieces) {}

    // What the bracket [open, close) and the words before it, up to `end`, say about each other.
    std::optional<Meaning> meaning(std::size_t end, std::size_t open, std::size_t close) const {
        if (auto meaning = shortened(end, open, close))
            return meaning;
        const std::size_t name = end - 1; // "QLDA (quản lý dự án)"
        if (end == 0 || pieces_[name].letters != Case::upper || !are_initials(open + 1, close, name, end))
            return std::nullopt;
        return Meaning{std::string(of(name)), words_between(open + 1, close)};
    }

    std::string_view of(std::size_t i) const { return of(i, i + 1); }

private:
    std::string_view of(std::size_t begin, std::size_t end) const {
        return text_.substr(pieces_[begin].begin, pieces_[end - 1].end - pieces_[begin].begin);
    }
    bool is_word(std::size_t i) const { return pieces_[i].kind == PieceKind::word; }
    bool is_blank(std::size_t i) const { return pieces_[i].kind == PieceKind::blank; }
    // A number or a sign that no name has inside.
    bool ends_name(std::size_t i) const {
        const char32_t symbol = pieces_[i].symbol;
        return pieces_[i].kind == PieceKind::number ||
               (pieces_[i].kind == PieceKind::symbol && symbol != '-' && symbol != ',' && symbol != '&' &&
                symbol != '"');
    }
    // How far back from `end` words are looked for.
    static std::size_t first_of(std::size_t end) { return end > longest_meaning ? end - longest_meaning : 0; }

    std::string words_between(std::size_t begin, std::size_t end) const {
        std::string out;
        for (std::size_t i = begin; i < end; ++i)
            if (is_word(i) || pieces_[i].kind == PieceKind::number) {
                out += out.empty() ? "" : " ";
                out += of(i);
            }
        return out;
    }

    // After "gọi tắt là", "sau đây gọi là", "viết tắt là" inside a bracket: where the abbreviation begins.
    std::size_t after_introduction(std::size_t begin, std::size_t end) const {
        std::size_t found = begin;
        for (std::size_t i = begin; i < end; ++i)
            if ((is_word(i) && of(i) == "là") || pieces_[i].symbol == ':')
                found = i + 1;
        while (found < end && !is_word(found))
            ++found;
        return found;
    }

    // "(Ban QLDA)" behind the words that it shortens: QLDA and what it means. Nothing when it says something
    // new.
    std::optional<Meaning> shortened(std::size_t end, std::size_t open, std::size_t close) const {
        const std::size_t begin = after_introduction(open + 1, close);
        std::size_t last = close;
        while (last > begin && (is_blank(last - 1) || pieces_[last - 1].symbol == '"'))
            --last;
        if (auto meaning = shortened_part(end, begin, last))
            return meaning;
        std::size_t name = last; // the last word
        while (name > begin && !is_blank(name - 1))
            --name;
        if (last <= begin || last - begin > longest_bracket || pieces_[last - 1].letters != Case::upper)
            return std::nullopt;
        const auto first = before(end, name, last);
        if (first && before(end, begin, last))
            return Meaning{std::string(of(name, last)), words_between(*first, end)};
        const std::vector<std::size_t> aligned = within(end, begin, last);
        const std::size_t letters = wanted_of(name, last).size();
        if (aligned.empty() || letters == 0)
            return std::nullopt;
        return Meaning{std::string(of(name, last)),
                       words_between(aligned[aligned.size() - letters], aligned.back() + 1)};
    }

    // "(BHXH tỉnh)", "(Công ty MTĐT)": an abbreviation inside the bracket [begin, last) with whole words
    // before or after it that stand before the bracket too.
    std::optional<Meaning> shortened_part(std::size_t end, std::size_t begin, std::size_t last) const {
        std::size_t from = begin;
        while (from < last && (pieces_[from].letters != Case::upper || pieces_[from].characters < 2))
            ++from;
        std::size_t to = from;
        while (to < last && !is_blank(to))
            ++to;
        if (from >= last || (from == begin && to == last) || last - begin > longest_bracket)
            return std::nullopt;
        const auto meant = around(end, begin, {from, to}, last);
        if (!meant)
            return std::nullopt;
        return Meaning{std::string(of(from, to)), words_between(meant->begin, meant->end)};
    }

    // The first piece of the words that end before `end` and whose initials are the letters of pieces
    // [from, to).
    std::optional<std::size_t> before(std::size_t end, std::size_t from, std::size_t to) const {
        const std::vector<std::string> wanted = wanted_of(from, to);
        if (wanted.empty())
            return std::nullopt;
        std::size_t left = wanted.size();
        std::size_t first = end;
        for (std::size_t i = end; i-- > first_of(end) && left > 0;) {
            if (ends_name(i))
                return std::nullopt;
            if (!is_word(i))
                continue;
            if (fits(i, wanted[left - 1])) {
                --left;
                first = i;
            } else if (first == end || !is_link(i)) {
                return std::nullopt;
            }
        }
        return left == 0 ? std::optional(first) : std::nullopt;
    }

    // The same for words that are followed by others before `end`: "Ban Quản lý dự án công trình tỉnh". A
    // name with a capital begins there. The pieces of its words, one a letter or whole word; empty when
    // nothing fits.
    std::vector<std::size_t> within(std::size_t end, std::size_t from, std::size_t to) const {
        const std::vector<std::string> wanted = wanted_of(from, to);
        for (std::size_t i = end; wanted.size() >= fewest_within && i-- > first_of(end);) {
            if (ends_name(i))
                break;
            if (!is_word(i) || pieces_[i].letters == Case::lower)
                continue;
            std::vector<std::size_t> words = forward(i, end, wanted);
            if (!words.empty())
                return words;
        }
        return {};
    }

    // The words of [begin, end) have the letters of [from, to) as their initials.
    bool are_initials(std::size_t begin, std::size_t end, std::size_t from, std::size_t to) const {
        const std::vector<std::string> wanted = wanted_of(from, to);
        std::size_t next = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (!is_word(i))
                continue;
            if (next < wanted.size() && fits(i, wanted[next]))
                ++next;
            else if (!is_link(i))
                return false;
        }
        return !wanted.empty() && next == wanted.size();
    }

    // The words that the letters of `name` stand for, when the bracket [begin, last) has other words around
    // them and these stand before `end` too, with more between: "Bảo hiểm xã hội tỉnh Hòa Bình (BHXH tỉnh)".
    std::optional<Range> around(std::size_t end, std::size_t begin, Range name, std::size_t last) const {
        const std::size_t stop = first_of(end);
        const auto behind = back_over(end, stop, name.end, last);
        for (std::size_t i = behind.value_or(0); i > stop; --i) {
            if (!is_word(i - 1))
                continue;
            if (const auto first = before(i, name.begin, name.end))
                return back_over(*first, stop, begin, name.begin) ? std::optional(Range{*first, i})
                                                                  : std::nullopt;
        }
        return std::nullopt;
    }

    // Where the words of [from, to) begin, all found in their order, others between, going back from `end`.
    std::optional<std::size_t> back_over(std::size_t end, std::size_t stop, std::size_t from,
                                         std::size_t to) const {
        for (std::size_t wanted = to; wanted > from; --wanted) {
            if (!is_word(wanted - 1))
                continue;
            const std::string word = fold(of(wanted - 1));
            while (end > stop && (!is_word(end - 1) || fold(of(end - 1)) != word))
                --end;
            if (end == stop)
                return std::nullopt;
            --end;
        }
        return end;
    }

    std::vector<std::size_t> forward(std::size_t begin, std::size_t end,
                                     const std::vector<std::string> &wanted) const {
        std::vector<std::size_t> words;
        for (std::size_t i = begin; i < end && words.size() < wanted.size(); ++i) {
            if (!is_word(i))
                continue;
            if (fits(i, wanted[words.size()]))
                words.push_back(i);
            else if (words.empty() || !is_link(i))
                return {};
        }
        return words.size() == wanted.size() ? words : std::vector<std::size_t>();
    }

    // One entry a syllable: a letter of an abbreviation, or a whole word ("ban").
    std::vector<std::string> wanted_of(std::size_t from, std::size_t to) const {
        std::vector<std::string> wanted;
        std::size_t letters = 0;
        for (std::size_t i = from; i < to; ++i) {
            if (!is_word(i))
                continue;
            const std::string folded = fold(of(i));
            if (pieces_[i].letters != Case::upper) {
                wanted.push_back(folded);
                continue;
            }
            for (std::size_t at = 0; at < folded.size(); ++letters) {
                const std::size_t length = decode_utf8(folded, at).length;
                wanted.push_back(folded.substr(at, length));
                at += length;
            }
        }
        if (letters < 2 || letters > most_letters)
            wanted.clear();
        return wanted;
    }

    bool fits(std::size_t i, std::string_view wanted) const {
        const std::string word = fold(of(i));
        if (decode_utf8(wanted, 0).length < wanted.size())
            return word == wanted;
        const char32_t initial = without_tone(decode_utf8(word, 0).value).base;
        return initial == decode_utf8(wanted, 0).value && is_syllable(word);
    }

    bool is_link(std::size_t i) const {
        const std::string word = fold(of(i));
        return word == "và" || word == "của" || word == "về" || word == "các";
    }

    std::string_view text_;
    const Pieces &pieces_;
};

} // namespace

std::vector<Repeated> Definitions::learn(std::string_view text, const Pieces &pieces) {
    std::vector<Repeated> repeated;
    count_committees(text, pieces);
    const Aligner words(text, pieces);
    for (std::size_t open = 1; open < pieces.size(); ++open) {
        if (pieces[open].symbol != '(')
            continue;
        std::size_t close = open + 1;
        while (close < pieces.size() && close - open < longest_meaning && pieces[close].symbol != ')' &&
               pieces[close].symbol != '(')
            ++close;
        if (close >= pieces.size() || pieces[close].symbol != ')')
            continue;
        std::size_t end = open;
        while (end > 0 && pieces[end - 1].kind == PieceKind::blank)
            --end;
        const auto meaning = words.meaning(end, open, close);
        if (!meaning)
            continue;
        meanings_.try_emplace(meaning->abbreviation, meaning->words);
        repeated.push_back({open, close + 1});
    }
    return repeated;
}

void Definitions::count_committees(std::string_view text, const Pieces &pieces) {
    const Aligner words(text, pieces);
    for (std::size_t i = 2; i < pieces.size(); ++i) {
        if (pieces[i].kind != PieceKind::word || pieces[i].characters != 2 || fold(words.of(i)) != "ủy")
            continue;
        const std::string before = fold(words.of(i - 2));
        of_province_ += before == "tỉnh" ? 1 : 0;
        of_city_ += before == "thành" ? 1 : 0;
    }
}

std::string_view Definitions::committee() const {
    if (of_province_ == of_city_)
        return {};
    return of_province_ > of_city_ ? "tỉnh ủy" : "thành ủy";
}

const std::string *Definitions::meaning(std::string_view abbreviation) const {
    const auto found = meanings_.find(abbreviation);
    return found == meanings_.end() ? nullptr : &found->second;
}

} // namespace baonoi::normalise
