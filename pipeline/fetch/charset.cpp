// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/charset.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace baonoi::fetch {

namespace {

constexpr std::size_t sniffed_bytes = 4096;
constexpr std::size_t max_label = 40;

std::optional<std::string> known(std::string_view label) {
    if (label.empty() || label.size() > max_label)
        return std::nullopt;
    const std::string lower = ascii_lower(label);
    for (const char *latin : {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "us-ascii", "ascii"})
        if (lower == latin)
            return "windows-1252";
    const std::optional<std::string> name = icu::charset_name(lower);
    // Where ICU has no name of the web's own, it gives its internal one: "ibm-5354_P100-1998".
    return name && name->starts_with("ibm-") ? lower : name;
}

std::optional<std::string> from_bom(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return "UTF-8";
    if (bytes.starts_with("\xFE\xFF"))
        return "UTF-16BE";
    if (bytes.starts_with("\xFF\xFE"))
        return "UTF-16LE";
    return std::nullopt;
}

// The first meta tag with a charset, in either form; comments are passed over.
std::optional<std::string> from_meta(std::string_view bytes) {
    const std::string head = ascii_lower(bytes.substr(0, sniffed_bytes));
    for (std::size_t at = head.find('<'); at != std::string::npos; at = head.find('<', at + 1)) {
        if (head.compare(at, 4, "<!--") == 0) {
            at = head.find("-->", at + 4);
            if (at == std::string::npos)
                break;
        } else if (head.compare(at, 5, "<meta") == 0) {
            const std::string_view tag = std::string_view(head).substr(at, head.find('>', at) - at);
            if (auto label = known(charset_parameter(tag)))
                return label->starts_with("UTF-16") || label->starts_with("UTF-32") ? "UTF-8" : label;
        }
    }
    return std::nullopt;
}

// The label in <?xml … encoding="label"?>, or nothing.
std::string declared_encoding(std::string_view bytes) {
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || !bytes.substr(begin).starts_with("<?xml"))
        return {};
    const std::string_view declaration = bytes.substr(begin, bytes.find("?>", begin) - begin);
    constexpr std::string_view key = "encoding";
    const std::size_t at = declaration.find(key);
    if (at == std::string_view::npos)
        return {};
    const std::size_t label = declaration.find_first_not_of(" \t\r\n=\"'", at + key.size());
    if (label == std::string_view::npos)
        return {};
    return std::string(declaration.substr(label, declaration.find_first_of(" \t\r\n\"'", label) - label));
}

// Whether the bytes, cut anywhere, begin a UTF-8 text.
bool begins_as_utf8(std::string_view bytes) {
    for (int cut = 0; cut < 3 && !bytes.empty() && static_cast<unsigned char>(bytes.back()) >= 0x80; ++cut) {
        const bool lead = static_cast<unsigned char>(bytes.back()) >= 0xC0;
        bytes.remove_suffix(1);
        if (lead)
            break;
    }
    std::size_t broken = 0;
    valid_utf8(bytes, &broken);
    return broken == 0;
}

// Whether the bytes have letters that only UTF-8 writes so, and at most one broken one for so many of them.
bool is_utf8_text(std::string_view bytes) {
    constexpr std::size_t letters_for_a_broken_one = 20;
    std::size_t letters = 0, broken = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const CodePoint point = decode_utf8(bytes, at);
        const bool good =
            point.value != replacement_character || bytes.substr(at).starts_with("\xEF\xBF\xBD");
        ++(good ? letters : broken);
        at += point.length;
    }
    return letters > 0 && broken * letters_for_a_broken_one <= letters;
}

} // namespace

std::string xml_charset_of(std::string_view bytes, std::string &complaint) {
    using namespace std::string_view_literals;
    complaint.clear();
    if (auto label = from_bom(bytes))
        return *label;
    if (bytes.starts_with("\0<"sv))
        return "UTF-16BE";
    if (bytes.starts_with("<\0"sv))
        return "UTF-16LE";
    const std::string declared = declared_encoding(bytes);
    const auto label = known(declared);
    const bool ascii =
        std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const bool wide = label && (label->starts_with("UTF-16") || label->starts_with("UTF-32"));
    if (begins_as_utf8(bytes) && (!ascii || !label || wide)) {
        if (!declared.empty() && label != "UTF-8")
            complaint = "it declares the charset " + declared.substr(0, max_label) + " but is UTF-8";
        return "UTF-8";
    }
    if (label && !wide)
        return *label;
    complaint = declared.empty() ? "it declares no charset and is not UTF-8; read as windows-1258"
                                 : "the charset " + declared.substr(0, max_label) +
                                       " that it declares cannot be its own; read as windows-1258";
    return "windows-1258";
}

std::string_view charset_parameter(std::string_view content_type) {
    constexpr std::string_view key = "charset";
    constexpr std::string_view blanks = " \t\r\n";
    const std::string lower = ascii_lower(content_type);
    for (std::size_t at = lower.find(key); at != std::string::npos; at = lower.find(key, at + 1)) {
        std::size_t begin = lower.find_first_not_of(blanks, at + key.size());
        if (begin == std::string::npos || lower[begin] != '=')
            continue;
        begin = lower.find_first_not_of(" \t\r\n\"'", begin + 1);
        if (begin == std::string::npos)
            return {};
        const std::size_t end = std::min(lower.find_first_of(" \t\r\n\"';>/", begin), lower.size());
        return content_type.substr(begin, end - begin);
    }
    return {};
}

std::string charset_of(std::string_view bytes, std::string_view content_type) {
    if (auto label = from_bom(bytes))
        return *label;
    if (is_utf8_text(bytes))
        return "UTF-8";
    if (auto label = known(charset_parameter(content_type)))
        return *label;
    if (auto label = from_meta(bytes))
        return *label;
    std::size_t broken = 0;
    valid_utf8(bytes, &broken);
    return broken == 0 ? "UTF-8" : "windows-1258";
}

} // namespace baonoi::fetch
