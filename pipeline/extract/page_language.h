// SPDX-License-Identifier: GPL-3.0-or-later
// In which language a text is written: by the letters that only Vietnamese has, by scripts, and by the small
// words of config/extract/languages.tsv.
#pragma once

#include "extract/page.h"
#include "model/script.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace baonoi::extract {

struct LanguageEvidence {
    std::size_t words = 0;
    std::size_t vietnamese = 0;  // words with a letter or a tone mark that no other language has
    std::string other;           // the likeliest other language, in English: "English"; empty when unknown
    std::size_t other_words = 0; // its small words, or those in its script

    bool is_vietnamese() const { return vietnamese * 5 >= words; }
    // So many words that it is more than a quotation or a list of names, and they are of another language.
    bool is_foreign() const;
};

LanguageEvidence judge_language(std::string_view text, const PageWords &words);

// Whether most of a page's prose is Vietnamese.
bool is_vietnamese(const Page &page);

// Throws skip, with the figures, when the script's body is not Vietnamese.
void check_language(const Script &script, const PageWords &words, const std::string &input);

// Foreign paragraphs of a Vietnamese article.
void drop_foreign(Page &page, std::size_t root);

} // namespace baonoi::extract
