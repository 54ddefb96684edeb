// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "normalise/letters.h"
#include "normalise/lexicon.h"
#include "normalise/lexicon_file.h"
#include "normalise/lexicon_rules.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>

namespace baonoi::normalise {

namespace fs = std::filesystem;

namespace {

constexpr std::ptrdiff_t context_words = 3; // in which a context is looked for

using Node = pugi::xml_node;

class LexiconCheck {
public:
    explicit LexiconCheck(LexiconReport &report) : report_(report) {}

    void check(const fs::path &path) {
        path_ = path;
        ++report_.files;
        const std::size_t before = report_.problems.size();
        if (const auto text = text_of(path))
            if (const auto file = parse(*text))
                check_file(*file);
        std::stable_sort(report_.problems.begin() + static_cast<std::ptrdiff_t>(before),
                         report_.problems.end(),
                         [](const LexiconProblem &a, const LexiconProblem &b) { return a.line < b.line; });
    }

private:
    struct Seen {
        std::string place, reading;
    };

    void problem(std::size_t line, std::string message) {
        report_.problems.push_back({path_.string(), line, std::move(message)});
    }
    void problem(const Node &node, std::string message) { problem(file_->line(node), std::move(message)); }

    std::optional<std::string> text_of(const fs::path &path) {
        std::string text;
        try {
            text = read_file(path, lexicon_file_limit);
        } catch (const Error &error) {
            problem(0, error.what());
            return std::nullopt;
        }
        for (std::size_t at = 0, line = 1; at < text.size();) {
            const CodePoint point = decode_utf8(text, at);
            if (point.value == replacement_character && text.compare(at, 3, "\xEF\xBF\xBD") != 0) {
                problem(line, "not UTF-8");
                return std::nullopt;
            }
            line += point.value == '\n' ? 1U : 0U;
            at += point.length;
        }
        return text;
    }

    std::optional<xml::XmlFile> parse(const std::string &text) {
        const std::string name = path_.string();
        try {
            return xml::XmlFile::parse(text, name);
        } catch (const Error &error) { // "name:line: message"
            const std::string_view message = std::string_view(error.what()).substr(name.size() + 1);
            std::size_t line = 0;
            const auto [rest, failed] =
                std::from_chars(message.data(), message.data() + message.size(), line);
            problem(line, fmt::format("not well-formed XML:{}", std::string_view(rest + 1)));
            return std::nullopt;
        }
    }

    void check_file(const xml::XmlFile &file) {
        file_ = &file;
        has_prefix_ = file.root().attribute("xmlns:b").value() == own_namespace;
        told_prefix_ = false;
        const Node root = file.root();
        if (std::string_view(root.name()) != "lexicon")
            return problem(root, fmt::format("the root must be <lexicon>, not <{}>", root.name()));
        check_root(root, "xmlns", pls_namespace);
        check_root(root, "version", "1.0");
        check_root(root, "alphabet", "x-espeak");
        check_root(root, "xml:lang", "vi");
        for (const Node &node : root.children()) {
            const std::string_view name = node.name();
            if (node.type() != pugi::node_element || name == "meta" || name == "metadata")
                continue;
            if (name == "lexeme")
                check_lexeme(node);
            else
                problem(node, fmt::format("<{}> does not belong in a <lexicon>; it holds <lexeme>", name));
        }
    }

    void check_root(const Node &root, const char *name, std::string_view wanted) {
        const std::string_view value = root.attribute(name).value();
        if (value != wanted)
            problem(root, fmt::format("<lexicon> has {}=\"{}\", it must be \"{}\"", name, value, wanted));
    }

    void check_lexeme(const Node &node) {
        check_role(node);
        std::vector<Node> graphemes;
        bool said = false;
        bool always = false; // an alias that always fits has been seen
        for (const Node &child : node.children()) {
            const std::string_view name = child.name();
            if (child.type() != pugi::node_element || name == "example")
                continue;
            if (name == "grapheme") {
                graphemes.push_back(child);
            } else if (name == "alias") {
                said = true;
                if (always)
                    problem(child, "an <alias> after one that always fits is never chosen");
                always |= check_alias(child);
            } else if (name == "phoneme") {
                said = true;
                check_phoneme(child);
            } else {
                problem(child,
                        fmt::format("<{}> does not belong in a <lexeme>; it holds <grapheme>, <alias>, "
                                    "<phoneme> and <example>",
                                    name));
            }
        }
        if (!said)
            problem(node, "a <lexeme> needs an <alias> or a <phoneme>");
        if (graphemes.empty())
            problem(node, "a <lexeme> needs a <grapheme>");
        for (const Node &grapheme : graphemes)
            check_grapheme(grapheme, reading_of(node));
    }

