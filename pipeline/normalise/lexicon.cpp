// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/lexicon.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "normalise/letters.h"
#include "normalise/lexicon_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace baonoi::normalise {

namespace fs = std::filesystem;

namespace {

// As lexicon_text() leaves it: NFC, single blanks inside.
bool is_clean(std::string_view text) {
    bool blank = true;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool was_blank = std::exchange(blank, byte == ' ');
        if (byte < ' ' || byte == 0x7F || (blank && was_blank))
            return false;
    }
    const bool wide =
        text.find('\xC2') != std::string_view::npos || text.find('\xE2') != std::string_view::npos;
    return !blank && !wide && icu::is_plainly_nfc(text);
}

std::string folded_phrases(std::string_view phrases) {
    std::string out;
    if (phrases.empty())
        return out;
    for (const std::string_view written : split(phrases, '|')) {
        const std::string phrase = lexicon_text(written);
        if (phrase.empty())
            continue;
        const char *before = out.empty() ? "" : "|";
        for (const std::string_view word : split(phrase, ' ')) {
            out += std::exchange(before, " ");
            fold_onto(out, word);
        }
    }
    return out;
}

bool holds_one(std::string_view phrases, std::string_view words) {
    while (!phrases.empty()) {
        const std::size_t end = std::min(phrases.find('|'), phrases.size());
        const std::string_view phrase = phrases.substr(0, end);
        for (std::size_t at = words.find(phrase); at != std::string_view::npos;
             at = words.find(phrase, at + 1))
            if (at > 0 && words[at - 1] == ' ' && at + phrase.size() < words.size() &&
                words[at + phrase.size()] == ' ')
                return true;
        phrases.remove_prefix(std::min(end + 1, phrases.size()));
    }
    return false;
}

void read_lexeme(const xml::XmlFile &file, const pugi::xml_node &node, Lexeme &lexeme) {
    lexeme.role = role_of(node);
    for (const pugi::xml_node &child : node.children()) {
        const std::string_view name = child.name();
        if (child.type() != pugi::node_element || name == "grapheme" || name == "example")
            continue;
        std::string text = lexicon_text(child.text().get());
        if (name != "alias" && name != "phoneme")
            file.fail(child, fmt::format("<{}> does not belong in a <lexeme>; it holds <grapheme>, <alias>, "
                                         "<phoneme> and <example>",
                                         name));
        if (text.empty())
            file.fail(child, fmt::format("<{}> is empty", name));
        if (name == "phoneme") {
            lexeme.phoneme = std::move(text);
            continue;
        }
        Alias &alias = lexeme.aliases.emplace_back();
        alias.spoken = std::move(text);
        for (const pugi::xml_attribute &attribute : child.attributes()) {
            const std::string_view key = attribute.name();
            if (key == "b:before")
                alias.before = folded_phrases(attribute.value());
            else if (key == "b:after")
                alias.after = folded_phrases(attribute.value());
            else if (key == "b:lang")
                alias.language = attribute.value();
        }
    }
    if (lexeme.aliases.empty() && lexeme.phoneme.empty())
        file.fail(node, "a <lexeme> needs an <alias> or a <phoneme>");
}

} // namespace

void GraphemeKey::append(std::string_view text, const Piece &piece) {
    if (piece.kind == PieceKind::word) {
        fold_tones_onto(exact, text);
        fold_onto(folded, text);
        capital |= piece.letters != Case::lower;
        small |= piece.letters != Case::upper;
        return;
    }
    const std::size_t from = exact.size();
    if (piece.kind == PieceKind::blank)
        exact += ' ';
    else if (piece.kind == PieceKind::symbol)
        append_utf8(exact, piece.symbol);
    else
        exact += text;
    folded.append(exact, from);
}

std::string lexicon_text(std::string_view text) {
    return is_clean(text) ? std::string(text) : icu::nfc(fold_blanks(text));
}

std::string role_of(const pugi::xml_node &lexeme) {
    const std::string_view role = lexeme.attribute("role").value();
    return std::string(role.substr(role.find(':') + 1)); // of npos: all of it
}

std::string phoneme_of(const pugi::xml_node &lexeme) {
    return lexicon_text(lexeme.child("phoneme").text().get());
}

std::vector<LexiconAlias> aliases_of(const pugi::xml_node &lexeme) {
    std::vector<LexiconAlias> aliases;
    for (const pugi::xml_node &alias : lexeme.children("alias"))
        aliases.push_back(
            {lexicon_text(alias.text().get()), lexicon_text(alias.attribute("b:before").value()),
             lexicon_text(alias.attribute("b:after").value()), alias.attribute("b:lang").value()});
    return aliases;
}

bool is_grapheme(std::string_view text) {
    return !text.empty() && text.size() <= longest_grapheme && scan(text).size() <= most_grapheme_pieces;
}

