// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/select.h"

#include "base/ascii.h"
#include "base/error.h"

#include <fmt/format.h>

namespace baonoi::html {

namespace {

// One pass over a selector; `rest` is what is left of it.
class CssReader {
public:
    explicit CssReader(std::string_view css) : css_(css), rest_(css) {}

    std::string xpath() {
        std::string out;
        do {
            out += (out.empty() ? "" : " | ") + complex();
        } while (taken(','));
        if (!rest_.empty())
            refuse(rest_);
        return out;
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
        std::string out = "//" + compound();
        while (true) {
            const bool descendant = blanks();
            if (taken('>'))
                out += "/" + after_blanks();
            else if (taken('+'))
                out += fmt::format("/following-sibling::*[1]/self::{}", after_blanks());
            else if (taken('~'))
                out += "/following-sibling::" + after_blanks();
            else if (descendant && !rest_.empty() && rest_.front() != ',')
                out += "//" + compound();
            else
                return out;
        }
    }

    std::string after_blanks() {
        blanks();
        return compound();
    }

    std::string compound() {
        const bool any = taken('*');
        const bool typed =
            !any && !rest_.empty() && std::string_view(".#[").find(rest_.front()) == rest_.npos;
        std::string out = typed ? ascii_lower(name()) : "*";
        bool conditions = false;
        while (true) {
            if (taken('.'))
                out += word_in("class", std::string(name()));
            else if (taken('#'))
                out += fmt::format("[@id={}]", quoted(std::string(name())));
            else if (taken('['))
                out += attribute();
            else if (!typed && !any && !conditions)
                refuse(rest_.empty() ? "its end" : rest_);
            else
                return out;
            conditions = true;
        }
    }

    std::string attribute() {
        blanks();
        const std::string key = ascii_lower(name());
        blanks();
        if (taken(']'))
            return fmt::format("[@{}]", key);
        const char kind = rest_.empty() ? ']' : rest_.front();
        if (kind != '=')
            rest_.remove_prefix(rest_.empty() ? 0 : 1);
        if (!taken('='))
            refuse(rest_.empty() ? "its end" : rest_);
        blanks();
        const std::string value = written_value();
        blanks();
        if (!taken(']'))
            refuse(rest_.empty() ? "its end" : rest_);
        return condition(kind, key, value);
    }

    std::string condition(char kind, const std::string &key, const std::string &value) const {
        const std::string text = quoted(value);
        switch (kind) {
        case '=':
            return fmt::format("[@{}={}]", key, text);
        case '~':
            return word_in(key, value);
        case '^':
            return fmt::format("[starts-with(@{},{})]", key, text);
        case '*':
            return fmt::format("[contains(@{},{})]", key, text);
        case '$':
            return fmt::format("[substring(@{0},string-length(@{0})-string-length({1})+1)={1}]", key, text);
        default:
            refuse(std::string(1, kind) + "=");
        }
    }

    std::string written_value() {
        if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\''))
            return std::string(name());
        const char quote = rest_.front();
        const std::size_t end = rest_.find(quote, 1);
        if (end == std::string_view::npos)
            refuse(rest_);
        const std::string value(rest_.substr(1, end - 1));
        rest_.remove_prefix(end + 1);
        return value;
    }

    std::string word_in(const std::string &key, const std::string &word) const {
        return fmt::format("[contains(concat(' ',normalize-space(@{}),' '),{})]", key,
                           quoted(" " + word + " "));
    }

    // XPath strings have no escapes.
    std::string quoted(const std::string &value) const {
        if (value.find('\'') == std::string::npos)
            return "'" + value + "'";
        if (value.find('"') != std::string::npos)
            refuse(value);
        return "\"" + value + "\"";
    }

    std::string_view css_;
    std::string_view rest_;
};

bool is_xpath(std::string_view text) {
    return text.starts_with('/') || text.starts_with('(') || text.starts_with("./") || text.starts_with("..");
}

XPath compiled(const std::string &text) {
    const std::string xpath = is_xpath(text) ? text : xpath_of_css(text);
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

std::string xpath_of_css(std::string_view css) {
    return CssReader(css).xpath();
}

NodeSelector::NodeSelector(std::string_view text) : text_(text), xpath_(compiled(text_)) {}

std::vector<pugi::xpath_node> NodeSelector::all(const pugi::xml_document &tree) const {
    if (!xpath_.is_affordable(TreeSize::of(tree)))
        throw Error(Next::skip, fmt::format("\"{}\" would take too long on this page", text_));
    return xpath_.nodes(tree);
}

} // namespace baonoi::html
