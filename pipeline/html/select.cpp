// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/select.h"

#include "base/ascii.h"
#include "base/error.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace baonoi::html {

namespace {

constexpr std::string_view any_tag = "*";

struct Compound {
    std::string tag = std::string(any_tag);
    std::vector<ElementSelector::Condition> conditions;
};

// XPath strings have no escapes: nothing for a value with both kinds of quotes.
std::optional<std::string> quoted(const std::string &value) {
    if (value.find('\'') == std::string::npos)
        return "'" + value + "'";
    return value.find('"') == std::string::npos ? std::optional("\"" + value + "\"") : std::nullopt;
}

// One pass over a selector; `rest` is what is left of it.
class CssReader {
public:
    explicit CssReader(std::string_view css) : css_(css), rest_(css) {}

    // XPath 1.0 for all of the list.
    std::string xpath() {
        std::string out;
        do {
            out += (out.empty() ? "" : " | ") + complex();
        } while (taken(','));
        if (!rest_.empty())
            refuse(rest_);
        return out;
    }

    // For a selector that is one compound and nothing else.
    Compound only_compound() {
        Compound found = compound();
        if (!rest_.empty())
            refuse(rest_);
        return found;
    }

private:
    [[noreturn]] void refuse(std::string_view what) const {
        throw Error(
            Next::stop,
            fmt::format("the CSS selector \"{}\" cannot be used at \"{}\": what can be is tag, .class, "
                        "#id, [name], [name=value], blanks, >, +, ~ and commas",
                        css_, what));
    }

