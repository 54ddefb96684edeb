// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/xml/xml_tokens.h"

#include "base/error.h"
#include "base/utf8.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <utility>

namespace baonoi::xml {

namespace {

constexpr std::size_t max_tag = 64U << 10U;
constexpr std::size_t max_entity = 32;
constexpr std::string_view cdata_end = "]]>";

struct Section {
    std::string_view begin, end;
};
constexpr Section sections[] = {{"<!--", "-->"}, {"<![CDATA[", cdata_end}, {"<?", "?>"}};

bool begins_name(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalpha(byte) || c == '_' || c == ':' || byte >= 0x80;
}

bool is_xml_char(std::uint32_t value) {
    return value == 9 || value == 10 || value == 13 || (value >= 0x20 && value < 0xD800) ||
           (value >= 0xE000 && value <= 0x10FFFF && value != 0xFFFE && value != 0xFFFF);
}

// Of the tag at the beginning; npos when it goes on beyond the text.
std::size_t tag_size(std::string_view text) {
    char quote = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return i + 1;
        else if (c == '<')
            return i;
    }
    return std::string_view::npos;
}

// Of "&name;" or "&name" at the beginning; npos when it may go on beyond the text.
std::size_t entity_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && size <= max_entity &&
           (std::isalnum(static_cast<unsigned char>(text[size])) || (size == 1 && text[size] == '#')))
        ++size;
    if (size == text.size())
        return std::string_view::npos;
    return size + (text[size] == ';' ? 1 : 0);
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

} // namespace

// Lines end with '\n' alone, and characters that XML does not have are left out or become U+FFFD.
void XmlTokens::push(std::string_view text) {
    buffer_.erase(0, std::exchange(at_, 0));
    const std::size_t begin = buffer_.size();
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\r' || (c == '\n' && !after_return_))
            buffer_ += '\n';
        else if ((byte >= 0x20 && byte != 0x7F) || c == '\t')
            buffer_ += c;
        after_return_ = c == '\r';
    }
    for (std::size_t at = buffer_.find("\xEF\xBF", begin); at != std::string::npos;
         at = buffer_.find("\xEF\xBF", at + 3))
        if (static_cast<unsigned char>(buffer_[at + 2]) >= 0xBE) // U+FFFE and U+FFFF
            buffer_[at + 2] = '\xBD';
}

std::optional<XmlToken> XmlTokens::next() {
    while (at_ < buffer_.size()) {
        const std::string_view rest = std::string_view(buffer_).substr(at_);
        const std::size_t before = at_;
        std::optional<XmlToken> token;
        if (!section_end_.empty()) {
            token = in_section(rest);
        } else if (in_doctype_) {
            skip_doctype(rest);
        } else if (rest.front() == '<') {
            token = at_tag(rest);
        } else if (rest.front() != '&') {
            token = XmlToken{false, taken(std::min(rest.find_first_of("<&"), rest.size()))};
        } else if (const std::size_t size = entity_size(rest); size != std::string_view::npos) {
            character_ = resolved(taken(size));
            token = XmlToken{false, character_};
        }
        if (token || at_ == before)
            return token;
    }
    return std::nullopt;
}

std::optional<XmlToken> XmlTokens::in_section(std::string_view rest) {
    const std::size_t end = rest.find(section_end_);
    const bool is_over = end != std::string_view::npos;
    const bool is_text = section_end_ == cdata_end;
    const std::size_t unsure = std::min(rest.size(), section_end_.size() - 1);
    const std::string_view inside = taken(is_over ? end : rest.size() - unsure);
    if (is_over) {
        taken(section_end_.size());
        section_end_ = {};
    }
    return is_text && !inside.empty() ? std::optional(XmlToken{false, inside}) : std::nullopt;
}

void XmlTokens::skip_doctype(std::string_view rest) {
    for (std::size_t i = 0; i < rest.size() && in_doctype_; ++i) {
        const char c = rest[i];
        if (quote_ != 0)
            quote_ = c == quote_ ? '\0' : quote_;
        else if (c == '"' || c == '\'')
            quote_ = c;
        else if (c == '[' || c == ']')
            in_subset_ = c == '[';
        else if (c == '>' && !in_subset_) {
            in_doctype_ = false;
            rest = rest.substr(0, i + 1);
        }
    }
    taken(rest.size());
}

// At a '<'.
std::optional<XmlToken> XmlTokens::at_tag(std::string_view rest) {
    for (const Section &section : sections) {
        if (rest.starts_with(section.begin)) {
            taken(section.begin.size());
            section_end_ = section.end;
            return std::nullopt;
        }
        if (section.begin.starts_with(rest))
            return std::nullopt;
    }
    if (rest[1] == '!' && rest[2] != '[') {
        taken(2);
        in_doctype_ = true;
        return std::nullopt;
    }
    if (rest == "</")
        return std::nullopt;
    if (!begins_name(rest[rest[1] == '/' ? 2 : 1])) {
        mend("a < that begins no tag");
        return XmlToken{false, taken(1)};
    }
    const std::size_t size = tag_size(rest);
    if (std::min(size, rest.size()) > max_tag)
        throw Error(Next::skip, fmt::format("line {}: a tag is longer than {} KiB", line_, max_tag >> 10U));
    return size == std::string_view::npos ? std::nullopt : std::optional(XmlToken{true, taken(size)});
}

std::string XmlTokens::decoded(std::string_view value) {
    std::string out;
    while (!value.empty()) {
        std::size_t size = std::min(value.find('&'), value.size());
        if (size > 0) {
            out += value.substr(0, size);
        } else {
            size = std::min(entity_size(value), value.size());
            out += resolved(value.substr(0, size));
        }
        value.remove_prefix(size);
    }
    return out;
}

std::string_view XmlTokens::taken(std::size_t size) {
    const std::string_view text = std::string_view(buffer_).substr(at_, size);
    line_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    at_ += size;
    return text;
}

// What "&name;" stands for; itself when nobody knows.
std::string XmlTokens::resolved(std::string_view entity) {
    std::string out;
    if (!entity.ends_with(';')) {
        mend("a & that begins no entity");
        return std::string(entity);
    }
    const std::string name(entity.substr(1, entity.size() - 2));
    if (name.starts_with('#')) {
        if (const auto value = numbered(name)) {
            append_utf8(out, *value);
            return out;
        }
    } else if (const auto *known = htmlEntityLookup(reinterpret_cast<const xmlChar *>(name.c_str()))) {
        append_utf8(out, known->value);
        for (const char *own : {"amp", "lt", "gt", "quot", "apos"})
            if (name == own)
                return out;
    }
    mend(fmt::format("the entity {} is not declared", entity));
    return out.empty() ? std::string(entity) : out;
}

void XmlTokens::mend(std::string_view what) {
    if (++mended_ == 1)
        first_mended_ = fmt::format("line {}: {}", line_, what);
}

} // namespace baonoi::xml
