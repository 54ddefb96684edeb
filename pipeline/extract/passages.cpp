// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/passages.h"

#include "base/utf8.h"
#include "extract/wording.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <numeric>

namespace baonoi::extract {

namespace {

constexpr std::size_t tolerance = 5;    // one of so many words may differ
constexpr std::size_t fewest_words = 5; // of a passage that is looked for by likeness

bool is_terminal(char32_t value) {
    return value == '.' || value == '!' || value == '?' || value == U'…' || value == U'。';
}

bool is_closing(char32_t value) {
    return value == ')' || value == ']' || value == '"' || value == '\'' || value == U'”' || value == U'’' ||
           value == U'»';
}

bool is_capital(std::string_view text, std::size_t at) {
    const std::string_view letter = text.substr(at, decode_utf8(text, at).length);
    return icu::lower_case(letter) != letter;
}

// After a full stop or its like: the end of the piece, the blank included; 0: none ends here.
std::size_t end_of_piece(std::string_view text, std::size_t at) {
    while (at < text.size() &&
           (is_terminal(decode_utf8(text, at).value) || is_closing(decode_utf8(text, at).value)))
        at += decode_utf8(text, at).length;
    if (at == text.size() || text[at] == ' ')
        return std::min(at + 1, text.size());
    return is_capital(text, at) ? at : 0;
}

Words words_in(const std::vector<Piece> &pieces, std::size_t begin, std::size_t end) {
    Words words;
    for (std::size_t i = begin; i < end; ++i)
        words.insert(words.end(), pieces[i].words.begin(), pieces[i].words.end());
    return words;
}

// How many words of a are not in b, each as often as it stands there. Both are sorted.
std::size_t missing_from(const Words &a, const Words &b) {
    Words missing;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(missing));
    return missing.size();
}

Words sorted(Words words) {
    std::sort(words.begin(), words.end());
    return words;
}

} // namespace

Words Vocabulary::words_of(std::string_view text) {
    const std::string lower = icu::lower_case(icu::nfc(text));
    Words words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty())
            words.push_back(
                numbers_.emplace(std::move(word), static_cast<std::uint32_t>(numbers_.size())).first->second);
        word.clear();
    };
    for (std::size_t at = 0; at < lower.size();) {
        const CodePoint point = decode_utf8(lower, at);
        if (is_word_character(point.value))
            word += std::string_view(lower).substr(at, point.length);
        else
            end_word();
        at += point.length;
    }
    end_word();
    return words;
}

std::vector<Piece> pieces_of(std::string_view text, Vocabulary &vocabulary) {
    std::vector<Piece> pieces;
    std::size_t begin = 0;
    const auto end_at = [&](std::size_t end) {
        pieces.push_back({{begin, end}, vocabulary.words_of(text.substr(begin, end - begin))});
        begin = end;
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        const std::size_t end = is_terminal(point.value) ? end_of_piece(text, at) : 0;
        if (end != 0)
            end_at(end);
        at = end != 0 ? end : at + point.length;
    }
    if (begin < text.size())
        end_at(text.size());
    return pieces;
}

std::vector<PieceRun> same_words(const Texts &texts, const Words &passage) {
    std::vector<PieceRun> runs;
    if (passage.empty())
        return runs;
    for (std::size_t text = 0; text < texts.size(); ++text) {
        const std::vector<Piece> &pieces = texts[text];
        for (std::size_t begin = 0; begin < pieces.size();) {
            std::size_t end = begin, count = 0;
            while (end < pieces.size() && count < passage.size())
                count += pieces[end++].words.size();
            const bool is_it = count == passage.size() && !pieces[begin].words.empty() &&
                               words_in(pieces, begin, end) == passage;
            if (is_it)
                runs.push_back({text, begin, end});
            begin = is_it ? end : begin + 1;
        }
    }
    return runs;
}

std::size_t distance(const Words &a, const Words &b, std::size_t most) {
    if (a.size() > b.size())
        return distance(b, a, most);
    if (b.size() - a.size() > most)
        return most + 1;
    // One row of the table of Levenshtein after the other, of each what lies within most of the diagonal.
    const std::size_t far = most + 1;
    std::vector<std::size_t> row(a.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t j = 1; j <= b.size(); ++j) {
        const std::size_t low = j > most ? j - most : 0, high = std::min(a.size(), j + most);
        std::size_t diagonal = low > 0 ? row[low - 1] : 0, best = far;
        if (low > 0)
            row[low - 1] = far;
        for (std::size_t i = low; i <= high; ++i) {
            const std::size_t above = i < j + most ? row[i] : far;
            std::size_t here = i == 0 ? j : std::min(row[i - 1], above) + 1;
            if (i > 0)
                here = std::min(here, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
            diagonal = row[i];
            row[i] = std::min(here, far);
            best = std::min(best, row[i]);
        }
        if (best > most)
            return far;
    }
    return row[a.size()];
}

std::vector<PieceRun> most_alike(const Texts &texts, const Words &passage, const std::set<Words> &known,
                                 std::size_t &comparisons) {
    if (passage.size() < fewest_words)
        return {};
    const Words wanted = sorted(passage);
    std::vector<PieceRun> best;
    double least = 1; // share of words that differ
    for (std::size_t text = 0; text < texts.size(); ++text) {
        const std::vector<Piece> &pieces = texts[text];
        for (std::size_t begin = 0; begin < pieces.size(); ++begin) {
            Words words;
            bool is_known = true;
            for (std::size_t end = begin; end < pieces.size(); ++end) {
                words.insert(words.end(), pieces[end].words.begin(), pieces[end].words.end());
                is_known = is_known && known.contains(pieces[end].words);
                const std::size_t longer = std::max(words.size(), passage.size());
                const std::size_t most = longer / tolerance;
                if (words.size() > passage.size() + most)
                    break;
                if (is_known || pieces[begin].words.empty() || words.size() + most < passage.size() ||
                    missing_from(wanted, sorted(words)) > most || comparisons == 0)
                    continue;
                --comparisons;
                const std::size_t differing = distance(passage, words, most);
                const double share = static_cast<double>(differing) / static_cast<double>(longer);
                if (differing <= most && share < least) {
                    least = share;
                    best = {{text, begin, end + 1}};
                }
            }
        }
    }
    return best;
}

} // namespace baonoi::extract
