// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/mustache/mustache.h"

#include "base/error.h"
#include "base/utf8.h"

#include <fmt/format.h>
#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

namespace baonoi::mustache {

namespace {

namespace library = kainjow::mustache;

constexpr int deepest = 16;                     // includes, and values in each other
constexpr std::size_t largest_page = 8U << 20U; // bytes

// The template with its includes in place: the library would parse them anew at each use.
std::string whole_text(std::string_view name, const FindTemplate &find, int depth) {
    const auto text = find(name);
    if (!text)
        throw Error(Next::stop, fmt::format("there is no template \"{}\"", name));
    if (depth > deepest)
        throw Error(Next::stop, fmt::format("the template \"{}\" includes itself", name));
    std::string whole;
    std::size_t begin = 0;
    for (std::size_t tag = text->find("{{"); tag != std::string_view::npos; tag = text->find("{{", begin)) {
        const std::size_t end = text->find("}}", tag);
        if (end == std::string_view::npos)
            break;
        const char mark = tag + 2 < text->size() ? (*text)[tag + 2] : ' ';
        if (mark == '{' || mark == '&' || mark == '=')
            throw Error(Next::stop, fmt::format("the template \"{}\" has a tag that does not escape", name));
        whole += text->substr(begin, tag - begin);
        if (mark == '>')
            whole += whole_text(text->substr(tag + 3, end - tag - 3), find, depth + 1);
        else
            whole += text->substr(tag, end + 2 - tag);
        begin = end + 2;
    }
    return whole += text->substr(begin);
}

library::data data_of(const nlohmann::json &value, int depth = 0) {
    if (depth > deepest)
        throw Error(Next::stop, "the values of a page are nested too deep");
    if (value.is_boolean())
        return {value.get<bool>()};
    if (value.is_null())
        return {false};
    if (value.is_string())
        return {value.get_ref<const std::string &>()};
    if (value.is_array()) {
        library::data list(library::data::type::list);
        for (const nlohmann::json &item : value)
            list.push_back(data_of(item, depth + 1));
        return list;
    }
    if (value.is_object()) {
        library::data object(library::data::type::object);
        for (const auto &[key, item] : value.items())
            object[key] = data_of(item, depth + 1);
        return object;
    }
    return {value.dump()};
}

// The library's context, but strict.
class StrictContext : public library::context<std::string> {
public:
    StrictContext(const library::data *data, const std::string &name) : context(data), template_(name) {}
    const library::data *get(const std::string &name) const override {
        if (const library::data *found = context::get(name))
            return found;
        throw Error(Next::stop, fmt::format("the template \"{}\" shows \"{}\", which the page does not have",
                                            template_, name));
    }

private:
    const std::string &template_;
};

} // namespace

// render() of the library changes its object only when it fails, in partials and lambdas: there are none.
struct Template::Parsed {
    std::string name;
    library::mustache text;
};

Template::Template(std::string_view name, const FindTemplate &find)
    : parsed_(std::make_unique<Parsed>(Parsed{std::string(name), {whole_text(name, find, 0)}})) {
    if (!parsed_->text.is_valid())
        throw Error(Next::stop, fmt::format("the template \"{}\": {}", name, parsed_->text.error_message()));
    parsed_->text.set_custom_escape(html_escaped);
}

Template::~Template() = default;
Template::Template(Template &&) noexcept = default;
Template &Template::operator=(Template &&) noexcept = default;

namespace {

// Where the library writes to: it ends what grows too large.
class BoundedText {
public:
    BoundedText &operator<<(const std::string &text) {
        if (text_.size() + text.size() > largest_page)
            throw Error(Next::stop, fmt::format("a page has more than {} bytes", largest_page));
        text_ += text;
        return *this;
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

} // namespace

std::string Template::render(const nlohmann::json &values) const {
    const library::data data = data_of(values);
    StrictContext context(&data, parsed_->name);
    BoundedText text;
    parsed_->text.render(context, text);
    return text.take();
}

std::string html_escaped(const std::string &text) {
    std::string escaped;
    for (const char byte : valid_utf8(text)) {
        switch (byte) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\'':
            escaped += "&#39;";
            break;
        default:
            if (static_cast<unsigned char>(byte) >= 0x20 || byte == '\n' || byte == '\t')
                escaped += byte;
        }
    }
    return escaped;
}

} // namespace baonoi::mustache
