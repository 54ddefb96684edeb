// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/xml/xml.h"

#include "base/error.h"
#include "base/file.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace baonoi::xml {

XmlFile XmlFile::read(const std::filesystem::path &path, std::size_t limit) {
    std::string text;
    try {
        text = read_file(path, limit);
    } catch (const Error &) {
        std::throw_with_nested(
            Error(Next::stop, fmt::format("the XML file {} cannot be used", path.string())));
    }
    return parse(text, path.string());
}

XmlFile XmlFile::parse(std::string_view text, const std::string &name) {
    XmlFile file;
    file.name_ = name;
    file.buffer_ = std::make_unique<char[]>(text.size() + 1);
    std::memcpy(file.buffer_.get(), text.data(), text.size());
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
        file.line_ends_.push_back(at);
    file.document_ = std::make_unique<pugi::xml_document>();
    // Text is kept in its element, without a node of its own: less memory to touch for large lexicons.
    constexpr unsigned flags = pugi::parse_default | pugi::parse_embed_pcdata;
    const pugi::xml_parse_result result =
        file.document_->load_buffer_inplace(file.buffer_.get(), text.size(), flags, pugi::encoding_utf8);
    if (!result)
        throw Error(Next::stop,
                    fmt::format("{}:{}: {}", name, file.line_at(result.offset), result.description()));
    for (pugi::xml_node other = file.root().next_sibling(); other; other = other.next_sibling())
        if (other.type() == pugi::node_element)
            file.fail(other, fmt::format("<{}> stands after the root element", other.name()));
    return file;
}

std::size_t XmlFile::line_at(std::ptrdiff_t offset) const {
    const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0));
    return static_cast<std::size_t>(std::lower_bound(line_ends_.begin(), line_ends_.end(), at) -
                                    line_ends_.begin()) +
           1;
}

std::size_t XmlFile::line(const pugi::xml_node &node) const {
    return line_at(node.offset_debug());
}

std::size_t XmlFile::offset(const pugi::xml_node &element) const {
    return static_cast<std::size_t>(element.offset_debug());
}

void XmlFile::fail(const pugi::xml_node &node, std::string_view message) const {
    throw Error(Next::stop, fmt::format("{}:{}: {}", name_, line(node), message));
}

} // namespace baonoi::xml
