// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/listing_text.h"

#include "base/utf8.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace baonoi::work {

std::string listing_text(const fetch::Listing &listing, bool with_content) {
    const bool has_content = with_content && listing.content.size() <= longest_content;
    const auto &all = listing.enclosures;
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most_enclosures));
    const nlohmann::ordered_json json = {{"input", listing.input},
                                         {"title", shorten(listing.title, longest_title)},
                                         {"published", listing.published},
                                         {"modified", listing.modified},
                                         {"content", has_content ? listing.content : ""},
                                         {"enclosures", std::vector(all.begin(), end)},
                                         {"section", shorten(listing.section, longest_title)}};
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::optional<fetch::Listing> listing_in(const std::string &text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    try {
        return fetch::Listing{json.at("input"),
                              json.at("title"),
                              json.at("published"),
                              json.at("modified"),
                              json.at("content"),
                              json.at("enclosures"),
                              json.value("section", ""), // of a version that did not keep it
                              {}};
    } catch (const nlohmann::json::exception &) {
        return std::nullopt;
    }
}

} // namespace baonoi::work
