// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page_language.h"

#include "base/exempt.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_language_text = 40000; // bytes that are looked at
constexpr std::size_t quotation_words = 25;      // fewer may stand in another language
constexpr std::size_t page_prose_words = 8;      // of a line

struct Range {
    char32_t first;
    char32_t last;
    const char *language;
};
constexpr std::array<Range, 9> scripts = {{
    {0x0400, 0x052F, "Russian"},
    {0x0590, 0x05FF, "Hebrew"},
    {0x0600, 0x06FF, "Arabic"},
    {0x0E00, 0x0E7F, "Thai"},
    {0x0E80, 0x0EFF, "Lao"},
    {0x1780, 0x17FF, "Khmer"},
    {0x3040, 0x30FF, "Japanese"},
    {0x3400, 0x9FFF, "Chinese"},
    {0xAC00, 0xD7AF, "Korean"},
}};

bool is_vietnamese_letter(char32_t c) {
    constexpr std::u32string_view letters = U"ĂăĐđĨĩŨũƠơƯư";
    return (c >= 0x1EA0 && c <= 0x1EF9) || letters.find(c) != std::u32string_view::npos;
}

bool is_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000) || c >= 0x3040;
}

class Judge {
public:
    explicit Judge(const PageWords &words) : words_(words), small_(words.language_names().size()) {}

    LanguageEvidence judge(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = decode_utf8(text, at);
            if (is_letter(point.value))
                add(point.value, text.substr(at, point.length));
            else
                finish();
            at += point.length;
        }
        finish();
        choose();
        return evidence_;
    }

private:
    void add(char32_t c, std::string_view letter) {
        word_ += letter;
        vietnamese_ |= is_vietnamese_letter(c);
        for (std::size_t i = 0; i < scripts.size(); ++i)
            if (c >= scripts[i].first && c <= scripts[i].last) {
                script_ = i;
                wide_ += c >= 0x0E00;
            }
    }

    void finish() {
        if (word_.empty())
            return;
        const std::size_t weight = std::max<std::size_t>(1, wide_ / 2); // scripts without spaces
        evidence_.words += weight;
        evidence_.vietnamese += vietnamese_;
        if (script_ < scripts.size())
            written_[script_] += weight;
        else if (!vietnamese_)
            for (const std::size_t language : words_.languages_of(icu::lower_case(word_)))
                ++small_[language];
        word_.clear();
        vietnamese_ = false;
        script_ = scripts.size();
        wide_ = 0;
    }

    void choose() {
        for (std::size_t i = 0; i < scripts.size(); ++i)
            if (written_[i] > evidence_.other_words) {
                evidence_.other = scripts[i].language;
                evidence_.other_words = written_[i];
            }
        for (std::size_t i = 0; i < small_.size(); ++i)
            if (small_[i] > evidence_.other_words) {
                evidence_.other = words_.language_names()[i];
                evidence_.other_words = small_[i];
            }
    }

    const PageWords &words_;
    LanguageEvidence evidence_;
    std::vector<std::size_t> small_;
    std::array<std::size_t, scripts.size()> written_{};
    std::string word_;
    bool vietnamese_ = false;
    std::size_t script_ = scripts.size();
    std::size_t wide_ = 0;
};

} // namespace

bool LanguageEvidence::is_foreign() const {
    return words > quotation_words && vietnamese * 10 < words && other_words * 6 >= words;
}

LanguageEvidence judge_language(std::string_view text, const PageWords &words) {
    return Judge(words).judge(text.substr(0, max_language_text));
}

bool is_vietnamese(const Page &page) {
    std::string prose;
    for (const Line &line : page.lines)
        if (line.words >= page_prose_words && line.link_share() < 0.5 && prose.size() < max_language_text)
            prose += line.text.substr(0, 1000) + '\n';
    const LanguageEvidence evidence = judge_language(prose, *page.words);
    return evidence.is_vietnamese();
}

void check_language(const Script &script, const PageWords &words, const std::string &input) {
    std::string body;
    for (const Block &block : script.blocks)
        if (is_body(block.kind) && body.size() < max_language_text)
            body += block.text + '\n';
    const LanguageEvidence evidence = judge_language(body, words);
    if (evidence.is_vietnamese())
        return;
    throw Exempt(Exemption::other_language,
                 fmt::format("the article in {} is not Vietnamese ({}{} of {} words have Vietnamese letters)",
                             input,
                             evidence.other.empty() ? "" : fmt::format("looks like {}; ", evidence.other),
                             evidence.vietnamese, evidence.words));
}

void drop_foreign(Page &page, std::size_t root) {
    for (std::size_t i = page.elements[root].first_line; i < page.elements[root].end_line; ++i) {
        Line &line = page.lines[i];
        if (line.verdict || line.words <= quotation_words)
            continue;
        if (const LanguageEvidence evidence = judge_language(line.text, *page.words); evidence.is_foreign())
            page.drop(line, "not Vietnamese", [&] {
                return fmt::format("looks like {} ({} of {} words); {} with Vietnamese letters",
                                   evidence.other, evidence.other_words, evidence.words, evidence.vietnamese);
            });
    }
}

} // namespace baonoi::extract
