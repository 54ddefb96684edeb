// SPDX-License-Identifier: GPL-3.0-or-later
// The text of an article that a page holds and does not show: in its JSON-LD, or for browsers without
// scripts.
#pragma once

#include "extract/facts.h"
#include "html/html.h"

#include <cstddef>
#include <optional>
#include <string>

namespace baonoi::extract {

struct HiddenBody {
    std::string html; // a page that hands it over: see html/handed_over.h
    std::string from; // "the JSON-LD articleBody", "<noscript>", "<template>"
    std::size_t words = 0;
};

// The longest, under the article's title; nothing when none is longer than a notice.
std::optional<HiddenBody> find_hidden_body(const pugi::xml_document &tree, const Facts &facts,
                                           const std::string &title);

} // namespace baonoi::extract
