// SPDX-License-Identifier: GPL-3.0-or-later
// Which element holds the article.
#pragma once

#include "extract/facts.h"
#include "extract/page.h"
#include "html/html.h"

#include <cstddef>
#include <optional>
#include <string>

namespace baonoi::extract {

// The element whose undecided lines make the best sum: prose counts for, links and scraps against, the page's
// own statements (articleBody, <article>, class words) weigh in. Where there is no prose, the first element
// that says it is the article; else nothing.
std::optional<std::size_t> find_root(const Page &page, const Facts &facts,
                                     const html::Checkpoint &checkpoint);

// "root html/body/div#main: score 412.0 (312 of its lines, x1.2 …); runner-up …": the choice with its
// figures.
std::string explain_root(const Page &page, const Facts &facts, std::size_t root);

} // namespace baonoi::extract
