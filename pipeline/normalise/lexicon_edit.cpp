// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/markup.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "normalise/lexicon.h"
#include "normalise/lexicon_file.h"
#include "normalise/lexicon_rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::normalise {

namespace {

using Node = pugi::xml_node;

constexpr std::string_view empty_lexicon =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"
         alphabet="x-espeak" xml:lang="vi">
</lexicon>
)";

std::size_t behind(std::string_view text, std::string_view what, std::size_t from) {
    const std::size_t at = text.find(what, from);
    return at == std::string_view::npos ? text.size() : at + what.size();
}

struct TextRange {
    std::size_t begin, end;
};

// From "<name" to after "</name>" of an element that holds none of its name; comments are stepped over.
TextRange range_of(std::string_view text, const xml::XmlFile &file, const Node &element) {
    const std::string closing = fmt::format("</{}", element.name());
    const std::size_t begin = file.offset(element) - 1;
    for (std::size_t at = text.find('<', begin + 1); at != std::string_view::npos; at = text.find('<', at)) {
        if (text.compare(at, 4, "<!--") == 0)
            at = behind(text, "-->", at);
        else if (text.compare(at, 9, "<![CDATA[") == 0)
            at = behind(text, "]]>", at);
        else if (text.compare(at, closing.size(), closing) == 0)
            return {begin, behind(text, ">", at)};
        else
            ++at;
    }
    return {begin, text.size()};
}

// With its indentation and the end of its line when nothing else is on the line.
TextRange whole_lines(std::string_view text, TextRange range) {
    const auto is_gap = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    std::size_t begin = range.begin, end = range.end;
    while (begin > 0 && is_gap(text[begin - 1]))
        --begin;
    while (end < text.size() && is_gap(text[end]))
        ++end;
    const bool alone = (begin == 0 || text[begin - 1] == '\n') && end < text.size() && text[end] == '\n';
    return alone ? TextRange{begin, end + 1} : range;
}

struct Match {
    Node lexeme, grapheme;
    bool only_grapheme;
};

std::vector<Match> matches_of(const xml::XmlFile &file, const std::string &word) {
    const GraphemeKey key = key_of(word);
    std::vector<Match> found;
    for (const Node &lexeme : file.root().children("lexeme")) {
        const auto graphemes = lexeme.children("grapheme");
        const bool only = std::distance(graphemes.begin(), graphemes.end()) == 1;
        for (const Node &grapheme : graphemes)
            if (const std::string text = lexicon_text(grapheme.text().get());
                is_grapheme(text) && key_of(text) == key)
                found.push_back({lexeme, grapheme, only});
    }
    return found;
}

xml::XmlFile parse_lexicon(std::string_view text, const std::string &name) {
    xml::XmlFile file = xml::XmlFile::parse(text, name);
    if (std::string_view(file.root().name()) != "lexicon")
        file.fail(file.root(), fmt::format("the root must be <lexicon>, not <{}>", file.root().name()));
    return file;
}

void erase_matches(std::string &text, const xml::XmlFile &file, const std::vector<Match> &matches) {
    for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
        const TextRange range =
            whole_lines(text, range_of(text, file, match->only_grapheme ? match->lexeme : match->grapheme));
        text.erase(range.begin, range.end - range.begin);
    }
}

// The prefix with which the file names our classes, "b"; empty when it declares none.
std::string own_prefix(const Node &root) {
    for (const pugi::xml_attribute &attribute : root.attributes())
        if (attribute.value() == own_namespace)
            if (const std::string_view name = attribute.name(); name.substr(0, 6) == "xmlns:")
                return std::string(name.substr(6));
    return {};
}

