// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence in words, for people who ask why a line was kept or dropped.
#pragma once

#include "extract/facts.h"
#include "extract/page.h"

#include <string>

namespace baonoi::extract {

// "37 %"
std::string percent(double share);
std::string percent(std::size_t part, std::size_t whole);

// The words of an element's attributes that say a mark: '"tin lien quan, related"'.
std::string words_of(const PageWords &words, const Element &element, Mark mark);

// The facts of a line: "<p>: 34 words, 3 commas, 12 % in links; in the JSON-LD articleBody", after what its
// verdict says.
std::string evidence_of(const Page &page, const Line &line, const Facts &facts);

} // namespace baonoi::extract
