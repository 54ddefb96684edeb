// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/xml/xml_tame.h"

#include "base/error.h"
#include "base/utf8.h"
#include "html/html_bytes.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <optional>

namespace baonoi::xml {

namespace {

constexpr std::size_t max_tag = 64U << 10U;
constexpr std::size_t max_entity = 32;
constexpr std::size_t text_piece = 16U << 10U;

bool begins_name(char c) {
    return html::is_html_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_xml_char(std::uint32_t value) {
    return value == 9 || value == 10 || value == 13 || (value >= 0x20 && value < 0xD800) ||
           (value >= 0xE000 && value <= 0x10FFFF && value != 0xFFFE && value != 0xFFFF);
}

// Bytes at the beginning that mean nothing but themselves.
std::size_t plain_run(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && size < text_piece) {
        const auto c = static_cast<unsigned char>(text[size]);
        if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == ']' || c == 0x7F)
            break;
        ++size;
    }
    return size;
}

// "#x1EAF" -> U+1EAF; U+FFFD when no XML character has that number; nothing when it is no number.
std::optional<char32_t> numbered(std::string_view name) {
    name.remove_prefix(1);
    const bool hex = name.starts_with('x') || name.starts_with('X');
    if (hex)
        name.remove_prefix(1);
    std::uint32_t value = 0;
    const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
    if (name.empty() || end != name.data() + name.size())
        return std::nullopt;
    return fault == std::errc() && is_xml_char(value) ? static_cast<char32_t>(value) : replacement_character;
}

// What stands for "&name;", as markup; empty for a name that nobody knows.
std::string resolved(const std::string &name) {
    for (const char *own : {"amp", "lt", "gt", "quot", "apos"})
        if (name == own)
            return "&" + name + ";";
    std::string out;
    if (name.starts_with('#')) {
        if (const auto value = numbered(name))
            out = fmt::format("&#{};", static_cast<std::uint32_t>(*value));
    } else if (const auto *entity = htmlEntityLookup(reinterpret_cast<const xmlChar *>(name.c_str()))) {
        append_utf8(out, entity->value);
    }
    return out;
}

} // namespace

void XmlTamer::push(std::string_view text) {
    while (!text.empty()) {
        const bool plain = state_ == State::text || (state_ == State::cdata && tail_.empty());
        const std::size_t run = plain ? plain_run(text) : 0;
        if (run == 0) {
            step(text.front());
            text.remove_prefix(1);
            continue;
        }
        if (started_)
            text_ += text.substr(0, run);
        text.remove_prefix(run);
        // Pieces end where a character does.
        if (text_.size() >= text_piece &&
            (text.empty() || (static_cast<unsigned char>(text.front()) & 0xC0U) != 0x80))
            flush_text();
    }
}

void XmlTamer::step(char c) {
    if (c == '\n')
        ++line_;
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F)
        return;
    switch (state_) {
    case State::text:
        return in_text(c);
    case State::markup:
        return in_markup(c);
    case State::tag:
        return in_tag(c);
    case State::entity:
        return in_entity(c);
    case State::cdata:
        return in_cdata(c);
    case State::comment:
        return skip_to(c, "-->");
    case State::instruction:
        return skip_to(c, "?>");
    case State::doctype:
        return in_doctype(c);
    }
}

void XmlTamer::in_text(char c) {
    if (c == '<') {
        mark_ = c;
        state_ = State::markup;
    } else if (c == '&') {
        entity_.clear();
        before_entity_ = State::text;
        state_ = State::entity;
    } else {
        add_escaped(c);
    }
}

// Decides what "<…" begins.
void XmlTamer::in_markup(char c) {
    constexpr std::string_view cdata = "<![CDATA[";
    mark_ += c;
    tail_.clear();
    if (mark_ == "<?") {
        state_ = State::instruction;
    } else if (mark_ == "<!--") {
        state_ = State::comment;
    } else if (mark_ == cdata) {
        state_ = State::cdata;
    } else if (mark_ == "<!" || mark_ == "<!-" || cdata.starts_with(mark_) || mark_ == "</") {
        return;
    } else if (mark_.starts_with("<!") && !mark_.starts_with("<![")) {
        quote_ = 0;
        in_subset_ = false;
        state_ = State::doctype;
        in_doctype(c);
    } else if (begins_name(c) && (mark_.size() == 2 || mark_.starts_with("</"))) {
        flush_text();
        started_ = true;
        tag_ = mark_;
        quote_ = 0;
        state_ = State::tag;
    } else {
        mend("a < that begins no tag");
        state_ = State::text;
        mark_.pop_back();
        for (const char written : mark_)
            add_escaped(written);
        in_text(c);
    }
}

