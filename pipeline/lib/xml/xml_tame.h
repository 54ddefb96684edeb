// SPDX-License-Identifier: GPL-3.0-or-later
// The pass before libxml2 for XML of the web, which is rarely quite XML: comments, declarations, processing
// instructions and the DOCTYPE with its entities go, CDATA becomes escaped text, HTML's entities become
// characters, stray '&', '<' and control characters are mended. One pass, in constant memory.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace baonoi::xml {

class XmlTamer {
public:
    // Called with one whole tag, or with a piece of escaped text.
    using Take = std::function<void(bool is_tag, const std::string &markup)>;

    explicit XmlTamer(Take take) : take_(std::move(take)) {}

    // Valid UTF-8, cut anywhere between characters. Throws what take throws; skip when a tag is longer than
    // 64 KiB.
    void push(std::string_view text);
    void finish();

    std::size_t line() const { return line_; }                        // from 1, of what take is given
    std::size_t mended() const { return mended_; }                    // places where text had to be made XML
    const std::string &first_mended() const { return first_mended_; } // "line 12: & without a name"

private:
    enum class State { text, markup, tag, entity, cdata, comment, instruction, doctype };

    void step(char c);
    void in_text(char c);
    void in_markup(char c);
    void in_tag(char c);
    void in_entity(char c);
    void in_cdata(char c);
    void in_doctype(char c);
    void skip_to(char c, std::string_view end);
    void end_entity();
    void add(std::string_view markup); // to the tag or text that is being read
    void add_escaped(char c);
    void flush_text();
    void mend(std::string_view what);

    Take take_;
    State state_ = State::text;
    State before_entity_ = State::text;
    std::string text_, tag_, mark_, entity_;
    std::string tail_; // last bytes of what is being skipped
    char quote_ = 0;
    bool in_subset_ = false;
    bool started_ = false; // a tag was seen
    std::size_t line_ = 1;
    std::size_t mended_ = 0;
    std::string first_mended_;
};

} // namespace baonoi::xml