    bool taken(char c) {
        if (!rest_.starts_with(c))
            return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool blanks() {
        const std::size_t before = rest_.size();
        while (!rest_.empty() && is_ascii_space(rest_.front()))
            rest_.remove_prefix(1);
        return rest_.size() < before;
    }

    std::string_view name() {
        std::size_t size = 0;
        while (size < rest_.size() && (is_ascii_letter(rest_[size]) || rest_[size] == '-' ||
                                       rest_[size] == '_' || (rest_[size] >= '0' && rest_[size] <= '9') ||
                                       static_cast<unsigned char>(rest_[size]) >= 0x80))
            ++size;
        if (size == 0)
            refuse(rest_.empty() ? "its end" : rest_);
        const std::string_view taken_name = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken_name;
    }

    std::string complex() {
        blanks();
        std::string out = "//" + step();
        while (true) {
            const bool descendant = blanks();
            if (taken('>'))
                out += "/" + after_blanks();
            else if (taken('+'))
                out += fmt::format("/following-sibling::*[1]/self::{}", after_blanks());
            else if (taken('~'))
                out += "/following-sibling::" + after_blanks();
            else if (descendant && !rest_.empty() && rest_.front() != ',')
                out += "//" + step();
            else
                return out;
        }
    }

    std::string after_blanks() {
        blanks();
        return step();
    }

    std::string step() {
        const Compound found = compound();
        std::string out = found.tag;
        for (const ElementSelector::Condition &condition : found.conditions)
            out += xpath_of(condition);
        return out;
    }

    Compound compound() {
        Compound found;
        const bool any = taken('*');
        const bool typed =
            !any && !rest_.empty() && std::string_view(".#[").find(rest_.front()) == std::string_view::npos;
        if (typed)
            found.tag = ascii_lower(name());
        while (true) {
            if (taken('.'))
                found.conditions.push_back({'~', "class", std::string(name())});
            else if (taken('#'))
                found.conditions.push_back({'=', "id", std::string(name())});
            else if (taken('['))
                found.conditions.push_back(attribute());
            else if (!typed && !any && found.conditions.empty())
                refuse(rest_.empty() ? "its end" : rest_);
            else
                return found;
        }
    }

    ElementSelector::Condition attribute() {
        blanks();
        std::string key = ascii_lower(name());
        blanks();
        if (taken(']'))
            return {'\0', std::move(key), ""};
        const char kind = rest_.empty() ? ']' : rest_.front();
        if (kind != '=')
            rest_.remove_prefix(rest_.empty() ? 0 : 1);
        if (!taken('='))
            refuse(rest_.empty() ? "its end" : rest_);
        blanks();
        std::string value = written_value();
        blanks();
        if (!taken(']'))
            refuse(rest_.empty() ? "its end" : rest_);
        if (std::string_view("=~^*$").find(kind) == std::string_view::npos)
            refuse(std::string(1, kind) + "=");
        return {kind, std::move(key), std::move(value)};
    }

    std::string xpath_of(const ElementSelector::Condition &condition) const {
        const auto text = [&](const std::string &value) {
            const auto safe = quoted(value);
            return safe ? *safe : (refuse(value), "");
        };
        const auto &[kind, key, value] = condition;
        switch (kind) {
        case '=':
            return fmt::format("[@{}={}]", key, text(value));
        case '~':
            return fmt::format("[contains(concat(' ',normalize-space(@{}),' '),{})]", key,
                               text(" " + value + " "));
        case '^':
            return fmt::format("[starts-with(@{},{})]", key, text(value));
        case '*':
            return fmt::format("[contains(@{},{})]", key, text(value));
        case '$':
            return fmt::format("[substring(@{0},string-length(@{0})-string-length({1})+1)={1}]", key,
                               text(value));
        default:
            return fmt::format("[@{}]", key);
        }
    }

    // In quotes, or up to the bracket.
    std::string written_value() {
        if (rest_.empty() || rest_.front() == ']')
            return std::string(name());
        if (rest_.front() != '"' && rest_.front() != '\'') {
            const std::string_view value = rest_.substr(0, std::min(rest_.find(']'), rest_.size()));
            rest_.remove_prefix(value.size());
            return std::string(value.substr(0, value.find_last_not_of(" \t\r\n\f") + 1));
        }
        const char quote = rest_.front();
        const std::size_t end = rest_.find(quote, 1);
        if (end == std::string_view::npos)
            refuse(rest_);
        std::string value(rest_.substr(1, end - 1));
        rest_.remove_prefix(end + 1);
        return value;
    }

    std::string_view css_;
    std::string_view rest_;
};

bool has_word(std::string_view words, std::string_view wanted) {
    for (std::size_t begin = 0, end = 0; begin < words.size(); begin = end + 1) {
        end = begin;
        while (end < words.size() && !is_ascii_space(words[end]))
            ++end;
        if (words.substr(begin, end - begin) == wanted)
            return true;
    }
    return false;
}

bool is_xpath(std::string_view text) {
    return text.starts_with('/') || text.starts_with('(') || text.starts_with("./") || text.starts_with("..");
}

XPath compiled(const std::string &text) {
    const std::string xpath = is_xpath(text) ? text : CssReader(text).xpath();
    std::string fault = "it does not choose elements";
    try {
        XPath query = XPath::compile(xpath);
        if (query.chooses_nodes())
            return query;
    } catch (const Error &error) {
        fault = error.what();
    }
    throw Error(Next::stop, fmt::format("the XPath \"{}\" cannot be used: {}", text, fault));
}

} // namespace

ElementSelector::ElementSelector(std::string_view css) {
    Compound found = CssReader(css).only_compound();
    tag_ = std::move(found.tag);
    conditions_ = std::move(found.conditions);
    const bool known = std::all_of(conditions_.begin(), conditions_.end(), [](const Condition &condition) {
        return condition.kind == '=' || condition.kind == '\0' ||
               (condition.kind == '~' && condition.attribute == "class");
    });
    if (!known || (tag_ == any_tag && conditions_.empty()))
        throw Error(Next::stop, fmt::format("the CSS selector \"{}\" does not name one element", css));
}

bool ElementSelector::matches(pugi::xml_node element) const {
    if (tag_ != any_tag && tag_ != element.name())
        return false;
    return std::all_of(conditions_.begin(), conditions_.end(), [&](const Condition &condition) {
        const pugi::xml_attribute attribute = element.attribute(condition.attribute.c_str());
        const std::string_view value = attribute.value();
        return attribute &&
               (condition.kind == '\0' ||
                (condition.kind == '~' ? has_word(value, condition.value) : value == condition.value));
    });
}

NodeSelector::NodeSelector(std::string_view text) : text_(text), xpath_(compiled(text_)) {}

std::vector<pugi::xpath_node> NodeSelector::all(const pugi::xml_document &tree) const {
    if (!xpath_.is_affordable(TreeSize::of(tree)))
        throw Error(Next::skip, fmt::format("\"{}\" would take too long on this page", text_));
    return xpath_.nodes(tree);
}

} // namespace baonoi::html
