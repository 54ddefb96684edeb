// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/page_check.h"

#include "base/ascii.h"

#include <algorithm>
#include <cctype>

namespace baonoi::fetch {

namespace {

struct Magic {
    std::string_view bytes;
    const char *name;
};

constexpr Magic magics[] = {
    {"%PDF-", "a PDF file"},
    {"\x89PNG", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"RIFF", "a RIFF file (WebP or WAV)"},
    {"PK\x03\x04", "a ZIP archive or an office document"},
    {"\x1F\x8B", "gzip data"},
    {"ID3", "an MP3 file"},
    {"\xFF\xFB", "an MP3 file"},
    {"\xFF\xF3", "an MP3 file"},
    {"OggS", "an Ogg file"},
    {"\x7F"
     "ELF",
     "a program"},
    {"\xD0\xCF\x11\xE0", "an office document"},
};

std::string_view without_bom_and_blanks(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n\f");
    return begin == std::string_view::npos ? std::string_view() : bytes.substr(begin);
}

bool has_tag(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const char next = at + 1 < text.size() ? text[at + 1] : ' ';
        if (next == '!' || next == '/' || next == '?' || is_ascii_letter(next))
            return true;
    }
    return false;
}

} // namespace

std::string not_html_because(std::string_view bytes) {
    const bool utf16 = bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE");
    for (const Magic &magic : magics)
        if (bytes.starts_with(magic.bytes))
            return magic.name;
    if (utf16)
        return {};
    if (bytes.substr(0, 1024).find('\0') != std::string_view::npos)
        return "binary data";
    const std::string_view text = without_bom_and_blanks(bytes);
    if (text.starts_with('{') || text.starts_with("[{") || text.starts_with("[\""))
        return "JSON";
    if (text.starts_with("<?xml") && text.substr(0, 4096).find("<html") == std::string_view::npos)
        return "XML";
    return has_tag(text) ? "" : "text without a tag";
}

bool may_be_html(std::string_view content_type) {
    std::string type = ascii_lower(content_type.substr(0, content_type.find(';')));
    std::erase_if(type, [](unsigned char c) { return std::isspace(c); });
    return type.empty() || type == "text/html" || type == "application/xhtml+xml" ||
           type == "application/octet-stream";
}

} // namespace baonoi::fetch
