// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/document.h"

#include "base/error.h"
#include "html/budget.h"
#include "html/element_kinds.h"
#include "html/html_builder.h"
#include "html/page_parser.h"
#include "html/places.h"
#include "lib/confined/parsers.h"

namespace baonoi::html {

namespace {

void separate(std::string &text, std::string_view name) {
    if (!name.empty() && !text.empty() && text.back() != ' ' && !is_inline_tag(name))
        text += ' ';
}

} // namespace

std::optional<std::string_view> Element::attribute(const char *wanted) const {
    const pugi::xml_attribute found = node.attribute(wanted);
    return found ? std::optional<std::string_view>(found.value()) : std::nullopt;
}

Document::Document(std::string_view html, const Checkpoint &checkpoint, const HtmlLimits &limits) {
    if (confined::parses_elsewhere()) {
        parse_elsewhere(html, tree_, checkpoint, limits, &elements_, &fault_);
        return;
    }
    Places places(html, limits, checkpoint);
    build_tree(places.tamed(), tree_, checkpoint, limits, &places);
    fault_ = places.finish(elements_);
}

const std::vector<Element> &Document::elements() const {
    if (!fault_.empty())
        throw Error(Next::skip, fault_);
    return elements_;
}

bool Document::is_inside(std::size_t element, std::size_t ancestor) const {
    return ancestor <= element && element < elements_[ancestor].next;
}

std::string text_of(pugi::xml_node node, pugi::xml_node behind) {
    std::string text;
    pugi::xml_node at = node;
    while (at && at != behind) {
        const std::string_view name = at.name();
        text += at.value();
        if (at != node)
            separate(text, name);
        pugi::xml_node next = name == "script" || name == "style" ? pugi::xml_node() : at.first_child();
        while (!next && at != node) {
            separate(text, at.name());
            next = at.next_sibling();
            if (!next)
                at = at.parent();
        }
        at = next;
    }
    return text;
}

const Document &LazyDocument::get() const {
    if (!document_)
        named(name_, [&] {
            const Budget budget(budget_, name_);
            document_.emplace(html_, budget.checkpoint());
        });
    return *document_;
}

const Document &LazyDocument::whole() const {
    const Document &document = get();
    named(name_, [&] { return document.elements().size(); });
    return document;
}

} // namespace baonoi::html
