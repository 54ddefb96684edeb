// SPDX-License-Identifier: GPL-3.0-or-later
// Whole regions of the page that are not the article, by tag, attribute, class words, and the notices of
// empty audio slots.
#pragma once

#include "extract/page.h"

#include <string>
#include <vector>

namespace baonoi::extract {

// Elements with data-baonoi: what we put into the page ourselves.
void drop_our_player(Page &page);

// The smallest region around each line that holds one of the notices (compared without case, blanks folded).
void drop_empty_slots(Page &page, const std::vector<std::string> &notices);

// Navigation, share widgets, related lists, comments, hidden parts, … A region that holds a good part of the
// page's prose is not dropped on the word of a class name alone.
void drop_regions(Page &page);

} // namespace baonoi::extract
