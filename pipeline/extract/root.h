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
// that says it is the article. Of several articles in a page, the one under the page's title. Nothing when
// what is found is a stray sentence: short, and neither said to be an article nor under a title.
std::optional<std::size_t> find_root(const Page &page, const Facts &facts,
                                     const html::Checkpoint &checkpoint);

// "root html/body/div#main: score 412.0 (312 of its lines, x1.2 …); runner-up …": the choice with its
// figures.
std::string explain_root(const Page &page, const Facts &facts, std::size_t root);

// "the longest text is 22 words in <div class="box">: "Trang này cần …"": what a refusal says was found.
std::string describe_longest(const Page &page);

} // namespace baonoi::extract
