// SPDX-License-Identifier: GPL-3.0-or-later
// What a source announced of an article, as the text that the store keeps with its job. The poller and fill
// write it, the job reads it.
#pragma once

#include "fetch/source.h"

#include <cstddef>
#include <optional>
#include <string>

namespace baonoi::work {

constexpr std::size_t longest_content = 1U << 20U; // bytes of HTML
constexpr std::size_t longest_title = 4096;        // bytes
constexpr std::size_t most_enclosures = 100;

// with_content: the source's feed carries whole articles. A content that is longer is left out, and the page
// is fetched instead; a longer title is cut, and more enclosures are left out. JSON of 2 MB at most.
std::string listing_text(const fetch::Listing &listing, bool with_content);

// Nothing: the text is empty or is not such a text.
std::optional<fetch::Listing> listing_in(const std::string &text);

} // namespace baonoi::work
