// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/marks.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"
#include "extract/wording.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace baonoi::extract {

namespace {

constexpr std::string_view mark_names[] = {
    "article",       "lead",     "title",         "caption",      "date",
    "byline",        "source",   "quote",         "place",        "folded",
    "site name",     "icon",     "navigation",    "share widget", "font size widget",
    "related links", "comments", "advertisement", "promotion",    "footer",
    "sidebar",       "tags",     "key points",    "audio player", "post details",
    "footnote mark"};
static_assert(std::size(mark_names) == static_cast<std::size_t>(Mark::count));

constexpr std::string_view phrase_names[] = {
    "credit", "source",  "byline",   "insert", "courtesy", "hint",   "scrap",       "widget",
    "tags",   "appeal",  "sign",     "notice", "tail",     "footer", "placeholder", "closing",
    "media",  "missing", "keywords", "follow", "channel",  "ours",   "moment",      "rating"};
static_assert(std::size(phrase_names) == static_cast<std::size_t>(Phrase::count));

// Calls each(key, text, place) for the lines "key <TAB> text" of a file; place() is "FILE:LINE".
template <class Each>
void for_each_line(const std::filesystem::path &file, Each each) {
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
        const auto place = [&] { return fmt::format("{}:{}", file.string(), number); };
        if (tab == std::string_view::npos)
            throw Error(Next::stop, fmt::format("{}: a line must be a name, a tab and words", place()));
        each(line.substr(0, tab), line.substr(tab + 1), place);
    }
}

template <class Kind, std::size_t Count, class Place>
Kind kind_of(std::string_view key, const std::string_view (&names)[Count], const Place &place) {
    const auto *name = std::find(std::begin(names), std::end(names), key);
    if (name == std::end(names))
        throw Error(Next::stop, fmt::format("{}: a line must be a kind, a tab and words; the kinds are {}",
                                            place(), fmt::join(names, ", ")));
    return static_cast<Kind>(name - std::begin(names));
}

constexpr std::size_t compared_head = 2; // bytes by which the phrases that may begin a line are found
constexpr std::size_t max_value = 400;   // bytes of an attribute that are looked at

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
        if (is_ascii_upper(c) && i > 0 && !is_ascii_upper(value[i - 1]))
            finish();
        if (is_ascii_alnum(c)) {
            word += ascii_lower(c);
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

void PageWords::add_words(Mark mark, std::string_view text) {
    std::vector<std::string> words = split(text);
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
            by_first_word_[joined].push_back({{joined}, mark});
        if (!entry.empty())
            by_first_word_[entry.front()].push_back({entry, mark});
        entry.clear();
        joined.clear();
    }
}

void PageWords::add_phrases(Phrase kind, std::string_view text) {
    constexpr std::string_view separator = " | ";
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        const bool key = kind == Phrase::scrap || kind == Phrase::widget || kind == Phrase::tail ||
                         kind == Phrase::moment || kind == Phrase::rating;
        phrases_[static_cast<std::size_t>(kind)].emplace_back(key ? key_of_words(text.substr(0, end))
                                                                  : text.substr(0, end));
        text.remove_prefix(std::min(end + separator.size(), text.size()));
    }
}

void PageWords::add_language(std::string_view name, std::string_view text) {
    language_names_.emplace_back(name);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        small_words_[std::string(text.substr(0, end))].push_back(language_names_.size() - 1);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

PageWords PageWords::load(const std::filesystem::path &folder) {
    PageWords result;
    for_each_line(folder / "words.tsv", [&](auto key, auto text, const auto &place) {
        result.add_words(kind_of<Mark>(key, mark_names, place), text);
    });
    for_each_line(folder / "phrases.tsv", [&](auto key, auto text, const auto &place) {
        result.add_phrases(kind_of<Phrase>(key, phrase_names, place), text);
    });
    for_each_line(folder / "languages.tsv",
                  [&](auto key, auto text, const auto &) { result.add_language(key, text); });
    for (std::vector<std::string> &phrases : result.phrases_)
        std::sort(phrases.begin(), phrases.end());
    return result;
}

const std::vector<std::size_t> &PageWords::languages_of(const std::string &word) const {
    static const std::vector<std::size_t> none;
    const auto found = small_words_.find(word);
    return found == small_words_.end() ? none : found->second;
}

bool PageWords::begins(std::string_view line, Phrase kind) const {
    const auto &phrases = phrases_[static_cast<std::size_t>(kind)];
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const std::string &phrase) { return line.starts_with(phrase); });
}

bool PageWords::is(std::string_view line, Phrase kind) const {
    const auto &phrases = phrases_[static_cast<std::size_t>(kind)];
    return std::binary_search(phrases.begin(), phrases.end(), line);
}

std::size_t PageWords::begin(std::string_view line, Phrase kind) const {
    std::size_t longest = 0;
    const auto &phrases = phrases_[static_cast<std::size_t>(kind)];
    const std::string_view head = line.substr(0, compared_head);
    for (auto phrase = std::lower_bound(phrases.begin(), phrases.end(), head);
         phrase != phrases.end() && phrase->starts_with(head); ++phrase)
        if (phrase->size() > longest && line.starts_with(*phrase) && ends_word(line, phrase->size()))
            longest = phrase->size();
    return longest;
}

bool PageWords::has(std::string_view line, Phrase kind) const {
    const auto &phrases = phrases_[static_cast<std::size_t>(kind)];
    return std::any_of(phrases.begin(), phrases.end(), [&](const std::string &phrase) {
        for (std::size_t at = line.find(phrase); at != std::string_view::npos; at = line.find(phrase, at + 1))
            if (begins_word(line, at) && ends_word(line, at + phrase.size()))
                return true;
        return false;
    });
}

std::size_t PageWords::last(std::string_view line, Phrase kind) const {
    std::size_t found = std::string_view::npos;
    for (const std::string &phrase : phrases_[static_cast<std::size_t>(kind)]) {
        const std::size_t at = line.rfind(phrase);
        if (at != std::string_view::npos && (found == std::string_view::npos || at > found))
            found = at;
    }
    return found;
}

template <class Each>
void PageWords::for_each_match(std::string_view value, Each each) const {
    const std::vector<std::string> words = split(value.substr(0, max_value));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = by_first_word_.find(words[i]);
        if (found == by_first_word_.end())
            continue;
        for (const Entry &entry : found->second)
            if (entry.words.size() <= words.size() - i &&
                std::equal(entry.words.begin(), entry.words.end(),
                           words.begin() + static_cast<std::ptrdiff_t>(i)))
                each(entry);
    }
}

Marks PageWords::marks_of(std::string_view value) const {
    Marks marks;
    for_each_match(value, [&](const Entry &entry) { marks.add(entry.mark); });
    return marks;
}

std::string PageWords::words_for(Mark mark, std::string_view value) const {
    std::string words;
    for_each_match(value, [&](const Entry &entry) {
        if (entry.mark == mark)
            words += fmt::format("{}{}", words.empty() ? "" : ", ", fmt::join(entry.words, " "));
    });
    return words;
}

} // namespace baonoi::extract
