// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/http/request.h"

#include <algorithm>

namespace baonoi::http {

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

// Calls each(part) for the parts between separators; false as soon as each says so.
template <class Each>
bool split(std::string_view text, char separator, Each each) {
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        if (!each(text.substr(begin, end - begin)))
            return false;
        begin = end + 1;
    }
    return true;
}

} // namespace

std::string ServerRequest::header(const std::string &name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_blank) {
            c = ' ';
        }
        if (is_control(c))
            return std::nullopt;
        decoded += c;
    }
    return decoded;
}

bool read_target(std::string_view target, ServerRequest &request) {
    if (!target.starts_with('/'))
        return false;
    const std::size_t mark = std::min(target.find('?'), target.size());
    const bool good_path = split(target.substr(1, mark - 1), '/', [&](std::string_view part) {
        const auto decoded = percent_decode(part);
        request.path.push_back(decoded.value_or(""));
        return decoded.has_value();
    });
    if (!good_path || mark == target.size())
        return good_path;
    return split(target.substr(mark + 1), '&', [&](std::string_view part) {
        const std::size_t equals = std::min(part.find('='), part.size());
        const auto name = percent_decode(part.substr(0, equals), true);
        const auto value = percent_decode(part.substr(std::min(equals + 1, part.size())), true);
        if (name && value && !name->empty())
            request.query[*name] = *value;
        return name && value;
    });
}

} // namespace baonoi::http