LexiconOrder checked(const LexiconOrder &order) {
    LexiconOrder clean{lexicon_text(order.word), lexicon_text(order.said), order.role};
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (!is_grapheme(clean.word) || std::any_of(clean.word.begin(), clean.word.end(), is_control))
        throw Error(
            Next::skip,
            fmt::format("\"{}\" cannot be an entry: it needs 1 to {} words and signs, and at most {} bytes",
                        shorten(clean.word, 60), most_grapheme_pieces, longest_grapheme));
    if (const std::string why = why_unspeakable(clean.said, {}); !why.empty())
        throw Error(
            Next::skip,
            fmt::format(
                "\"{}\" cannot be said: {}; write what is said in Vietnamese syllables, as \"ma lây xi a\"",
                shorten(clean.said, 80), why));
    if (clean.role.empty()) {
        const GraphemeKey key = key_of(clean.word);
        clean.role = key.capital && !key.small ? "abbreviation" : "foreign";
    } else if (std::find(lexicon_roles.begin(), lexicon_roles.end(), clean.role) == lexicon_roles.end()) {
        throw Error(Next::skip, fmt::format("unknown class \"{}\"; the classes are {}", clean.role,
                                            fmt::join(lexicon_roles, ", ")));
    }
    return clean;
}

bool says_so_already(const Match &match, const LexiconOrder &order, bool any_role) {
    const auto aliases = match.lexeme.children("alias");
    const Node alias = match.lexeme.child("alias");
    const std::string_view role = match.lexeme.attribute("role").value();
    return std::distance(aliases.begin(), aliases.end()) == 1 && !match.lexeme.child("phoneme") &&
           alias.first_attribute().empty() && lexicon_text(alias.text().get()) == order.said &&
           (any_role || role.substr(role.find(':') + 1) == order.role);
}

} // namespace

LexiconEdit add_entry(std::string_view old, const std::string &name, const LexiconOrder &asked) {
    const LexiconOrder order = checked(asked);
    std::string text(old.empty() ? empty_lexicon : old);
    const xml::XmlFile file = parse_lexicon(text, name);
    std::vector<Match> matches = matches_of(file, order.word);
    if (matches.size() == 1 && says_so_already(matches[0], order, asked.role.empty()))
        return {};
    const std::string prefix = own_prefix(file.root());
    if (prefix.empty() && !asked.role.empty())
        file.fail(file.root(), fmt::format("a class needs xmlns:b=\"{}\" in <lexicon>", own_namespace));
    const std::string role = prefix.empty() ? "" : fmt::format(" role=\"{}:{}\"", prefix, order.role);
    const std::string entry =
        fmt::format("<lexeme{}><grapheme>{}</grapheme><alias>{}</alias></lexeme>", role,
                    as_markup(order.word, Quotes::stay), as_markup(order.said, Quotes::stay));
    const LexiconChange change = matches.empty() ? LexiconChange::added : LexiconChange::replaced;
    if (!matches.empty() && matches.back().only_grapheme) {
        const TextRange range = range_of(text, file, matches.back().lexeme);
        text.replace(range.begin, range.end - range.begin, entry);
        matches.pop_back();
        erase_matches(text, file, matches);
        return {change, std::move(text)};
    }
    erase_matches(text, file, matches);
    const std::size_t closing = text.rfind("</lexicon");
    if (closing == std::string_view::npos)
        file.fail(file.root(), "<lexicon/> is empty; write <lexicon …> and </lexicon>");
    const std::size_t line = text.find_last_of('\n', closing) + 1;
    const bool own_line = text.find_first_not_of(" \t", line) == closing;
    const std::string_view end = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    text.insert(own_line ? line : closing, fmt::format("{}  {}{}", own_line ? "" : end, entry, end));
    return {change, std::move(text)};
}

LexiconEdit remove_entry(std::string_view old, const std::string &name, std::string_view word) {
    const std::string clean = lexicon_text(word);
    if (!is_grapheme(clean) || old.empty())
        return {};
    const xml::XmlFile file = parse_lexicon(old, name);
    const std::vector<Match> matches = matches_of(file, clean);
    if (matches.empty())
        return {};
    std::string text(old);
    erase_matches(text, file, matches);
    return {LexiconChange::removed, std::move(text)};
}

} // namespace baonoi::normalise
