// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/page_bytes.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "systems/site/player.h"

#include <fmt/format.h>

namespace baonoi::systems::site {

namespace {

// How many bytes an ASCII character has in the charset, and where its own byte is among them.
struct Unit {
    std::size_t size = 1;
    std::size_t place = 0;
};

Unit unit_of(const Article &article) {
    const std::string_view charset = article.charset;
    const std::size_t size = charset.starts_with("UTF-16") ? 2 : charset.starts_with("UTF-32") ? 4 : 1;
    const bool marked_little = article.bytes.starts_with("\xFF\xFE");
    const bool little = charset.ends_with("LE") || (!charset.ends_with("BE") && marked_little);
    return {size, little ? 0 : size - 1};
}

std::string in_units(std::string_view ascii, Unit unit) {
    std::string out(ascii.size() * unit.size, '\0');
    for (std::size_t i = 0; i < ascii.size(); ++i)
        out[i * unit.size + unit.place] = ascii[i];
    return out;
}

std::string with_line_ends_of(std::string_view page, std::string_view html) {
    if (page.find("\r\n") == std::string_view::npos)
        return std::string(html);
    std::string out;
    for (const char c : html) {
        if (c == '\n')
            out += '\r';
        out += c;
    }
    return out;
}

} // namespace

EditedPage edited_page(const Article &article, ByteSpan span, std::string_view html) {
    std::string text = with_line_ends_of(article.html, html);
    if (article.charset != "UTF-8")
        text = with_character_references(text);
    const std::size_t begin = icu::original_offset(article.bytes, article.charset, span.begin);
    const std::size_t end = icu::original_offset(article.bytes, article.charset, span.end);
    EditedPage edited;
    edited.bytes = article.bytes.substr(0, begin);
    edited.bytes += article.charset == "UTF-8" ? text : in_units(text, unit_of(article));
    edited.bytes += article.bytes.substr(end);
    edited.html = article.html.substr(0, span.begin) + text + article.html.substr(span.end);
    edited.edit = {span.begin, span.begin + text.size()};
    if (icu::decode(edited.bytes, article.charset).text != edited.html)
        throw Error(Next::skip, fmt::format("{}: pages in the charset {} cannot be edited; save it as UTF-8",
                                            article.input, article.charset));
    return edited;
}

} // namespace baonoi::systems::site
