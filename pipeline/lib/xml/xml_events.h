// SPDX-License-Identifier: GPL-3.0-or-later
// libxml2's push parser: markup in, events out.
#pragma once

#include "base/handle.h"

#include <exception>
#include <libxml/parser.h>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::xml {

struct XmlName {
    std::string_view uri, prefix, local; // uri is empty without a namespace and for an undeclared prefix
};

struct XmlAttribute {
    XmlName name;
    std::string value;
};

class XmlEvents {
public:
    virtual ~XmlEvents() = default;
    virtual void before_start() = 0;
    virtual void start(const XmlName &name, const std::vector<XmlAttribute> &attributes) = 0;
    virtual void end() = 0;
    virtual void text(std::string_view characters) = 0; // a piece of it
};

class XmlPushParser {
public:
    explicit XmlPushParser(XmlEvents &events);
    XmlPushParser(const XmlPushParser &) = delete;
    XmlPushParser &operator=(const XmlPushParser &) = delete;

    // A whole tag, or text without a tag. Returns what is wrong with it, or nothing; after a fault the parser
    // is of no more use. Throws what the events throw.
    std::string push(const std::string &markup);

private:
    template <class Body>
    static void guarded(void *user, Body body);
    static xmlSAXHandler handler();

    XmlEvents &events_;
    Handle<xmlParserCtxt, xmlFreeParserCtxt> context_;
    std::vector<XmlAttribute> attributes_;
    std::string fault_;
    std::exception_ptr error_;
};

} // namespace baonoi::xml
