// SPDX-License-Identifier: GPL-3.0-or-later
// Any page comes out of its packet as it went in, and whatever else the packet may hold is refused or is a
// page with places in it.
#include "base/error.h"
#include "base/utf8.h"
#include "html/page_packet.h"
#include "page_positions.h"

#include <cstdint>
#include <random>
#include <sstream>
#include <string>
#include <string_view>

namespace {

using namespace baonoi;
using fuzz::require;

std::string text_of_tree(const pugi::xml_document &tree) {
    std::ostringstream out;
    tree.save(out, "", pugi::format_raw | pugi::format_no_declaration);
    return out.str();
}

void check_whole(const html::Document &page, const std::string &packet, std::size_t size) {
    pugi::xml_document tree;
    std::vector<html::Element> elements;
    const bool placed = page.fault().empty();
    require(html::unpack_page(packet, {size, {}}, tree, placed ? &elements : nullptr));
    require(text_of_tree(tree) == text_of_tree(page.tree()));
    for (std::size_t i = 0; placed && i < page.elements().size(); ++i) {
        const html::Element &was = page.elements()[i], &is = elements.at(i);
        require(was.name == is.name && was.parent == is.parent && was.next == is.next &&
                was.implied == is.implied && was.begin == is.begin && was.content == is.content &&
                was.end == is.end);
    }
    require(!placed || elements.size() == page.elements().size());
}

void check_damaged(std::string packet, std::size_t size, bool placed) {
    std::mt19937 random(static_cast<unsigned>(packet.size()));
    for (int i = 0; i < 8 && !packet.empty(); ++i) {
        packet[random() % packet.size()] = static_cast<char>(random());
        pugi::xml_document tree;
        std::vector<html::Element> elements;
        if (html::unpack_page(packet, {size, {}}, tree, placed ? &elements : nullptr))
            fuzz::check_positions(elements, size);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string html = valid_utf8({reinterpret_cast<const char *>(data), size});
    try {
        const html::Document page(html, [] {});
        const bool placed = page.fault().empty();
        const std::string packet = html::pack_page(page.tree(), placed ? &page.elements() : nullptr);
        check_whole(page, packet, html.size());
        check_damaged(packet, html.size(), placed);
    } catch (const Error &error) {
        require(error.next() == Next::skip);
    }
    return 0;
}
