// SPDX-License-Identifier: GPL-3.0-or-later
// What an article tells itself: abbreviations that it defines, "Ban Quản lý dự án (Ban QLDA)", and where its
// foreign names are from. Every block is learnt before any is read. Only the article's own pieces are looked
// at, never the lexicon.
#pragma once

#include "normalise/name_origin.h"
#include "normalise/pieces.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

// A bracket that only repeats what stands before it; it is not read. Indexes of pieces: "(" to after ")".
struct Repeated {
    std::size_t begin;
    std::size_t end;
};

class Definitions {
public:
    // Learns from one block; the first meaning given to an abbreviation stays. Returns the brackets to skip.
    std::vector<Repeated> learn(std::string_view text, const std::vector<Piece> &pieces);
    // The words that the article gave for it, or null.
    const std::string *meaning(std::string_view abbreviation) const;
    NameOrigins names;
    bool empty() const { return meanings_.empty(); }
    // Whose papers are marked TU: "tỉnh ủy" or "thành ủy", the one that the article names more often; else
    // empty.
    std::string_view committee() const;

private:
    void count_committees(std::string_view text, const std::vector<Piece> &pieces);

    std::size_t of_province_ = 0;
    std::size_t of_city_ = 0;
    std::map<std::string, std::string, std::less<>> meanings_;
};

} // namespace baonoi::normalise
