// SPDX-License-Identifier: GPL-3.0-or-later
// A page that is parsed once: the tree of its elements, and where each of them stands in the page's text. The
// chain makes one document of an article; its publisher finds the slot in it, extract reads the article in
// it, and the publisher puts the player into the page without changing any other byte. It never changes.
#pragma once

#include "html/html.h"
#include "model/units.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::html {

// Places are offsets in the page's text.
struct Element {
    pugi::xml_node node;
    std::string_view name;             // lower case
    std::optional<std::size_t> parent; // index; nothing for the root
    std::size_t next = 0;              // index behind the last element inside this one
    bool implied = false;  // the parser's own: no start tag in the page, so begin == content.begin
    std::size_t begin = 0; // of '<' of its start tag
    ByteSpan content;      // from behind '>' of the start tag to the '<' of the end tag
    std::size_t end = 0;   // behind '>' of its end tag; content.end without an end tag

    // Entities are resolved; empty when it has no value; nothing when there is no such attribute.
    std::optional<std::string_view> attribute(const char *wanted) const;
};

class Document {
public:
    // html is UTF-8 without BOM. Throws as parse_html.
    explicit Document(std::string_view html, const Checkpoint &checkpoint = budget_of_page(),
                      const HtmlLimits &limits = {});
    Document(const Document &) = delete;
    Document &operator=(const Document &) = delete;

    const pugi::xml_document &tree() const { return tree_; }
    // In the order of their start tags: a parent comes before its children. Throws skip when they are not all
    // known: the page is nested deeper than the limits allow, or its broken tags would cost seconds.
    const std::vector<Element> &elements() const;
    const std::string &fault() const { return fault_; } // why they are not; empty when they are
    // True also for the element itself.
    bool is_inside(std::size_t element, std::size_t ancestor) const;

private:
    pugi::xml_document tree_;
    std::vector<Element> elements_;
    std::string fault_;
};

// What a reader sees of the node and all in it: no scripts, no styles; a space where a block begins or ends.
// With behind, which is inside node: only what stands before it.
std::string text_of(pugi::xml_node node, pugi::xml_node behind = {});

// A document that is parsed when it is first asked for. One thread uses it.
class LazyDocument {
public:
    // html lives as long. name is the page's in errors. budget is CPU time for parsing.
    explicit LazyDocument(std::string_view html, std::string name = "the page", Seconds budget = {2})
        : html_(html), name_(std::move(name)), budget_(budget) {}

    // Throws skip, with the name, when the page costs too much.
    const Document &get() const;
    // The same, and all of its elements are known (Document::elements).
    const Document &whole() const;

private:
    std::string_view html_;
    std::string name_;
    Seconds budget_;
    mutable std::optional<Document> document_;
};

} // namespace baonoi::html
