// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/marks.h"

#include "base/error.h"
#include "base/file.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <iterator>

namespace baonoi {

namespace {

constexpr std::string_view mark_names[] = {
    "article",       "lead",     "title",         "caption",      "date",
    "byline",        "source",   "navigation",    "share widget", "font size widget",
    "related links", "comments", "advertisement", "promotion",    "footer",
    "sidebar",       "tags",     "audio player",  "post details", "footnote mark"};
static_assert(std::size(mark_names) == static_cast<std::size_t>(Mark::count));

constexpr std::size_t max_value = 400; // bytes of an attribute that are looked at

bool is_alnum(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

// "tinLienQuan box_2" -> tin lien quan | box 2, with "" between attribute words.
std::vector<std::string> split(std::string_view value) {
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty())
            words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (is_upper(c) && i > 0 && !is_upper(value[i - 1]))
            finish();
        if (is_alnum(c)) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else {
            finish();
            if (c == ' ' && !words.empty() && !words.back().empty())
                words.emplace_back();
        }
    }
    finish();
    return words;
}

} // namespace

std::string_view name_of(Mark mark) {
    return mark_names[static_cast<std::size_t>(mark)];
}

PageWords PageWords::load(const std::filesystem::path &file) {
    PageWords result;
    const std::string text = read_file(file, 1U << 20U);
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = std::string_view(text).substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (line.empty() || line.front() == '#')
            continue;
        const std::size_t tab = line.find('\t');
        const auto *name = std::find(std::begin(mark_names), std::end(mark_names), line.substr(0, tab));
        if (tab == std::string_view::npos || name == std::end(mark_names))
            throw Error(Next::stop, fmt::format("{}:{}: a line is a mark, a tab and words; the marks are {}",
                                                file.string(), number, fmt::join(mark_names, ", ")));
        const auto mark = static_cast<Mark>(name - std::begin(mark_names));
        std::vector<std::string> words = split(line.substr(tab + 1));
        words.emplace_back();
        std::vector<std::string> entry;
        std::string joined;
        for (const std::string &word : words) {
            if (!word.empty()) {
                entry.push_back(word);
                joined += word;
                continue;
            }
            if (entry.size() > 1)
                result.by_first_word_[joined].push_back({{joined}, mark});
            result.by_first_word_[entry.front()].push_back({std::move(entry), mark});
            entry.clear();
            joined.clear();
        }
    }
    return result;
}

Marks PageWords::marks_of(std::string_view value) const {
    Marks marks;
    const std::vector<std::string> words = split(value.substr(0, max_value));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = by_first_word_.find(words[i]);
        if (found == by_first_word_.end())
            continue;
        for (const Entry &entry : found->second)
            if (entry.words.size() <= words.size() - i &&
                std::equal(entry.words.begin(), entry.words.end(),
                           words.begin() + static_cast<std::ptrdiff_t>(i)))
                marks.add(entry.mark);
    }
    return marks;
}

} // namespace baonoi
