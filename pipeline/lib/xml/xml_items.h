// SPDX-License-Identifier: GPL-3.0-or-later
// XML from outside, read as it arrives: one item at a time as a small tree, never the whole document. No
// network, no external entities, no DTD; libxml2 is the parser.
#pragma once

#include "lib/xml/xml_tame.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
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
};

class XmlItems {
public:
    explicit XmlItems(XmlItemRules rules, const XmlItemLimits &limits = {});
    ~XmlItems();
    XmlItems(const XmlItems &) = delete;
    XmlItems &operator=(const XmlItems &) = delete;

    // Valid UTF-8. Throws what the rules throw, and skip, "line 12: …", for what is no XML at all or nested
    // too deep.
    void push(std::string_view text);
    // The document is over: throws skip when there was no root element.
    void finish();

    bool complete() const; // the root was closed, and nothing broken was met
    // "line 12: …": what was mended or lost, at most one line for each cause.
    std::vector<std::string> faults() const;
    std::size_t largest_item() const; // bytes held at most

private:
    class Reader;
    std::unique_ptr<Reader> reader_;
};

} // namespace baonoi::xml
