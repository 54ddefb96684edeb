// SPDX-License-Identifier: GPL-3.0-or-later
// An XML document, element by element.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace baonoi::xml {

class XmlWriter {
public:
    using Attributes = std::initializer_list<std::pair<const char *, std::string_view>>;

    explicit XmlWriter(const char *root, Attributes attributes = {});
    ~XmlWriter();
    XmlWriter(const XmlWriter &) = delete;
    XmlWriter &operator=(const XmlWriter &) = delete;

    // The elements added from now on are inside it, until close().
    void open(const char *name, Attributes attributes = {});
    void close();
    // Attributes with an empty value are left out. Characters that XML cannot hold become U+FFFD.
    void add(const char *name, std::string_view text, Attributes attributes = {});

    // UTF-8 with a declaration, indented by two blanks.
    std::string document() const;

private:
    struct Tree;
    std::unique_ptr<Tree> tree_;
};

} // namespace baonoi::xml
