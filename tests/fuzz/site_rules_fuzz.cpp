// SPDX-License-Identifier: GPL-3.0-or-later
// Any file of site rules: no crash, and on a page of a fixed text every visible letter is in a block or in a
// drop, or the page is refused.
#include "../extract/visible.h"
#include "base/error.h"
#include "extract/extract.h"
#include "extract/site_file.h"
#include "extract/site_rules_page.h"
#include "test_paths.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

const std::string page =
    "<html><head><title>A</title></head><body><h1 class=t>Title of it</h1><div id=x class='a b'><p>One two "
    "<b>three</b> four.</p><ul><li>five<li>six</ul><img src=a.png><p class=c>seven <a "
    "href=?page=2>2</a></div>"
    "<p>eight</body></html>";

std::size_t letters(const std::string &text) {
    std::size_t count = 0;
    for (const char c : text)
        count += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return count;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace baonoi;
    const auto file = std::make_shared<const extract::SiteFile>(
        extract::parse_site_file({reinterpret_cast<const char *>(data), size}, "fuzz.txt"));
    static const extract::PageWords words =
        extract::PageWords::load(std::filesystem::path(BAONOI_SOURCE_DIR) / "config/extract");
    const html::Checkpoint checkpoint = [] {};
    try {
        extract::SitePage site(file, "fuzz.html", checkpoint);
        pugi::xml_document tree;
        html::parse_html(page, tree, checkpoint);
        extract::Facts facts = extract::read_facts(tree);
        if (site.has_replacements() && site.replaced(page).size() > page.size() * 100000)
            std::abort();
        site.edit(tree);
        extract::Page read = extract::read_page(tree, words, checkpoint, site.strips());
        std::size_t seen = 0;
        for (const extract::Line &line : read.lines)
            seen += letters(line.text);
        if (seen != letters(test::visible_text(page)))
            std::abort();
        site.decide(read, facts);
        site.drop_after_start(read);
        site.drop_before_start(read);
        static_cast<void>(site.link(extract::Directive::next_page_link));
    } catch (const Error &) {
        return 0;
    }
    return 0;
}
