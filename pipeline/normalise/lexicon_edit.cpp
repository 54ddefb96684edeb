// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/markup.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "normalise/letters.h"
#include "normalise/lexicon.h"
#include "normalise/lexicon_file.h"
#include "normalise/lexicon_rules.h"
#include "normalise/syllable.h"

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

// After the '>' of the tag that begins there; one in an attribute's value does not end it.
std::size_t behind_tag(std::string_view text, std::size_t at) {
    char quote = 0;
    for (; at < text.size(); ++at) {
        if (quote == 0 && text[at] == '>')
            return at + 1;
        if (quote == 0 && (text[at] == '"' || text[at] == '\''))
            quote = text[at];
        else if (text[at] == quote)
            quote = 0;
    }
    return at;
}

// "name" of "<name …" or "</name …".
std::string_view name_of_tag(std::string_view tag) {
    tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
    return tag.substr(0, tag.find_first_of(" \t\r\n/>"));
}

struct TextRange {
    std::size_t begin, end;
};

// The end tag of the element whose start tag is there; empty: it has none, "<name/>". What is no markup is
// stepped over.
TextRange end_tag_of(std::string_view text, std::size_t begin) {
    const std::string_view name = name_of_tag(text.substr(begin));
    int depth = 0;
    for (std::size_t at = begin; at != std::string_view::npos; at = text.find('<', at)) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("<!--")) {
            at = behind(text, "-->", at);
        } else if (rest.starts_with("<![CDATA[")) {
            at = behind(text, "]]>", at);
        } else if (rest.starts_with("<?")) {
            at = behind(text, "?>", at);
        } else {
            const std::size_t end = behind_tag(text, at);
            const bool is_closing = rest.starts_with("</");
            if (name_of_tag(rest) == name && text.substr(at, end - at).ends_with("/>")) {
                if (depth == 0)
                    return {end, end};
            } else if (name_of_tag(rest) == name && (depth += is_closing ? -1 : 1) == 0) {
                return {at, end};
            }
            at = end;
        }
    }
    return {text.size(), text.size()};
}

