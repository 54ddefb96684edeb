// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ascii.h"
#include "extract/dates.h"
#include "extract/facts.h"
#include "html/element_kinds.h"

#include <nlohmann/json.hpp>

namespace baonoi::extract {

namespace {

using JsonLd = nlohmann::json;

constexpr std::size_t max_json = 1U << 20U;
constexpr std::size_t max_nesting = 64; // of brackets: deeper JSON is not read
constexpr int max_depth = 6;            // of objects that are looked into

bool too_deep(const std::string &json) {
    std::size_t depth = 0;
    for (const char c : json) {
        depth += c == '{' || c == '[';
        depth -= (c == '}' || c == ']') && depth > 0;
        if (depth > max_nesting)
            return true;
    }
    return false;
}

std::string text_of(const JsonLd &value) {
    return value.is_string() ? clean_text(value.get<std::string>()) : std::string();
}

std::string member(const JsonLd &object, const char *key) {
    const auto found = object.find(key);
    return found == object.end() ? std::string() : text_of(*found);
}

// "A, B" of a string, an object with a name, or a list of them.
std::string names_of(const JsonLd &value, int depth = 0) {
    if (value.is_string())
        return text_of(value);
    if (value.is_object())
        return member(value, "name");
    std::string names;
    if (value.is_array() && depth < 2)
        for (const JsonLd &one : value) {
            const std::string name = names_of(one, depth + 1);
            if (!name.empty())
                names += (names.empty() ? "" : ", ") + name;
        }
    return names;
}

bool is_article(const JsonLd &object) {
    const auto type = object.find("@type");
    if (type == object.end())
        return false;
    const auto says_article = [](const JsonLd &value) {
        if (!value.is_string())
            return false;
        const std::string &name = value.get_ref<const std::string &>();
        return name.ends_with("Article") || name.ends_with("Posting") || name.ends_with("Report");
    };
    if (!type->is_array())
        return says_article(*type);
    for (const JsonLd &one : *type)
        if (says_article(one))
            return true;
    return false;
}

void set_once(std::string &fact, std::string value) {
    if (fact.empty())
        fact = std::move(value);
}

// What stands between tags, in lines: where it was broken, and between blocks.
std::string text_lines(const std::string &text) {
    std::string lines, line;
    const auto end_line = [&] {
        if (const std::string clean = clean_text(line); !clean.empty())
            lines += (lines.empty() ? "" : "\n") + clean;
        line.clear();
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const std::size_t close = c == '<' ? text.find('>', at) : std::string::npos;
        if (c == '\n' || c == '\r') {
            end_line();
        } else if (close != std::string::npos) {
            const std::string_view tag = std::string_view(text).substr(at + 1, close - at - 1);
            const std::size_t begin = tag.starts_with('/') ? 1 : 0;
            const std::string name = ascii_lower(tag.substr(begin, tag.find_first_of(" /\t", begin) - begin));
            if (html::is_block_tag(name) || name == "br")
                end_line();
            at = close;
        } else {
            line += c;
        }
    }
    end_line();
    return lines;
}

// Also as a number: seconds or milliseconds since 1970.
std::string date_member(const JsonLd &object) {
    const auto date = object.find("datePublished");
    return date != object.end() && date->is_number_unsigned() ? std::to_string(date->get<std::uint64_t>())
                                                              : member(object, "datePublished");
}

void read_article(const JsonLd &object, Facts &facts) {
    set_once(facts.headline, member(object, "headline"));
    set_once(facts.published, stated_date(date_member(object)).date);
    if (const auto author = object.find("author"); author != object.end())
        set_once(facts.author, names_of(*author));
    if (const auto publisher = object.find("publisher"); publisher != object.end())
        set_once(facts.site_name, names_of(*publisher));
    set_once(facts.language, member(object, "inLanguage"));
    if (const auto body = object.find("articleBody"); body != object.end() && body->is_string()) {
        set_once(facts.article_text, text_lines(body->get<std::string>()));
        set_once(facts.article_body, clean_text(facts.article_text));
    }
    const std::string description = member(object, "description");
    if (!description.empty())
        facts.descriptions.push_back(description);
}

void look_into(const JsonLd &value, Facts &facts, int depth) {
    if (depth > max_depth)
        return;
    if (value.is_object() && is_article(value))
        read_article(value, facts);
    if (value.is_array())
        for (const JsonLd &one : value)
            look_into(one, facts, depth + 1);
    if (value.is_object())
        for (const char *key : {"@graph", "mainEntity", "mainEntityOfPage"})
            if (const auto found = value.find(key); found != value.end())
                look_into(*found, facts, depth + 1);
}

} // namespace

void read_json_ld(const std::string &json, Facts &facts) {
    if (json.size() > max_json || too_deep(json))
        return;
    // Many pages put raw line breaks into their strings.
    std::string tolerant = json;
    for (char &c : tolerant)
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
    const JsonLd parsed = JsonLd::parse(tolerant, nullptr, false, true);
    if (!parsed.is_discarded())
        look_into(parsed, facts, 0);
}

} // namespace baonoi::extract
