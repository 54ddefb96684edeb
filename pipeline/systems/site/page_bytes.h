// SPDX-License-Identifier: GPL-3.0-or-later
// A page's bytes in whatever charset: edited in one place, and read back.
#pragma once

#include "model/article.h"
#include "model/units.h"

#include <string>
#include <string_view>

namespace baonoi::systems::site {

struct EditedPage {
    std::string bytes; // to write
    std::string html;  // the same as UTF-8, as Article::html
    ByteSpan edit;     // the new text in html
};

// The article's bytes with html (UTF-8) in place of span, an area of Article::html. Every byte outside stays.
// In charsets other than UTF-8 the new text is ASCII with character references. Throws skip when the charset
// cannot be edited so.
EditedPage edited_page(const Article &article, ByteSpan span, std::string_view html);

} // namespace baonoi::systems::site
