// SPDX-License-Identifier: GPL-3.0-or-later
// The pass before libxml2: takes out what is expensive, what libxml2 reads otherwise than browsers, and what
// is no text: NULs, comments, declarations, scripts, style sheets. One pass, linear in the page.
#pragma once

#include "html/html.h"

#include <string>
#include <string_view>

namespace baonoi::html {

std::string tame_html(std::string_view html, const HtmlLimits &limits, const Checkpoint &checkpoint);

} // namespace baonoi::html
