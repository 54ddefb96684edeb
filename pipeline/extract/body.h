// SPDX-License-Identifier: GPL-3.0-or-later
// What inside the article's element is not the article, line by line.
#pragma once

#include "extract/extract.h"
#include "extract/facts.h"
#include "extract/page.h"

#include <cstddef>
#include <string>

namespace baonoi::extract {

// Texts that belong to a picture.
void drop_captions(Page &page, std::size_t root);

// Lines that are no part of an article, by their words: pointers to others, scraps of widgets, appeals and
// notices of the site.
void drop_inserts(Page &page, std::size_t root);

// What says again what the article says: first words of it that end in dots, a table of its headings; and
// what stands above its title.
void drop_repeats(Page &page, std::size_t root);

// Boxes of program code, on Vietnamese pages.
void drop_code(Page &page, std::size_t root);

// What stands below the article in its element: sections about the author, other articles and sources, the
// site's footer.
void drop_endings(Page &page, std::size_t root);

// Lines, lists and runs that are links to other pages.
void drop_links(Page &page, std::size_t root);

// Rows get the words of their header ("Năm: 2012; Địa điểm: Đông"), and tables of numbers are announced and
// dropped. Tables of Vietnamese pages only.
void read_tables(Page &page, std::size_t root, TableReading reading);

// "Nguồn …", "Theo …" at the end of the article; returns it as written, empty when there is none.
std::string keep_source(Page &page, std::size_t root);

// Scraps before the first and after the last line of prose, and headings with nothing under them.
void trim_edges(Page &page, std::size_t root);

} // namespace baonoi::extract
