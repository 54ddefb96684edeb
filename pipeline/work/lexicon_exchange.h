// SPDX-License-Identifier: GPL-3.0-or-later
// The newsroom's lexicon as a file that goes out and comes in: PLS with everything, or CSV for a spreadsheet,
// a line for each way to say a word: word,say,class,before,after,language,phoneme. The API calls this.
#pragma once

#include "normalise/lexicon_file.h"
#include "work/lexicon_list.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::work {

enum class LexiconFormat { pls, csv };

// Those of the newsroom that win, in the order of words.
std::string exported(const ListedEntries &entries, LexiconFormat format);

// What a file holds, its lines as orders; what is wrong with the others.
struct Imported {
    std::vector<normalise::LexiconOrder> orders;
    struct Problem {
        std::size_t line = 0; // 0: the file as a whole
        std::string message;
    };
    std::vector<Problem> problems;
};
Imported read_import(std::string_view text, LexiconFormat format);

} // namespace baonoi::work
