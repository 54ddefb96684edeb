// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/definitions.h"

#include "base/utf8.h"
#include "normalise/letters.h"
#include "normalise/syllable.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_bracket = 12; // pieces inside an abbreviating bracket
constexpr std::size_t longest_meaning = 40; // pieces of the words it stands for
constexpr std::size_t most_letters = 12;
constexpr std::size_t fewest_within = 3; // letters and words of a name that more words follow

using Pieces = std::vector<Piece>;

class Aligner {
public:
    Aligner(std::string_view text, const Pieces &pieces) : text_(text), pieces_(pieces) {}

    std::string_view of(std::size_t i) const {
        return text_.substr(pieces_[i].begin, pieces_[i].end - pieces_[i].begin);
    }

    // The first piece of the words that end before `end` and whose initials are the letters of pieces
    // [from, to).
    std::optional<std::size_t> before(std::size_t end, std::size_t from, std::size_t to) const {
        const std::vector<std::string> wanted = wanted_of(from, to);
        if (wanted.empty())
            return std::nullopt;
        std::size_t left = wanted.size();
        std::size_t first = end;
        const std::size_t stop = end > longest_meaning ? end - longest_meaning : 0;
        for (std::size_t i = end; i-- > stop && left > 0;) {
            const Piece &piece = pieces_[i];
            if (piece.kind == PieceKind::number ||
                (piece.kind == PieceKind::symbol && !is_joint(piece.symbol)))
                return std::nullopt;
            if (piece.kind != PieceKind::word)
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
        const std::size_t stop = end > longest_meaning ? end - longest_meaning : 0;
        for (std::size_t i = end; wanted.size() >= fewest_within && i-- > stop;) {
            const Piece &piece = pieces_[i];
            if (piece.kind == PieceKind::number ||
                (piece.kind == PieceKind::symbol && !is_joint(piece.symbol)))
                break;
            if (piece.kind != PieceKind::word || piece.letters == Case::lower)
                continue;
            std::vector<std::size_t> words = forward(i, end, wanted);
            if (!words.empty())
                return words;
        }
        return {};
    }

    // The piece after the words from `begin` on, before `end`, whose initials are the letters of [from, to).
    bool after(std::size_t begin, std::size_t end, std::size_t from, std::size_t to) const {
        const std::vector<std::string> wanted = wanted_of(from, to);
        std::size_t next = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (pieces_[i].kind != PieceKind::word)
                continue;
            if (next < wanted.size() && fits(i, wanted[next]))
                ++next;
            else if (!is_link(i))
                return false;
        }
        return !wanted.empty() && next == wanted.size();
    }

    // The words that the letters of [from, to) stand for, when the bracket [begin, last) has other words
    // around them and these stand before `end` too, with more between: "Bảo hiểm xã hội tỉnh Hòa Bình (BHXH
    // tỉnh)". Their first piece and the piece after the last.
    std::optional<std::pair<std::size_t, std::size_t>>
    around(std::size_t end, std::size_t begin, std::size_t from, std::size_t to, std::size_t last) const {
        const std::size_t stop = end > longest_meaning ? end - longest_meaning : 0;
        const auto behind = back_over(end, stop, to, last);
        for (std::size_t i = behind.value_or(0); i > stop; --i) {
            if (pieces_[i - 1].kind != PieceKind::word)
                continue;
            if (const auto first = before(i, from, to))
                return back_over(*first, stop, begin, from) ? std::optional(std::pair(*first, i))
                                                            : std::nullopt;
        }
        return std::nullopt;
    }

