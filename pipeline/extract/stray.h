// SPDX-License-Identifier: GPL-3.0-or-later
// When what was found is no article, or another one than the page's.
#pragma once

#include "extract/page.h"

#include <cstddef>

namespace baonoi::extract {

// A slogan, a note of a form, "page not found": a sentence or two that neither the markup nor a title says is
// an article, or that stands for one which is not there. Or a sidebar with the title elsewhere.
bool is_stray(const Page &page, std::size_t root);

// An element that says it is an article, holds the page's title and a sentence under it: a short note.
bool is_titled_article(const Page &page, const Element &element);

// Where the page holds several articles, each with its title: the element of the one that has the page's
// title, which title_line keeps. Else root.
std::size_t under_title(const Page &page, std::size_t root);

} // namespace baonoi::extract