GraphemeKey key_of(std::string_view grapheme) {
    GraphemeKey key;
    for (const Piece &piece : scan(grapheme))
        key.append(grapheme.substr(piece.begin, piece.end - piece.begin), piece);
    return key;
}

std::vector<fs::path> lexicon_files(const fs::path &folder) {
    std::error_code failed;
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
        if (entry->path().extension() == ".pls")
            files.push_back(entry->path());
    if (failed)
        throw Error(Next::stop, fmt::format("the lexicon folder {} cannot be read: {}", folder.string(),
                                            failed.message()));
    std::sort(files.begin(), files.end());
    return files;
}

Lexicon::Lexicon(const std::vector<fs::path> &folders) : folders_(folders.size()) {
    for (std::size_t i = 0; i < folders.size(); ++i)
        for (const fs::path &file : lexicon_files(folders[i]))
            read(file, i);
}

void Lexicon::add(const LexiconOrder &order) {
    Lexeme &lexeme = lexemes_.emplace_back();
    lexeme.role = order.role;
    lexeme.folder = folders_;
    lexeme.aliases.emplace_back().spoken = order.said;
    add_grapheme(order.word, lexemes_.size());
}

void Lexicon::read(const fs::path &path, std::size_t folder) {
    const xml::XmlFile file = xml::XmlFile::read(path, lexicon_file_limit);
    const pugi::xml_node root = file.root();
    if (std::string_view(root.name()) != "lexicon")
        file.fail(root, fmt::format("the root must be <lexicon>, not <{}>", root.name()));
    for (const pugi::xml_node &node : root.children()) {
        const std::string_view name = node.name();
        if (node.type() != pugi::node_element || name == "meta" || name == "metadata")
            continue;
        if (name != "lexeme")
            file.fail(node, fmt::format("<{}> does not belong in a <lexicon>; it holds <lexeme>", name));
        add(file, node, folder);
    }
}

void Lexicon::add(const xml::XmlFile &file, const pugi::xml_node &node, std::size_t folder) {
    Lexeme &lexeme = lexemes_.emplace_back();
    read_lexeme(file, node, lexeme);
    lexeme.folder = folder;
    bool any = false;
    for (const pugi::xml_node &child : node.children("grapheme")) {
        const std::string grapheme = lexicon_text(child.text().get());
        if (grapheme.empty() || grapheme.size() > longest_grapheme ||
            !add_grapheme(grapheme, lexemes_.size()))
            file.fail(child, fmt::format("a <grapheme> has 1 to {} words and signs", most_grapheme_pieces));
        any = true;
    }
    if (!any)
        file.fail(node, "a <lexeme> needs a <grapheme>");
}

bool Lexicon::add_grapheme(std::string_view grapheme, std::uint64_t index) {
    const std::vector<Piece> pieces = scan(grapheme);
    if (pieces.size() > most_grapheme_pieces)
        return false;
    GraphemeKey key;
    std::size_t first = 0; // bytes of the first piece, folded
    for (const Piece &piece : pieces) {
        key.append(grapheme.substr(piece.begin, piece.end - piece.begin), piece);
        first = first == 0 ? key.folded.size() : first;
    }
    (key.capital ? exact_[key.exact] : any_case_[key.folded]) = index;
    if (key.capital && key.small)
        other_case_[key.folded] = index;
    const Piece &front = pieces.front();
    lengths_[front.kind == PieceKind::word ? std::string_view(key.folded).substr(0, first)
                                           : grapheme.substr(front.begin, front.end - front.begin)] |=
        std::uint64_t{1} << pieces.size();
    return true;
}

const Lexeme *Lexicon::find(std::string_view exact, std::string_view folded) const {
    std::uint64_t best = exact_.find(exact);
    const auto consider = [&](std::uint64_t index) {
        if (index != 0 && (best == 0 || lexemes_[index - 1].folder > lexemes_[best - 1].folder))
            best = index;
    };
    if (const std::uint64_t any_case = any_case_.find(folded); any_case != 0) {
        consider(any_case);
        consider(other_case_.find(folded)); // "Malaysia" of a later folder wins over "malaysia"
    }
    return best ? &lexemes_[best - 1] : nullptr;
}

const Lexeme *Lexicon::find_other_case(std::string_view folded) const {
    const std::uint64_t index = other_case_.find(folded);
    return index ? &lexemes_[index - 1] : nullptr;
}

const Alias *choose(const Lexeme &lexeme, std::string_view words_before, std::string_view words_after) {
    for (const Alias &alias : lexeme.aliases)
        if (alias.fits_anywhere() || holds_one(alias.before, words_before) ||
            holds_one(alias.after, words_after))
            return &alias;
    return nullptr;
}

} // namespace baonoi::normalise
