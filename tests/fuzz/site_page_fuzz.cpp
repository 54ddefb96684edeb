// SPDX-License-Identifier: GPL-3.0-or-later
// Any page: positions lie in the page and nest, and an edit that is seen is exactly one player.
#include "base/error.h"
#include "base/utf8.h"
#include "page_positions.h"
#include "systems/site/page_bytes.h"
#include "systems/site/player.h"
#include "systems/site/site_page.h"

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace baonoi;
using fuzz::require;

void check_edit(const std::string &html, const systems::site::Insertion &place) {
    require(place.span.begin <= place.span.end && place.span.end <= html.size());
    const systems::site::PlayerFacts facts{
        std::string(64, 'a'), "Tin", "audio/a.mp3", "audio/a.vtt", "audio/baonoi-player.js", "audio/a.mp3",
        std::string(64, 'b'), 1000,  {60},          "Máy đọc"};
    Article article;
    article.charset = "UTF-8";
    article.bytes = article.html = html;
    const std::string player = systems::site::player_html(facts, place.in_words);
    const systems::site::EditedPage edited = systems::site::edited_page(article, place.span, player);
    require(edited.bytes == edited.html);
    require(edited.html == html.substr(0, place.span.begin) +
                               edited.html.substr(edited.edit.begin, edited.edit.size()) +
                               html.substr(place.span.end));
    std::optional<systems::site::OwnPlayer> seen;
    try {
        seen = systems::site::own_player(html::Document(edited.html));
    } catch (const Error &) {
        return; // refused before anything is written
    }
    if (!seen || seen->place.span != edited.edit)
        return;
    require(seen->content_hash == facts.content_hash);
    require(seen->audio == facts.audio && seen->captions == facts.captions);
    article.bytes = article.html = edited.html;
    require(systems::site::edited_page(article, seen->place.span, player).bytes == edited.bytes);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string html = valid_utf8({reinterpret_cast<const char *>(data), size});
    static const publish::SlotRules rules{publish::SiteSettings{}};
    try {
        const html::Document page(html);
        fuzz::check_positions(page.elements(), html.size());
        publish::has_foreign_recording(page, rules);
        if (const auto slot = systems::site::slot_place(page, rules))
            check_edit(html, *slot);
        check_edit(html, systems::site::place_after_title(page, "Mùa nước nổi về sớm"));
        if (const auto own = systems::site::own_player(page))
            check_edit(html, own->place);
    } catch (const Error &error) {
        require(error.next() == Next::skip);
    }
    return 0;
}
