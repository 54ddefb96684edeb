// SPDX-License-Identifier: GPL-3.0-or-later
// What class and id words say about an element, and the words of a line about the line. The words are data:
// config/extract/.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace baonoi::extract {

// In the order of mark_names in marks.cpp. Those from navigation on are rules that drop.
enum class Mark : std::uint8_t {
    article,
    lead,
    title,
    caption,
    date,
    byline,
    source,
    quote,
    place,
    folded,
    site,
    icon,
    navigation,
    share,
    font_size,
    related,
    comments,
    advertisement,
    promotion,
    footer,
    sidebar,
    tags,
    key_points,
    audio,
    details,
    footnote,
    count
};

// The name of a mark in words.tsv, which is also the name of the rule of a drop.
std::string_view name_of(Mark mark);

class Marks {
public:
    void add(Mark mark) { bits_ |= bit(mark); }
    void add(Marks other) { bits_ |= other.bits_; }
    bool has(Mark mark) const { return (bits_ & bit(mark)) != 0; }
    bool any() const { return bits_ != 0; }

private:
    static std::uint32_t bit(Mark mark) { return std::uint32_t{1} << static_cast<unsigned>(mark); }
    std::uint32_t bits_ = 0;
};

// What the words of a line say about it: the kinds of config/extract/phrases.tsv.
enum class Phrase : std::uint8_t {
    credit,
    source,
    byline,
    insert,
    courtesy,
    hint,
    scrap,
    widget,
    tags,
    appeal,
    sign,
    notice,
    tail,
    footer,
    placeholder,
    closing,
    media,
    missing,
    keywords,
    follow,
    channel,
    ours,
    moment,
    rating,
    count
};

// Threads: const after loading.
class PageWords {
public:
    // Of words.tsv, phrases.tsv and languages.tsv in the folder. Throws stop, naming file and line, when one
    // is not as its head says.
    static PageWords load(const std::filesystem::path &folder);

    // Of the value of one attribute.
    Marks marks_of(std::string_view value) const;
    // The words in it that say a mark, "tin lien quan, related"; empty when none does.
    std::string words_for(Mark mark, std::string_view value) const;

    // Whether a lower-case line begins with, or is, a phrase of the kind.
    bool begins(std::string_view line, Phrase kind) const;
    bool is(std::string_view line, Phrase kind) const;
    // The length of the longest phrase of the kind that a lower-case line begins with, ended by the end of a
    // word; 0: none.
    std::size_t begin(std::string_view line, Phrase kind) const;
    // Whether whole words of a lower-case line are a phrase of the kind.
    bool has(std::string_view line, Phrase kind) const;
    // Where the last phrase of the kind begins in a lower-case line; npos: nowhere.
    std::size_t last(std::string_view line, Phrase kind) const;

    // The languages of languages.tsv, and those (by index) whose small words hold a lower-case word.
    const std::vector<std::string> &language_names() const { return language_names_; }
    const std::vector<std::size_t> &languages_of(const std::string &word) const;

private:
    struct Entry {
        std::vector<std::string> words;
        Mark mark;
    };
    // Calls each(entry) for the entries that match in the value of an attribute.
    template <class Each>
    void for_each_match(std::string_view value, Each each) const;
    void add_words(Mark mark, std::string_view text);
    void add_phrases(Phrase kind, std::string_view text);
    void add_language(std::string_view name, std::string_view text);

    std::unordered_map<std::string, std::vector<Entry>> by_first_word_;
    std::array<std::vector<std::string>, static_cast<std::size_t>(Phrase::count)> phrases_; // sorted
    std::vector<std::string> language_names_;
    std::unordered_map<std::string, std::vector<std::size_t>> small_words_;
};

// PageWords::marks_of() for one page, where most values stand at many elements. The values outlive it.
class SeenMarks {
public:
    explicit SeenMarks(const PageWords &words) : words_(words) {}
    Marks of(std::string_view value) {
        const auto [seen, first] = marks_.try_emplace(value);
        if (first)
            seen->second = words_.marks_of(value);
        return seen->second;
    }

private:
    const PageWords &words_;
    std::unordered_map<std::string_view, Marks> marks_;
};

} // namespace baonoi::extract