    // Letters and whole words of an abbreviation.
    std::size_t count(std::size_t from, std::size_t to) const { return wanted_of(from, to).size(); }

private:
    // Where the words of [from, to) begin, all found in their order, others between, going back from `end`.
    std::optional<std::size_t> back_over(std::size_t end, std::size_t stop, std::size_t from,
                                         std::size_t to) const {
        for (std::size_t wanted = to; wanted > from; --wanted) {
            if (pieces_[wanted - 1].kind != PieceKind::word)
                continue;
            const std::string word = fold(of(wanted - 1));
            while (end > stop && (pieces_[end - 1].kind != PieceKind::word || fold(of(end - 1)) != word))
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
            if (pieces_[i].kind != PieceKind::word)
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
            if (pieces_[i].kind != PieceKind::word)
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

    static bool is_joint(char32_t symbol) {
        return symbol == '-' || symbol == ',' || symbol == '&' || symbol == '"';
    }

    std::string_view text_;
    const Pieces &pieces_;
};

// After "gọi tắt là", "sau đây gọi là", "viết tắt là" inside a bracket: where the abbreviation begins.
std::size_t after_introduction(const Aligner &words, const Pieces &pieces, std::size_t begin,
                               std::size_t end) {
    std::size_t found = begin;
    for (std::size_t i = begin; i < end; ++i)
        if ((pieces[i].kind == PieceKind::word && words.of(i) == "là") || pieces[i].symbol == ':')
            found = i + 1;
    while (found < end && pieces[found].kind != PieceKind::word)
        ++found;
    return found;
}

std::string words_between(std::string_view text, const Pieces &pieces, std::size_t begin, std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) {
        const Piece &piece = pieces[i];
        if (piece.kind != PieceKind::word && piece.kind != PieceKind::number)
            continue;
        if (!out.empty())
            out += ' ';
        out += text.substr(piece.begin, piece.end - piece.begin);
    }
    return out;
}

struct Place {
    std::size_t end;   // of the words before the bracket
    std::size_t open;  // the bracket
    std::size_t close; // its other half
};

struct Meaning {
    std::string abbreviation;
    std::string words;
};

// "(BHXH tỉnh)", "(Công ty MTĐT)": an abbreviation with whole words before or after it that stand before the
// bracket too. place.open and place.close: the first piece inside and the piece after the last.
std::optional<Meaning> shortened_part(const Aligner &words, std::string_view text, const Pieces &pieces,
                                      const Place &place) {
    std::size_t from = place.open;
    while (from < place.close && (pieces[from].letters != Case::upper || pieces[from].characters < 2))
        ++from;
    std::size_t to = from;
    while (to < place.close && pieces[to].kind != PieceKind::blank)
        ++to;
    if (from >= place.close || (from == place.open && to == place.close) ||
        place.close - place.open > longest_bracket)
        return std::nullopt;
    const auto meant = words.around(place.end, place.open, from, to, place.close);
    if (!meant)
        return std::nullopt;
    return Meaning{std::string(text.substr(pieces[from].begin, pieces[to - 1].end - pieces[from].begin)),
                   words_between(text, pieces, meant->first, meant->second)};
}

// "(Ban QLDA)" behind the words that it shortens: QLDA and what it means. Nothing when it says something new.
std::optional<Meaning> shortened(const Aligner &words, std::string_view text, const Pieces &pieces,
                                 const Place &place) {
    const std::size_t begin = after_introduction(words, pieces, place.open + 1, place.close);
    std::size_t last = place.close;
    while (last > begin && (pieces[last - 1].kind == PieceKind::blank || pieces[last - 1].symbol == '"'))
        --last;
    if (auto meaning = shortened_part(words, text, pieces, {place.end, begin, last}))
        return meaning;
    std::size_t abbreviation = last; // the last word
    while (abbreviation > begin && pieces[abbreviation - 1].kind != PieceKind::blank)
        --abbreviation;
    if (last <= begin || last - begin > longest_bracket || pieces[last - 1].letters != Case::upper)
        return std::nullopt;
    const std::string name(
        text.substr(pieces[abbreviation].begin, pieces[last - 1].end - pieces[abbreviation].begin));
    const auto meant = words.before(place.end, abbreviation, last);
    if (meant && words.before(place.end, begin, last))
        return Meaning{name, words_between(text, pieces, *meant, place.end)};
    const std::vector<std::size_t> aligned = words.within(place.end, begin, last);
    const std::size_t letters = words.count(abbreviation, last);
    if (aligned.empty() || letters == 0)
        return std::nullopt;
    return Meaning{name, words_between(text, pieces, aligned[aligned.size() - letters], aligned.back() + 1)};
}

std::optional<Meaning> meaning_in(const Aligner &words, std::string_view text, const Pieces &pieces,
                                  const Place &place) {
    if (auto meaning = shortened(words, text, pieces, place))
        return meaning;
    const std::size_t name = place.end - 1; // "QLDA (quản lý dự án)"
    if (place.end == 0 || pieces[name].letters != Case::upper ||
        !words.after(place.open + 1, place.close, name, place.end))
        return std::nullopt;
    return Meaning{std::string(words.of(name)), words_between(text, pieces, place.open + 1, place.close)};
}

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
        const auto meaning = meaning_in(words, text, pieces, {end, open, close});
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