    void check_role(const Node &node) {
        const std::string_view role = node.attribute("role").value();
        if (role.empty())
            return;
        need_prefix(node, role);
        if (std::find(lexicon_roles.begin(), lexicon_roles.end(), role_of(node)) == lexicon_roles.end())
            problem(node, fmt::format("unknown class \"{}\"; the classes are {}", role,
                                      fmt::join(lexicon_roles, ", ")));
    }

    void need_prefix(const Node &node, std::string_view name) {
        if (name.substr(0, 2) != "b:" || has_prefix_ || told_prefix_)
            return;
        told_prefix_ = true;
        problem(node, fmt::format("\"{}\" needs xmlns:b=\"{}\" in <lexicon>", name, own_namespace));
    }

    // True when it always fits.
    bool check_alias(const Node &alias) {
        bool always = true;
        for (const pugi::xml_attribute &attribute : alias.attributes()) {
            const std::string_view name = attribute.name();
            need_prefix(alias, name);
            if (name == "b:before" || name == "b:after") {
                always = false;
                check_context(alias, name, attribute.value());
            } else if (name != "b:lang" && name != "prefer") {
                problem(alias,
                        fmt::format("unknown context \"{}\"; the contexts are b:before and b:after", name));
            }
        }
        const std::string text = lexicon_text(alias.text().get());
        const std::string_view language = alias.attribute("b:lang").value();
        if (const std::string why = why_unspeakable(text, language == "vi" ? "" : language); !why.empty())
            problem(alias, fmt::format("\"{}\" cannot be said: {}", shorten(text, 80), why));
        return always;
    }

    void check_context(const Node &alias, std::string_view name, std::string_view phrases) {
        for (const std::string_view written : split(phrases, '|')) {
            const std::string phrase = lexicon_text(written);
            if (phrase.empty())
                problem(alias, fmt::format("{} has an empty phrase", name));
            else if (std::count(phrase.begin(), phrase.end(), ' ') >= context_words)
                problem(alias, fmt::format("the context \"{}\" has more than {} words and never fits", phrase,
                                           context_words));
        }
    }

    void check_phoneme(const Node &node) {
        if (const std::string_view alphabet = node.attribute("alphabet").as_string("x-espeak");
            alphabet != "x-espeak")
            return problem(node, fmt::format("the alphabet \"{}\" is not known, only x-espeak", alphabet));
        const std::string text = lexicon_text(node.text().get());
        if (text.empty())
            return problem(node, "<phoneme> is empty");
        if (const std::string why = names_.why_not(text); !why.empty())
            problem(node, fmt::format("\"{}\" cannot be said: {}", shorten(text, 80), why));
    }

    static std::string reading_of(const Node &lexeme) {
        std::string reading;
        for (const Node &child : lexeme.children()) {
            const std::string_view name = child.name();
            if (name != "alias" && name != "phoneme")
                continue;
            reading += fmt::format("{}|{}|{}|{}|{}\n", name, lexicon_text(child.text().get()),
                                   child.attribute("b:before").value(), child.attribute("b:after").value(),
                                   child.attribute("b:lang").value());
        }
        return reading;
    }

    void check_grapheme(const Node &node, const std::string &reading) {
        ++report_.entries;
        const std::string text = lexicon_text(node.text().get());
        if (!is_grapheme(text))
            return problem(node, fmt::format("a <grapheme> has 1 to {} words and signs, and at most {} bytes",
                                             most_grapheme_pieces, longest_grapheme));
        const GraphemeKey key = key_of(text);
        const std::string place = fmt::format("{}:{}", path_.string(), file_->line(node));
        const std::string id =
            fmt::format("{}\n{}\n{}", path_.parent_path().string(), key.capital, key.text());
        const auto [earlier, is_new] = seen_.try_emplace(id, Seen{place, reading});
        if (!is_new && earlier->second.reading != reading)
            problem(node,
                    fmt::format("\"{}\" has another reading in {}; an entry may have several, each with "
                                "its context",
                                text, earlier->second.place));
    }

    LexiconReport &report_;
    const PhonemeNames names_;
    std::map<std::string, Seen> seen_;
    fs::path path_;
    const xml::XmlFile *file_ = nullptr;
    bool has_prefix_ = false;
    bool told_prefix_ = false;
};

} // namespace

LexiconReport check_lexicons(const std::vector<fs::path> &places) {
    LexiconReport report;
    LexiconCheck check(report);
    std::set<fs::path> done;
    for (const fs::path &place : places) {
        std::error_code ignored;
        const std::vector<fs::path> files =
            fs::is_directory(place, ignored) ? lexicon_files(place) : std::vector<fs::path>{place};
        for (const fs::path &file : files)
            if (done.insert(fs::weakly_canonical(file, ignored)).second)
                check.check(file);
    }
    return report;
}

} // namespace baonoi::normalise
