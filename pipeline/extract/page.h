// SPDX-License-Identifier: GPL-3.0-or-later
// A page as lines of text, each with the facts of its markup: what the steps of extract look at and decide.
#pragma once

#include "extract/marks.h"
#include "html/html.h"
#include "model/script.h"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace baonoi::extract {

// The attributes whose words make the marks of an element.
constexpr std::array<const char *, 8> mark_attributes = {
    "class", "id", "role", "itemprop", "data-role", "data-component", "rel", "type"};

// Elements of the body in document order; an element's descendants follow it up to end.
struct Element {
    pugi::xml_node node;
    std::string_view name;
    std::size_t parent = 0; // the body is its own
    std::size_t depth = 0;
    std::size_t end = 0;
    std::size_t first_line = 0; // of the lines inside
    std::size_t end_line = 0;
    Marks marks;
    bool ruled = false; // a site rule says that the article is it or in it
};

// What was decided about a line: kept as a kind of block, or dropped by a rule.
struct Verdict {
    std::optional<BlockKind> kind; // nothing: dropped
    std::string rule;
    std::string why = {}; // what decided beside the facts of the line; empty unless Page::explain
};

// A run of text between two breaks of the layout.
struct Line {
    std::string text;        // NFC, blanks folded, never empty
    std::size_t element = 0; // the deepest that holds the whole line
    BlockKind kind = BlockKind::paragraph;
    std::size_t words = 0;
    std::size_t chars = 0; // bytes without blanks; so are the next three
    std::size_t link_chars = 0;
    std::size_t strong_chars = 0;
    std::size_t emphasis_chars = 0;
    std::size_t image = 0;          // element of the last image since the line before; 0: none
    std::vector<std::string> cells; // of a row of a data table, empty ones too; text has the others
    bool header_row = false;        // all of its cells are <th>
    std::string announced;          // said instead of the table that begins here
    bool after_break = false;       // a single <br> stands before it
    bool below_image = false;       // nothing but a <br> stands between it and its image
    bool begins_with_mark = false;  // of a note, which is cut: "[1] Toàn tập, tập 4"
    std::optional<Verdict> verdict;

    double link_share() const {
        return chars == 0 ? 0 : static_cast<double>(link_chars) / static_cast<double>(chars);
    }
    bool all_emphasis() const { return emphasis_chars == chars; }
    bool all_strong() const { return strong_chars == chars; }
};

struct Page {
    const PageWords *words = nullptr;
    bool vietnamese = false;       // most of its prose
    bool explain = false;          // verdicts say why
    std::size_t note_marks = 0;    // that were cut out of its text
    bool handed_over = false;      // its root is a body that a CMS or a feed handed over: html/handed_over.h
    std::vector<Element> elements; // [0] is the body; empty when the page has none
    std::vector<Line> lines;

    bool inside(std::size_t element, std::size_t ancestor) const {
        return element >= ancestor && element < elements[ancestor].end;
    }
    // The nearest of element and its ancestors that has the name, or nothing.
    std::optional<std::size_t> enclosing(std::size_t element, std::string_view name) const;
    // The nearest that has the mark, or nothing. A mark speaks for a few lines; one on a wrapper says nothing
    // of them.
    std::optional<std::size_t> enclosing(std::size_t element, Mark mark) const;
    bool holds_title(std::size_t element) const; // an <h1>
    // Decides a line unless it is decided.
    void keep(Line &line, BlockKind kind) const;
    void drop(Line &line, std::string_view rule) const;
    void drop_all(std::size_t element, std::string_view rule);

    // The same with a reason: why() is called only where it is wanted.
    template <class Why>
    void keep(Line &line, BlockKind kind, Why why) const {
        if (!line.verdict)
            line.verdict = Verdict{kind, {}, explain ? why() : std::string()};
    }
    template <class Why>
    void drop(Line &line, std::string_view rule, Why why) const {
        if (!line.verdict)
            line.verdict = Verdict{std::nullopt, std::string(rule), explain ? why() : std::string()};
    }
    template <class Why>
    void drop_all(std::size_t element, std::string_view rule, Why why) {
        std::string reason = explain ? why() : std::string();
        for (std::size_t i = elements[element].first_line; i < elements[element].end_line; ++i)
            if (inside(lines[i].element, element))
                drop(lines[i], rule, [&reason] { return std::string(reason); });
    }
};

// Nodes whose text is dropped wherever it stands, by xml_node::internal_object(), and the rule.
using Strips = std::unordered_map<const void *, std::string>;

Page read_page(const pugi::xml_document &tree, const PageWords &words,
               const std::function<void()> &checkpoint, const Strips *strips = nullptr);

std::size_t count_words(std::string_view text);
bool ends_sentence(std::string_view text); // . ! ? … ; : and closing marks after them

} // namespace baonoi::extract
