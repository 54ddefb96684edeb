// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/xml/xml_writer.h"

#include "base/utf8.h"

#include <cassert>
#include <pugixml.hpp>
#include <sstream>

namespace baonoi::xml {

namespace {

// Char of XML 1.0, section 2.2.
bool is_xml(char32_t value) {
    return value == '\t' || value == '\n' || (value >= 0x20 && value != 0xfffe && value != 0xffff);
}

std::string xml_text(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        constexpr char32_t replacement = 0xfffd; // also what malformed bytes are decoded to
        const char32_t value = point.value;
        out += is_xml(value) && value != replacement ? text.substr(at, point.length) : "\xEF\xBF\xBD";
        at += point.length;
    }
    return out;
}

void set(pugi::xml_node node, XmlWriter::Attributes attributes) {
    for (const auto &[name, value] : attributes)
        if (!value.empty())
            node.append_attribute(name).set_value(xml_text(value).c_str());
}

} // namespace

struct XmlWriter::Tree {
    pugi::xml_document document;
    pugi::xml_node at;
};

XmlWriter::XmlWriter(const char *root, Attributes attributes) : tree_(std::make_unique<Tree>()) {
    tree_->at = tree_->document.append_child(root);
    set(tree_->at, attributes);
}

XmlWriter::~XmlWriter() = default;

void XmlWriter::open(const char *name, Attributes attributes) {
    tree_->at = tree_->at.append_child(name);
    set(tree_->at, attributes);
}

void XmlWriter::close() {
    tree_->at = tree_->at.parent();
    assert(tree_->at);
}

void XmlWriter::add(const char *name, std::string_view text, Attributes attributes) {
    pugi::xml_node node = tree_->at.append_child(name);
    set(node, attributes);
    if (!text.empty())
        node.text().set(xml_text(text).c_str());
}

std::string XmlWriter::document() const {
    std::ostringstream out;
    tree_->document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
    return out.str();
}

} // namespace baonoi::xml
