// SPDX-License-Identifier: GPL-3.0-or-later
// XML files by pugixml, with line numbers in errors. No network, no external entities, no validation.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::xml {

// A parsed file. Nodes and strings live as long as it does.
class XmlFile {
public:
    // Throws stop, "news.pls:12: …", when the text is not well-formed or the file is unreadable or larger
    // than limit bytes. UTF-8 only.
    static XmlFile read(const std::filesystem::path &path, std::size_t limit);
    static XmlFile parse(std::string_view text, const std::string &name);

    XmlFile(XmlFile &&) noexcept = default;
    XmlFile &operator=(XmlFile &&) noexcept = default;

    const std::string &name() const { return name_; }
    pugi::xml_node root() const { return document_->document_element(); }
    std::size_t line(const pugi::xml_node &node) const;      // from 1
    std::size_t offset(const pugi::xml_node &element) const; // of its name in the text
    // Error{stop}: "name:line: message".
    [[noreturn]] void fail(const pugi::xml_node &node, std::string_view message) const;

private:
    XmlFile() = default;
    std::size_t line_at(std::ptrdiff_t offset) const;

    std::string name_;
    std::unique_ptr<char[]> buffer_;
    std::vector<std::size_t> line_ends_;
    std::unique_ptr<pugi::xml_document> document_;
};

} // namespace baonoi::xml