// From "<name" to after "</name>".
TextRange range_of(std::string_view text, const xml::XmlFile &file, const Node &element) {
    const std::size_t begin = file.offset(element) - 1;
    return {begin, end_tag_of(text, begin).end};
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

// grapheme: of the word; is_whole: the lexeme has no other.
struct Match {
    Node lexeme, grapheme;
    bool is_whole;
};

std::vector<Match> matches_of(const xml::XmlFile &file, const std::string &word) {
    const GraphemeKey key = key_of(word);
    std::vector<Match> found;
    for (const Node &lexeme : file.root().children("lexeme")) {
        const std::size_t before = found.size();
        bool has_others = false;
        for (const Node &grapheme : lexeme.children("grapheme"))
            if (const std::string text = lexicon_text(grapheme.text().get());
                is_grapheme(text) && key_of(text) == key)
                found.push_back({lexeme, grapheme, false});
            else
                has_others = true;
        if (found.size() > before && !has_others) {
            found.resize(before + 1);
            found.back().is_whole = true;
        }
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
            whole_lines(text, range_of(text, file, match->is_whole ? match->lexeme : match->grapheme));
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

// What is said for one grapheme of a lexeme, as a lexeme of its own.
std::string lexeme_of(std::string_view text, const xml::XmlFile &file, const Match &match) {
    const TextRange whole = range_of(text, file, match.lexeme);
    std::string lexeme(text.substr(whole.begin, whole.end - whole.begin));
    std::vector<TextRange> others;
    for (const Node &grapheme : match.lexeme.children("grapheme"))
        if (grapheme != match.grapheme)
            others.push_back(range_of(text, file, grapheme));
    for (auto other = others.rbegin(); other != others.rend(); ++other)
        lexeme.erase(other->begin - whole.begin, other->end - other->begin);
    return lexeme;
}

std::string lexemes_of(std::string_view text, const xml::XmlFile &file, const std::vector<Match> &matches) {
    std::string lexemes;
    for (const Match &match : matches)
        lexemes += (lexemes.empty() ? "" : "\n") + lexeme_of(text, file, match);
    return lexemes;
}

// At the end of the lexicon, on lines of their own.
void append_lexemes(std::string &text, const xml::XmlFile &file, std::string_view lexemes) {
    const TextRange end_tag = end_tag_of(text, file.offset(file.root()) - 1);
    const std::size_t closing = end_tag.begin;
    if (end_tag.begin == end_tag.end)
        file.fail(file.root(), "<lexicon/> is empty; write <lexicon …> and </lexicon>");
    const std::size_t line = text.find_last_of('\n', closing) + 1;
    const bool own_line = text.find_first_not_of(" \t", line) == closing;
    const std::string_view end = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    text.insert(own_line ? line : closing, fmt::format("{}  {}{}", own_line ? "" : end, lexemes, end));
}

// Its attributes as they are written behind <lexeme.
std::string attributes_of(const LexiconOrder &order, const std::string &prefix) {
    std::string text = order.role.empty() ? "" : fmt::format(" role=\"{}:{}\"", prefix, order.role);
    for (const auto &[name, value] : {std::pair("by", order.by), {"at", order.at}})
        if (!value.empty())
            text += fmt::format(" {}:{}=\"{}\"", prefix, name, as_markup(value, Quotes::escaped));
    return text;
}

std::string alias_text(const LexiconAlias &alias, const std::string &prefix) {
    std::string attributes;
    for (const auto &[name, value] :
         {std::pair("before", alias.before), {"after", alias.after}, {"lang", alias.language}})
        if (!value.empty())
            attributes += fmt::format(" {}:{}=\"{}\"", prefix, name, as_markup(value, Quotes::escaped));
    return fmt::format("<alias{}>{}</alias>", attributes, as_markup(alias.said, Quotes::stay));
}

// prefix: of our own attributes; empty: the file has none, and they are left out.
std::string lexeme_text(const LexiconOrder &order, const std::string &prefix) {
    std::string said;
    for (const LexiconAlias &alias : order.aliases)
        said += alias_text(alias, prefix);
    if (order.aliases.empty() && order.phoneme.empty())
        said = alias_text({order.said, "", "", ""}, prefix);
    if (!order.phoneme.empty())
        said += fmt::format("<phoneme>{}</phoneme>", as_markup(order.phoneme, Quotes::stay));
    return fmt::format("<lexeme{}><grapheme>{}</grapheme>{}</lexeme>",
                       prefix.empty() ? "" : attributes_of(order, prefix),
                       as_markup(order.word, Quotes::stay), said);
}

bool says_so_already(const Match &match, const LexiconOrder &order, bool any_role) {
    const bool is_plain = order.aliases.empty() && order.phoneme.empty();
    const auto wanted = is_plain ? std::vector<LexiconAlias>{{order.said, "", "", ""}} : order.aliases;
    return aliases_of(match.lexeme) == wanted && phoneme_of(match.lexeme) == order.phoneme &&
           (any_role || role_of(match.lexeme) == order.role);
}

// Throws skip when it cannot be said.
void check_said(const std::string &said, const std::string &language) {
    if (const std::string why = why_unspeakable(said, language); !why.empty())
        throw Error(
            Next::skip,
            fmt::format(
                "\"{}\" cannot be said: {}; write what is said in Vietnamese syllables, as \"ma lây xi a\"",
                shorten(said, 80), why));
}

} // namespace

LexiconOrder checked_order(const LexiconOrder &order) {
    LexiconOrder clean = order;
    clean.word = lexicon_text(order.word);
    clean.said = lexicon_text(order.said);
    clean.phoneme = lexicon_text(order.phoneme);
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (!is_grapheme(clean.word) || std::any_of(clean.word.begin(), clean.word.end(), is_control))
        throw Error(
            Next::skip,
            fmt::format("\"{}\" cannot be an entry: it needs 1 to {} words and signs, and at most {} bytes",
                        shorten(clean.word, 60), most_grapheme_pieces, longest_grapheme));
    if (clean.aliases.empty() && clean.phoneme.empty())
        check_said(clean.said, {});
    for (LexiconAlias &alias : clean.aliases) {
        alias.said = lexicon_text(alias.said);
        check_said(alias.said, alias.language);
    }
    if (const std::string why = clean.phoneme.empty() ? "" : PhonemeNames().why_not(clean.phoneme);
        !why.empty())
        throw Error(Next::skip, fmt::format("\"{}\" cannot be said: {}", shorten(clean.phoneme, 80), why));
    if (clean.role.empty()) {
        const GraphemeKey key = key_of(clean.word);
        clean.role = key.capital && !key.small ? "abbreviation" : "foreign";
    } else if (std::find(lexicon_roles.begin(), lexicon_roles.end(), clean.role) == lexicon_roles.end()) {
        throw Error(Next::skip, fmt::format("unknown class \"{}\"; the classes are {}", clean.role,
                                            fmt::join(lexicon_roles, ", ")));
    }
    return clean;
}

std::vector<LexiconOrder> orders_for(const std::vector<WordReading> &words) {
    std::vector<LexiconOrder> orders;
    orders.reserve(words.size());
    for (const WordReading &word : words)
        orders.push_back({word.word, word.said, ""});
    return orders;
}

std::span<const std::string_view> lexicon_classes() {
    return lexicon_roles;
}

std::vector<std::string> no_syllables(std::string_view said) {
    std::vector<std::string> wrong;
    const std::string clean = lexicon_text(said);
    for (const std::string_view word : split(clean, ' '))
        if (!word.empty() && !is_syllable(word))
            wrong.emplace_back(word);
    return wrong;
}

LexiconEdit add_entry(std::string_view old, const std::string &name, const LexiconOrder &asked) {
    const LexiconOrder order = checked_order(asked);
    std::string text(old.empty() ? empty_lexicon : old);
    const xml::XmlFile file = parse_lexicon(text, name);
    std::vector<Match> matches = matches_of(file, order.word);
    if (matches.size() == 1 && says_so_already(matches[0], order, asked.role.empty()))
        return {};
    const std::string prefix = own_prefix(file.root());
    if (prefix.empty() && !asked.role.empty())
        file.fail(file.root(), fmt::format("a class needs xmlns:b=\"{}\" in <lexicon>", own_namespace));
    const std::string entry = lexeme_text(order, prefix);
    const LexiconChange change = matches.empty() ? LexiconChange::added : LexiconChange::replaced;
    std::string before = lexemes_of(text, file, matches);
    if (!matches.empty() && matches.back().is_whole) {
        const TextRange range = range_of(text, file, matches.back().lexeme);
        text.replace(range.begin, range.end - range.begin, entry);
        matches.pop_back();
        erase_matches(text, file, matches);
        return {change, std::move(text), std::move(before)};
    }
    erase_matches(text, file, matches);
    append_lexemes(text, file, entry);
    return {change, std::move(text), std::move(before)};
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
    std::string before = lexemes_of(text, file, matches);
    erase_matches(text, file, matches);
    return {LexiconChange::removed, std::move(text), std::move(before)};
}

LexiconEdit restore_entry(std::string_view old, const std::string &name, std::string_view word,
                          std::string_view lexemes) {
    LexiconEdit edit = remove_entry(old, name, word);
    if (lexemes.empty())
        return edit;
    if (edit.change == LexiconChange::none)
        edit.text = old.empty() ? empty_lexicon : old;
    append_lexemes(edit.text, parse_lexicon(edit.text, name), lexemes);
    edit.change = edit.before.empty() ? LexiconChange::added : LexiconChange::replaced;
    parse_lexicon(edit.text, name);
    return edit;
}

std::vector<LexiconOrder> orders_of(std::string_view lexicon, const std::string &name) {
    const xml::XmlFile file = parse_lexicon(lexicon, name);
    std::vector<LexiconOrder> orders;
    for (const Node &lexeme : file.root().children("lexeme"))
        for (const Node &grapheme : lexeme.children("grapheme")) {
            LexiconOrder &order = orders.emplace_back();
            order.word = lexicon_text(grapheme.text().get());
            order.role = role_of(lexeme);
            order.aliases = aliases_of(lexeme);
            order.phoneme = phoneme_of(lexeme);
        }
    return orders;
}

std::string lexicon_of(const std::vector<LexiconEntry> &entries) {
    std::string lexemes;
    for (const LexiconEntry &entry : entries) {
        const LexiconOrder order{entry.word, "", entry.role, "", "", entry.aliases, entry.phoneme};
        lexemes += fmt::format("  {}\n", lexeme_text(order, "b"));
    }
    std::string text(empty_lexicon);
    return text.insert(text.rfind("</lexicon"), lexemes);
}

} // namespace baonoi::normalise
