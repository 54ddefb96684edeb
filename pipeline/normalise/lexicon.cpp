// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/lexicon.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "normalise/letters.h"
#include "normalise/pieces.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace baonoi {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t file_limit = 16U << 20U;
constexpr std::size_t most_pieces = 31;
constexpr std::size_t longest_grapheme = 200;

// ASCII and letters up to U+01BF and from U+1E80 to U+1EFF are NFC in any order; single blanks inside.
bool is_clean(std::string_view text) {
    bool blank = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool was_blank = std::exchange(blank, byte == ' ');
        if (byte >= 0x80) {
            const auto second = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
            if (byte >= 0xC3 && byte <= 0xC6 && (second & 0xC0U) == 0x80)
                at += 1;
            else if (byte == 0xE1 && (second == 0xBA || second == 0xBB) && at + 2 < text.size() &&
                     (static_cast<unsigned char>(text[at + 2]) & 0xC0U) == 0x80)
                at += 2;
            else
                return false;
        } else if (byte < ' ' || byte == 0x7F || (blank && was_blank)) {
            return false;
        }
    }
    return !blank;
}

std::string clean(std::string_view text) {
    return is_clean(text) ? std::string(text) : nfc(fold_blanks(text));
}

std::string folded_phrases(std::string_view phrases) {
    std::string out;
    while (!phrases.empty()) {
        const std::size_t end = std::min(phrases.find('|'), phrases.size());
        std::string_view phrase = phrases.substr(0, end);
        phrases.remove_prefix(std::min(end + 1, phrases.size()));
        const std::string text = clean(phrase);
        if (text.empty())
            continue;
        if (!out.empty())
            out += '|';
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t blank = std::min(text.find(' ', from), text.size());
            fold_onto(out, std::string_view(text).substr(from, blank - from));
            if (blank < text.size())
                out += ' ';
            from = blank + 1;
        }
    }
    return out;
}

bool holds_one(std::string_view phrases, std::string_view words) {
    while (!phrases.empty()) {
        const std::size_t end = std::min(phrases.find('|'), phrases.size());
        const std::string_view phrase = phrases.substr(0, end);
        for (std::size_t at = words.find(phrase); at != words.npos; at = words.find(phrase, at + 1))
            if (at > 0 && words[at - 1] == ' ' && at + phrase.size() < words.size() &&
                words[at + phrase.size()] == ' ')
                return true;
        phrases.remove_prefix(std::min(end + 1, phrases.size()));
    }
    return false;
}

std::string without_prefix(std::string_view role) {
    const std::size_t colon = role.find(':');
    return std::string(colon == role.npos ? role : role.substr(colon + 1));
}

Lexeme lexeme_of(const XmlFile &file, const pugi::xml_node &node) {
    Lexeme lexeme{without_prefix(node.attribute("role").value()), {}, {}};
    for (const pugi::xml_node &child : node.children()) {
        const std::string_view name = child.name();
        if (child.type() != pugi::node_element || name == "grapheme" || name == "example")
            continue;
        const std::string text = clean(child.text().get());
        if (name != "alias" && name != "phoneme")
            file.fail(child, fmt::format("<{}> does not belong in a <lexeme>; it holds <grapheme>, <alias>, "
                                         "<phoneme> and <example>",
                                         name));
        if (text.empty())
            file.fail(child, fmt::format("<{}> is empty", name));
        if (name == "phoneme")
            lexeme.phoneme = text;
        else
            lexeme.aliases.push_back({text, folded_phrases(child.attribute("b:before").value()),
                                      folded_phrases(child.attribute("b:after").value())});
    }
    if (lexeme.aliases.empty() && lexeme.phoneme.empty())
        file.fail(node, "a <lexeme> needs an <alias> or a <phoneme>");
    return lexeme;
}

} // namespace

Lexicon::Lexicon(const std::vector<fs::path> &folders) {
    for (const fs::path &folder : folders) {
        std::error_code failed;
        std::vector<fs::path> files;
        for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
             entry.increment(failed))
            if (entry->path().extension() == ".pls")
                files.push_back(entry->path());
        if (failed)
            throw Error(Next::stop, fmt::format("the lexicon folder {} cannot be read: {}", folder.string(),
                                                failed.message()));
        std::sort(files.begin(), files.end());
        for (const fs::path &file : files)
            read(file);
    }
}

void Lexicon::read(const fs::path &path) {
    const XmlFile file = XmlFile::read(path, file_limit);
    const pugi::xml_node root = file.root();
    if (std::string_view(root.name()) != "lexicon")
        file.fail(root, fmt::format("the root must be <lexicon>, not <{}>", root.name()));
    for (const pugi::xml_node &node : root.children()) {
        const std::string_view name = node.name();
        if (node.type() != pugi::node_element || name == "meta" || name == "metadata")
            continue;
        if (name != "lexeme")
            file.fail(node, fmt::format("<{}> does not belong in a <lexicon>; it holds <lexeme>", name));
        add(file, node);
    }
}

void Lexicon::add(const XmlFile &file, const pugi::xml_node &node) {
    lexemes_.push_back(lexeme_of(file, node));
    bool any = false;
    for (const pugi::xml_node &child : node.children("grapheme")) {
        const std::string grapheme = clean(child.text().get());
        if (grapheme.empty() || grapheme.size() > longest_grapheme ||
            !add_grapheme(grapheme, lexemes_.size()))
            file.fail(child, fmt::format("a <grapheme> has 1 to {} words and signs", most_pieces));
        any = true;
    }
    if (!any)
        file.fail(node, "a <lexeme> needs a <grapheme>");
}

bool Lexicon::add_grapheme(std::string_view grapheme, std::uint64_t index) {
    const std::vector<Piece> pieces = scan(grapheme);
    if (pieces.size() > most_pieces)
        return false;
    std::string exact;
    std::string folded;
    bool capital = false;
    bool small = false;
    for (const Piece &piece : pieces) {
        const std::string_view text = grapheme.substr(piece.begin, piece.end - piece.begin);
        if (piece.kind != PieceKind::word) {
            std::string symbol;
            if (piece.kind == PieceKind::symbol)
                append_utf8(symbol, piece.symbol);
            exact += symbol.empty() ? text : symbol;
            folded += symbol.empty() ? text : symbol;
            continue;
        }
        exact += fold_tones(text);
        fold_onto(folded, text);
        capital |= piece.letters != Case::lower;
        small |= piece.letters != Case::upper;
    }
    (capital ? exact_[exact] : any_case_[folded]) = index;
    if (capital && small)
        other_case_[folded] = index;
    const Piece &first = pieces.front();
    lengths_[fold(grapheme.substr(first.begin, first.end - first.begin))] |= std::uint64_t{1}
                                                                             << pieces.size();
    return true;
}

const Lexeme *Lexicon::find(std::string_view exact, std::string_view folded) const {
    std::uint64_t index = exact_.find(exact);
    if (index == 0)
        index = any_case_.find(folded);
    return index ? &lexemes_[index - 1] : nullptr;
}

const Lexeme *Lexicon::find_other_case(std::string_view folded) const {
    const std::uint64_t index = other_case_.find(folded);
    return index ? &lexemes_[index - 1] : nullptr;
}

const Alias *choose(const Lexeme &lexeme, std::string_view words_before, std::string_view words_after) {
    for (const Alias &alias : lexeme.aliases)
        if ((alias.before.empty() && alias.after.empty()) || holds_one(alias.before, words_before) ||
            holds_one(alias.after, words_after))
            return &alias;
    return nullptr;
}

} // namespace baonoi