void XmlTamer::in_tag(char c) {
    if (c == '&') {
        entity_.clear();
        before_entity_ = State::tag;
        state_ = State::entity;
        return;
    }
    if (quote_ != 0 && c == '<')
        return add("&lt;");
    if (quote_ == 0 && c == '<') { // the tag was never closed: libxml2 says so
        take_(true, tag_);
        mark_ = c;
        state_ = State::markup;
        return;
    }
    add(std::string_view(&c, 1));
    if (quote_ != 0) {
        quote_ = c == quote_ ? '\0' : quote_;
    } else if (c == '"' || c == '\'') {
        quote_ = c;
    } else if (c == '>') {
        state_ = State::text;
        take_(true, tag_);
    }
}

void XmlTamer::in_entity(char c) {
    if (c == ';')
        return end_entity();
    if ((html::is_html_letter(c) || (c >= '0' && c <= '9') || (c == '#' && entity_.empty())) &&
        entity_.size() < max_entity) {
        entity_ += c;
        return;
    }
    mend("a & that begins no entity");
    state_ = before_entity_;
    add("&amp;" + entity_);
    if (state_ == State::tag)
        in_tag(c);
    else
        in_text(c);
}

void XmlTamer::end_entity() {
    state_ = before_entity_;
    const std::string markup = resolved(entity_);
    if (markup.empty() || !(markup.starts_with('&')))
        mend(fmt::format("the entity &{}; is not declared", entity_));
    add(markup.empty() ? "&amp;" + entity_ + ";" : markup);
}

void XmlTamer::in_cdata(char c) {
    tail_ += c;
    if (tail_.ends_with("]]>")) {
        tail_.clear();
        state_ = State::text;
        return;
    }
    // Brackets wait until it is known whether they end the section.
    while (!tail_.empty() && !(tail_ == "]" || tail_ == "]]")) {
        add_escaped(tail_.front());
        tail_.erase(0, 1);
    }
}

void XmlTamer::in_doctype(char c) {
    if (quote_ != 0)
        quote_ = c == quote_ ? '\0' : quote_;
    else if (c == '"' || c == '\'')
        quote_ = c;
    else if (c == '[')
        in_subset_ = true;
    else if (c == ']')
        in_subset_ = false;
    else if (c == '>' && !in_subset_)
        state_ = State::text;
}

void XmlTamer::skip_to(char c, std::string_view end) {
    tail_ += c;
    if (tail_.ends_with(end)) {
        tail_.clear();
        state_ = State::text;
    } else if (tail_.size() >= end.size()) {
        tail_.erase(0, 1);
    }
}

void XmlTamer::add(std::string_view markup) {
    if (state_ != State::tag) {
        if (started_)
            text_ += markup;
        return;
    }
    tag_ += markup;
    if (tag_.size() > max_tag)
        throw Error(Next::skip, fmt::format("line {}: a tag is longer than {} KiB", line_, max_tag >> 10U));
}

// Text before the first tag is left out.
void XmlTamer::add_escaped(char c) {
    if (!started_)
        return;
    if (c == '<')
        text_ += "&lt;";
    else if (c == '>')
        text_ += "&gt;";
    else if (c == '&')
        text_ += "&amp;";
    else
        text_ += c;
    // Pieces end where a character does.
    if (text_.size() >= text_piece && static_cast<unsigned char>(c) < 0x80)
        flush_text();
}

void XmlTamer::flush_text() {
    if (text_.empty())
        return;
    // U+FFFE and U+FFFF are no XML characters.
    for (std::size_t at = text_.find("\xEF\xBF"); at != std::string::npos;
         at = text_.find("\xEF\xBF", at + 3))
        if (at + 2 < text_.size() && static_cast<unsigned char>(text_[at + 2]) >= 0xBE)
            text_[at + 2] = '\xBD';
    const std::string piece = std::move(text_);
    text_.clear();
    take_(false, piece);
}

void XmlTamer::finish() {
    if (state_ == State::text)
        flush_text();
}

void XmlTamer::mend(std::string_view what) {
    if (++mended_ == 1)
        first_mended_ = fmt::format("line {}: {}", line_, what);
}

} // namespace baonoi::xml
