// SPDX-License-Identifier: GPL-3.0-or-later
// What class and id words say about an element. The words are data: config/extract/words.tsv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace baonoi {

// In the order of mark_names in marks.cpp. Those from navigation on are rules that drop.
enum class Mark : std::uint8_t {
    article,
    lead,
    title,
    caption,
    date,
    byline,
    source,
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

// Threads: const after loading.
class PageWords {
public:
    // Throws stop, naming file and line, when the file is not as its head says.
    static PageWords load(const std::filesystem::path &file);

    // Of the value of one attribute.
    Marks marks_of(std::string_view value) const;

private:
    struct Entry {
        std::vector<std::string> words;
        Mark mark;
    };
    std::unordered_map<std::string, std::vector<Entry>> by_first_word_;
};

} // namespace baonoi
