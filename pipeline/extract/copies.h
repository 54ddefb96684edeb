// SPDX-License-Identifier: GPL-3.0-or-later
// What a page holds more than once: for wide and narrow screens, for the printer.
#pragma once

#include "extract/page.h"

#include <cstddef>

namespace baonoi::extract {

// Drops the hidden elements whose prose stands elsewhere in the page.
void drop_hidden_copies(Page &page);

// Drops the elements inside the root whose prose stands before them in it.
void drop_copies(Page &page, std::size_t root);

} // namespace baonoi::extract
