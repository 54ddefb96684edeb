// SPDX-License-Identifier: GPL-3.0-or-later
// Decided lines -> Script.
#pragma once

#include "extract/facts.h"
#include "extract/page.h"
#include "model/script.h"

namespace baonoi::extract {

// Fills blocks and drops, each in the order of the page. Every line must be decided.
// Takes the texts out of the page.
void assemble(Page &page, const Facts &facts, Script &script);

} // namespace baonoi::extract
