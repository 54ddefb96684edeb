// SPDX-License-Identifier: GPL-3.0-or-later
// What HTML says about its elements, by their lower-case names.
#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace baonoi::html {

bool is_block_tag(std::string_view name);     // starts and ends a line
bool is_inline_tag(std::string_view name);    // its text goes on in the text around it: b, span, …
bool is_invisible_tag(std::string_view name); // no browser shows its text: script, noscript, template, svg, …
bool is_image_tag(std::string_view name);     // img, video, …
bool is_heading_tag(std::string_view name);   // h1 … h6

// What HTML allows inside an element, as far as it decides where a player can stand.
enum class ContentModel {
    blocks, // a <div> may stand in it
    words,  // only phrasing content: the player is a <span>
    rows,   // only parts of a table or list: the player goes into one of them
    nothing // void, embedded or interactive: the player takes its place or follows it
};
ContentModel content_model(std::string_view name);

// display:none, hidden, … in the element's own attributes.
bool is_hidden(pugi::xml_node node);

// Its editor marked it as not to be read aloud: the classes baonoi-skip, no-audio, nospeech.
bool is_silent(pugi::xml_node node);

} // namespace baonoi::html
