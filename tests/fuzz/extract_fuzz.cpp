// SPDX-License-Identifier: GPL-3.0-or-later
// Any page: no crash, no other exception than Error, and every visible letter is in a block or in a drop.
#include "../extract/visible.h"
#include "base/error.h"
#include "base/utf8.h"
#include "extract/extract.h"
#include "test_paths.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

using Letters = std::array<std::size_t, 128>;

void count(Letters &letters, const std::string &text) {
    for (const char c : text)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            ++letters[static_cast<std::size_t>(c)];
}

const baonoi::extract::ExtractSettings &settings() {
    static const baonoi::extract::ExtractSettings made = [] {
        baonoi::extract::ExtractSettings fresh;
        fresh.budget = {60}; // of a slow build under a sanitizer
        fresh.words =
            baonoi::extract::load_page_words(std::filesystem::path(BAONOI_SOURCE_DIR) / "config/extract");
        return fresh;
    }();
    return made;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    baonoi::Article article;
    article.input = "fuzz.html";
    article.html = baonoi::valid_utf8({reinterpret_cast<const char *>(data), size});
    baonoi::Script script;
    try {
        script = baonoi::extract::extract(article, settings());
    } catch (const baonoi::Error &) {
        return 0;
    }
    Letters visible{}, accounted{};
    count(visible, baonoi::test::visible_text(article.html));
    for (const baonoi::Block &block : script.blocks)
        count(accounted, block.text);
    for (const baonoi::Drop &drop : script.drops)
        count(accounted, drop.text);
    bool said_more = false; // headers of tables with every row; announcements; texts that the page hides
    for (const baonoi::Drop &drop : script.drops)
        said_more |= drop.rule == "table header" || drop.rule == "numeric table";
    for (const std::string &note : script.notes)
        said_more |= note.starts_with("the text is ");
    for (std::size_t i = 0; i < visible.size(); ++i)
        if (visible[i] != accounted[i] && !(said_more && visible[i] < accounted[i]))
            std::abort();
    static_cast<void>(baonoi::extract::to_json(script));
    return 0;
}
