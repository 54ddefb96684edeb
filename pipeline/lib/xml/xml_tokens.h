// SPDX-License-Identifier: GPL-3.0-or-later
// XML of the web, which is rarely quite XML, cut into tags and text as it arrives, in constant memory.
// Comments, declarations, processing instructions and the DOCTYPE with its entities are left out, CDATA is
// text, entities of HTML become characters, and a '&' or '<' that means nothing stays a character. Only
// XmlItems uses it. It never expands an entity that a document declares and never reads anything but what is
// pushed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::xml {

struct XmlToken {
    bool is_tag = false;
    // A tag from '<' to '>' (without '>' when the next tag began before), attributes as written; or a piece
    // of text. Valid until the next call.
    std::string_view text;
};

class XmlTokens {
public:
    // Valid UTF-8, cut anywhere between characters.
    void push(std::string_view text);
    // Nothing when more has to be pushed first. Throws skip when a tag is longer than 64 KiB.
    std::optional<XmlToken> next();
    // An attribute's value as its author meant it.
    std::string decoded(std::string_view value);

    std::size_t line() const { return line_; }                        // from 1, where the last token ends
    std::size_t mended() const { return mended_; }                    // places where the text was not XML
    const std::string &first_mended() const { return first_mended_; } // "line 12: a & that begins no entity"

private:
    std::optional<XmlToken> in_section(std::string_view rest);
    void skip_doctype(std::string_view rest);
    std::optional<XmlToken> at_tag(std::string_view rest);
    std::string_view taken(std::size_t size); // steps over the next bytes
    std::string resolved(std::string_view entity);
    void mend(std::string_view what);

    std::string buffer_;
    std::size_t at_ = 0; // of what is left in it
    bool after_return_ = false;
    std::string_view section_end_; // of the comment, instruction or CDATA that has begun; else empty
    bool in_doctype_ = false, in_subset_ = false;
    char quote_ = 0; // that is open in the DOCTYPE
    std::string character_;
    std::size_t line_ = 1;
    std::size_t mended_ = 0;
    std::string first_mended_;
};

} // namespace baonoi::xml
