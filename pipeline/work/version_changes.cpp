// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/version_changes.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace baonoi::work {

namespace {

constexpr std::size_t farthest = 8;               // sentences, to look for the one that took another's place
constexpr std::size_t largest_table = 16U << 20U; // cells; beyond it everything between is one change

// Items of a and of b that are the same, in their order, as many as there can be.
template <class Item, class Same>
std::vector<std::pair<std::size_t, std::size_t>> common(const std::vector<Item> &a,
                                                        const std::vector<Item> &b, Same same) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::size_t begin = 0;
    while (begin < a.size() && begin < b.size() && same(a[begin], b[begin])) {
        pairs.emplace_back(begin, begin);
        ++begin;
    }
    std::size_t end = 0; // that many at the ends are the same
    while (end < a.size() - begin && end < b.size() - begin &&
           same(a[a.size() - 1 - end], b[b.size() - 1 - end]))
        ++end;
    const std::size_t rows = a.size() - begin - end, columns = b.size() - begin - end;
    if (rows > 0 && columns > 0 && (rows + 1) * (columns + 1) <= largest_table) {
        // longest[i][j]: of what is left of both from there on
        std::vector<std::uint32_t> longest((rows + 1) * (columns + 1));
        const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t & {
            return longest[i * (columns + 1) + j];
        };
        for (std::size_t i = rows; i-- > 0;)
            for (std::size_t j = columns; j-- > 0;)
                at(i, j) = same(a[begin + i], b[begin + j]) ? at(i + 1, j + 1) + 1
                                                            : std::max(at(i + 1, j), at(i, j + 1));
        for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
            if (same(a[begin + i], b[begin + j]))
                pairs.emplace_back(begin + i++, begin + j++);
            else if (at(i + 1, j) >= at(i, j + 1))
                ++i;
            else
                ++j;
        }
    }
    for (std::size_t i = end; i-- > 0;)
        pairs.emplace_back(a.size() - 1 - i, b.size() - 1 - i);
    return pairs;
}

std::vector<std::string> words_of(const std::string &text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin)
            words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::string joined(const std::vector<std::string> &words, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i)
        text += (i > begin ? " " : "") + words[i];
    return text;
}

struct WordDiff {
    std::vector<OtherWords> changes;
    std::size_t same = 0, longer = 0; // words
    bool is_alike() const { return 3 * same >= longer; }
};

WordDiff word_diff(const std::string &before, const std::string &after) {
    const std::vector<std::string> a = words_of(before), b = words_of(after);
    WordDiff diff;
    diff.longer = std::max(a.size(), b.size());
    std::size_t i = 0, j = 0;
    const auto end_at = [&](std::size_t x, std::size_t y) {
        if (x > i || y > j)
            diff.changes.push_back({joined(a, i, x), joined(b, j, y)});
        i = x + 1;
        j = y + 1;
    };
    for (const auto &[x, y] : common(a, b, [](const auto &one, const auto &other) { return one == other; })) {
        end_at(x, y);
        ++diff.same;
    }
    end_at(a.size(), b.size());
    return diff;
}

// Sentences between two that stayed: those that are alike took each other's place, in their order.
void add_gap(const std::vector<store::SentenceRecord> &before, std::pair<std::size_t, std::size_t> old,
             const std::vector<store::SentenceRecord> &after, std::pair<std::size_t, std::size_t> now,
             std::vector<SentenceChange> &changes) {
    std::size_t j = now.first;
    for (std::size_t i = old.first; i < old.second; ++i) {
        std::size_t match = j;
        const std::size_t last = std::min(now.second, j + farthest);
        while (match < last && !word_diff(before[i].text, after[match].text).is_alike())
            ++match;
        if (match == last) {
            changes.push_back({SentenceChangeKind::gone, before[i], std::nullopt, {}});
            continue;
        }
        for (; j < match; ++j)
            changes.push_back({SentenceChangeKind::added, std::nullopt, after[j], {}});
        changes.push_back({SentenceChangeKind::edited, before[i], after[j],
                           word_diff(before[i].text, after[j].text).changes});
        ++j;
    }
    for (; j < now.second; ++j)
        changes.push_back({SentenceChangeKind::added, std::nullopt, after[j], {}});
}

} // namespace

std::string_view name_of(SentenceChangeKind kind) {
    switch (kind) {
    case SentenceChangeKind::gone:
        return "gone";
    case SentenceChangeKind::added:
        return "added";
    case SentenceChangeKind::edited:
        return "edited";
    case SentenceChangeKind::reading:
        break;
    }
    return "reading";
}

std::vector<SentenceChange> changes_between(const std::vector<store::SentenceRecord> &before,
                                            const std::vector<store::SentenceRecord> &after) {
    std::vector<SentenceChange> changes;
    std::size_t i = 0, j = 0;
    for (const auto &[x, y] :
         common(before, after, [](const auto &one, const auto &other) { return one.text == other.text; })) {
        add_gap(before, {i, x}, after, {j, y}, changes);
        if (before[x].spoken != after[y].spoken)
            changes.push_back({SentenceChangeKind::reading, before[x], after[y],
                               word_diff(before[x].spoken, after[y].spoken).changes});
        i = x + 1;
        j = y + 1;
    }
    add_gap(before, {i, before.size()}, after, {j, after.size()}, changes);
    return changes;
}

} // namespace baonoi::work
