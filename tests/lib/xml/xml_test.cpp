// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/xml/xml.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace baonoi::xml {

TEST(Xml, NodesKnowTheirLines) {
    const XmlFile file = XmlFile::parse("<a>\n\n<b/></a>", "x.xml");
    EXPECT_EQ(file.line(file.root().child("b")), 3U);
}

TEST(Xml, MistakesNameFileAndLine) {
    try {
        XmlFile::parse("<a>\n<b>\n</a>", "x.xml");
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_EQ(std::string(error.what()), "x.xml:3: Start-end tags mismatch");
        EXPECT_EQ(error.next(), Next::stop);
    }
}

TEST(Xml, AFileHasOneRoot) {
    try {
        XmlFile::parse("<a/>\n<!-- b -->\n<c/>", "x.xml");
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_EQ(std::string(error.what()), "x.xml:3: <c> stands after the root element");
    }
}

TEST(Xml, AMissingFileIsNamed) {
    try {
        XmlFile::read("/nonexistent/x.xml", 1000);
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_EQ(std::string(error.what()), "the XML file /nonexistent/x.xml cannot be used");
    }
}

TEST(Xml, ExternalEntitiesAreNotRead) {
    const XmlFile file =
        XmlFile::parse("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>", "x.xml");
    EXPECT_STREQ(file.root().child_value(), "&e;");
}

} // namespace baonoi::xml
