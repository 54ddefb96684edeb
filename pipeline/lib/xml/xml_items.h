// SPDX-License-Identifier: GPL-3.0-or-later
// XML from outside, read as it arrives: one item at a time as a small tree, never the whole document. The
// readers of feeds and sitemaps call it; XmlTokens cuts the text into tags, pugixml reads a tag's attributes
// and holds the item. It never opens a file or a connection, and a DTD means nothing to it. libxml2's
// xmlTextReader cannot do this: with XML_PARSE_RECOVER it stops for good at the first '<' that begins no tag
// and at a loop of entities, and makes "?x=1&y=2" another address.
#pragma once

#include "lib/xml/xml_tokens.h"

#include <cstddef>
#include <functional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace baonoi::xml {

struct XmlItemLimits {
    std::size_t max_item = 8U << 20U;    // bytes of text and attributes; a text that does not fit is left out
    std::size_t max_elements = 100'000;  // of one item
    std::size_t max_depth = 256;         // of the document
    std::size_t max_broken_items = 1000; // then the rest of the document is not read
};

struct XmlItem {
    pugi::xml_node node;            // elements and attributes named with the prefixes of the rules
    std::vector<std::string> bases; // xml:base of the elements around it, outermost first
    std::size_t line = 0;           // where it begins
    bool broken = false;            // what follows its last whole child was not XML
    bool cut = false;               // a text of it did not fit
};

struct XmlItemRules {
    // Namespace URI -> prefix of the names in the tree. An empty prefix gives names without colon. Names of
    // other namespaces begin with "other:"; a prefix that the document does not declare is kept.
    std::vector<std::pair<std::string, std::string>> prefixes;
    // Whether the children of that element are items (or opened in turn), not the element itself. Asked for
    // the root (depth 0) and below opened elements, and again after broken markup. May throw to refuse the
    // document.
    std::function<bool(std::string_view name, std::size_t depth)> opens;
    std::function<void(const XmlItem &)> take;
    // Markup that is not well-formed costs the rest of its item; reading goes on at the next element with one
    // of these names (prefixes aside), as a child of the elements that were opened.
    std::vector<std::string> resume_at;
    // How the names of elements and attributes are spelled, when a document writes them in other letters
    // (<ITEM>).
    std::vector<std::string> spellings = {};
};

class XmlItems {
public:
    explicit XmlItems(XmlItemRules rules, const XmlItemLimits &limits = {});

    // Valid UTF-8, cut anywhere between characters. Throws what the rules throw, and skip, "line 12: …", for
    // what is no XML at all or nested too deep.
    void push(std::string_view text);
    // The document is over: throws skip when there was no root element.
    void finish();

    bool complete() const { return closed_ && faults_ == 0; } // the root was closed, and nothing was broken
    // "line 12: …": what was mended or lost, at most one line for each cause.
    std::vector<std::string> faults() const;
    std::size_t largest_item() const { return largest_; } // bytes held at most

private:
    struct Element {
        std::string name; // as written
        std::string base; // its xml:base, or empty
        std::size_t line = 0;
        std::size_t outer_namespaces = 0; // those declared around it
        pugi::xml_node node;              // of the item's tree; null for an opened element
    };

    bool in_item() const { return open_.size() > opened_; }
    void take_tag(std::string_view tag);
    std::string start(std::string_view tag);
    std::string end(std::string_view tag);
    void begin(Element element, const pugi::xml_node &tag);
    void close();
    void broken(const std::string &fault);
    void hand_over(bool is_broken);
    void declare(const pugi::xml_node &tag);
    std::string prefixed(std::string_view written, bool is_attribute) const;
    std::string spelled(const std::string &name) const;
    void add_text(std::string_view text);
    void end_text();
    bool fits(std::size_t size);

    XmlItemRules rules_;
    std::unordered_map<std::string, std::string> spellings_; // by lower-case letters
    XmlItemLimits limits_;
    XmlTokens tokens_;
    std::vector<Element> open_; // from the root inwards
    std::size_t opened_ = 0;    // how many of them are not in an item: their children are items
    std::vector<std::pair<std::string, std::string>> namespaces_; // prefix and URI, innermost last
    pugi::xml_document document_;                                 // the item
    std::string text_;                                            // that has not ended yet
    std::string first_fault_;
    std::size_t item_line_ = 0, bytes_ = 0, elements_ = 0, largest_ = 0, faults_ = 0;
    bool skipping_ = false; // what follows a fault, until the next item
    bool cut_ = false, too_long_ = false, root_seen_ = false, closed_ = false, over_ = false;
};

} // namespace baonoi::xml
