// SPDX-License-Identifier: GPL-3.0-or-later
// The pass before libxml2: takes out what is expensive, what libxml2 reads otherwise than browsers, and what
// is no text: NULs, comments, declarations, scripts, style sheets. One pass, linear in the page.
#pragma once

#include "html/html.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::html {

// A tag, comment or declaration of the page, and what stands in its place in the tamed text.
struct Markup {
    std::size_t begin = 0, end = 0;             // in the page
    std::size_t tamed_begin = 0, tamed_end = 0; // both the same: nothing
};

// With markups, it gets those of the page in their order.
std::string tame_html(std::string_view html, const HtmlLimits &limits, const Checkpoint &checkpoint,
                      std::vector<Markup> *markups = nullptr);

} // namespace baonoi::html
