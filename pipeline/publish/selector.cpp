// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/selector.h"

#include "base/ascii.h"
#include "base/error.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::publish {

namespace {

constexpr std::string_view spaces = " \t\r\n\f";

[[noreturn]] void refuse(std::string_view text) {
    throw Error(
        Next::stop,
        fmt::format("the slot selector \"{}\" must be #id, .class, tag, tag.class or [name=value]", text));
}

bool ends_name(char c) {
    return std::string_view("#.[] \t\r\n\f>+~:,*=\"'()").find(c) != std::string_view::npos;
}

// The name at the beginning of rest, taken off it.
std::string_view take_name(std::string_view &rest) {
    const auto end = std::find_if(rest.begin(), rest.end(), ends_name);
    const std::string_view name = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(name.size());
    return name;
}

std::string_view without_quotes(std::string_view value) {
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
        return value.substr(1, value.size() - 2);
    return value;
}

bool lists_word(std::string_view words, std::string_view wanted) {
    while (true) {
        const std::size_t begin = words.find_first_not_of(spaces);
        if (begin == std::string_view::npos)
            return false;
        words.remove_prefix(begin);
        const std::size_t end = std::min(words.find_first_of(spaces), words.size());
        if (words.substr(0, end) == wanted)
            return true;
        words.remove_prefix(end);
    }
}

} // namespace

Selector::Selector(std::string_view text) {
    std::string_view rest = text;
    tag_ = ascii_lower(take_name(rest));
    while (!rest.empty()) {
        const char kind = rest.front();
        rest.remove_prefix(1);
        const std::string_view name = take_name(rest);
        if (name.empty())
            refuse(text);
        if (kind == '#') {
            conditions_.push_back({Condition::Kind::is, "id", std::string(name)});
        } else if (kind == '.') {
            conditions_.push_back({Condition::Kind::lists, "class", std::string(name)});
        } else if (kind == '[' && rest.starts_with(']')) {
            conditions_.push_back({Condition::Kind::has, ascii_lower(name), ""});
            rest.remove_prefix(1);
        } else if (kind == '[' && rest.starts_with('=') && rest.find(']') != std::string_view::npos) {
            const std::string_view value = without_quotes(rest.substr(1, rest.find(']') - 1));
            conditions_.push_back({Condition::Kind::is, ascii_lower(name), std::string(value)});
            rest.remove_prefix(rest.find(']') + 1);
        } else {
            refuse(text);
        }
    }
    if (tag_.empty() && conditions_.empty())
        refuse(text);
}

bool Selector::matches(const html::HtmlElement &element) const {
    if (element.implied || (!tag_.empty() && tag_ != element.name))
        return false;
    return std::all_of(conditions_.begin(), conditions_.end(), [&](const Condition &condition) {
        const std::string *value = element.attribute(condition.attribute);
        if (!value)
            return false;
        if (condition.kind == Condition::Kind::lists)
            return lists_word(*value, condition.value);
        return condition.kind == Condition::Kind::has || *value == condition.value;
    });
}

} // namespace baonoi::publish
