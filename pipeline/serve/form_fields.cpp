// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/form_fields.h"

#include "base/percent.h"
#include "base/utf8.h"

#include <algorithm>

namespace baonoi::serve {

namespace {

constexpr std::size_t most_fields = 1000;

std::string decoded(std::string_view part) {
    std::string text(part);
    std::replace(text.begin(), text.end(), '+', ' ');
    return valid_utf8(percent_decoded(text));
}

} // namespace

FormFields::FormFields(std::string_view body) {
    for (std::size_t begin = 0; begin < body.size() && fields_.size() < most_fields;) {
        const std::size_t end = std::min(body.find('&', begin), body.size());
        const std::string_view field = body.substr(begin, end - begin);
        const std::size_t equals = std::min(field.find('='), field.size());
        if (!field.empty())
            fields_.emplace(decoded(field.substr(0, equals)),
                            decoded(field.substr(std::min(equals + 1, field.size()))));
        begin = end + 1;
    }
}

std::string FormFields::one(const std::string &name) const {
    const auto [begin, end] = fields_.equal_range(name);
    return begin == end ? "" : std::prev(end)->second;
}

std::vector<std::string> FormFields::all(const std::string &name) const {
    std::vector<std::string> values;
    const auto [begin, end] = fields_.equal_range(name);
    for (auto field = begin; field != end; ++field)
        values.push_back(field->second);
    return values;
}

} // namespace baonoi::serve
