// SPDX-License-Identifier: GPL-3.0-or-later
// The lines above the article's text: title, date, byline, lead.
#pragma once

#include "extract/facts.h"
#include "extract/page.h"

#include <cstddef>
#include <string>

namespace baonoi::extract {

// The title, and in the page its line (kept once, repetitions dropped).
std::string find_title(Page &page, const Facts &facts);

// Keeps the line of the date and those of the author, inside and just above the root; completes published and
// author.
void find_details(Page &page, Facts &facts, std::size_t root);

// The line that is the lead: by its class words, or because it is what the page's description says. Returns
// its text; empty when there is none. In Vietnamese papers a lead begins the text; what is marked so on pages
// in other languages is a subtitle and dropped.
std::string find_lead(Page &page, const Facts &facts, std::size_t root);

} // namespace baonoi::extract
