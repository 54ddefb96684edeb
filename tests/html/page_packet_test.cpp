// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that come out of their packets as they went in are in tests/fuzz/page_packet_fuzz.cpp, and all of
// tests/golden in tests/cli/parse_command_test.cpp.
#include "html/page_packet.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::html {
namespace {

const std::string page = "<body><p class=a>Bản <b>tin</b></p><p>sáng</p></body>";

std::string packet_of(const std::string &html) {
    const Document document(html);
    return pack_page(document.tree(), &document.elements());
}

bool is_read(std::string_view packet, const PageFrame &frame) {
    pugi::xml_document tree;
    std::vector<Element> elements;
    return unpack_page(packet, frame, tree, &elements);
}

TEST(PagePacket, IsReadBack) {
    pugi::xml_document tree;
    std::vector<Element> elements;
    ASSERT_TRUE(unpack_page(packet_of(page), {page.size(), {}}, tree, &elements));
    ASSERT_EQ(elements.size(), 5U);
    EXPECT_EQ(page.substr(elements[3].begin, elements[3].end - elements[3].begin), "<b>tin</b>");
    EXPECT_EQ(text_of(tree), "Bản tin sáng ");
    EXPECT_STREQ(elements[2].node.attribute("class").value(), "a");
    EXPECT_EQ(elements[3].parent, 2U);
    EXPECT_EQ(elements[2].next, 4U);
}

TEST(PagePacket, OfAnEmptyPageIsReadBack) {
    EXPECT_TRUE(is_read(packet_of(""), {0, {}}));
}

TEST(PagePacket, IsRefusedWhenItIsCutOffOrGoesOn) {
    const std::string packet = packet_of(page);
    for (std::size_t size = 0; size < packet.size(); ++size)
        EXPECT_FALSE(is_read(packet.substr(0, size), {page.size(), {}})) << size;
    EXPECT_FALSE(is_read(packet + '\0', {page.size(), {}}));
}

TEST(PagePacket, IsRefusedWhenAPlaceIsBehindThePage) {
    EXPECT_FALSE(is_read(packet_of(page), {page.size() - 1, {}}));
}

TEST(PagePacket, IsRefusedWhenItIsBeyondTheLimitsOfAPage) {
    const PageFrame few{page.size(), {.max_elements = 4}}, flat{page.size(), {.max_depth = 2}},
        bare{page.size(), {.max_all_attributes = 0}};
    for (const PageFrame &frame : {few, flat, bare})
        EXPECT_FALSE(is_read(packet_of(page), frame));
}

TEST(PagePacket, HasValidTextWhateverItHolds) {
    std::string packet = packet_of(page);
    packet.replace(packet.find("sáng"), 2, "s\xFF");
    pugi::xml_document tree;
    std::vector<Element> elements;
    ASSERT_TRUE(unpack_page(packet, {page.size(), {}}, tree, &elements));
    EXPECT_EQ(text_of(elements[4].node), "s\uFFFD\uFFFDng");
}

} // namespace
} // namespace baonoi::html
