// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/missing_pages.h"

#include "base/error.h"

#include <filesystem>
#include <optional>

namespace baonoi::work {

namespace {

constexpr std::size_t looked_at = 10; // pages of a server, each time

bool is_missing(const std::string &file) {
    std::error_code fault;
    return std::filesystem::status(file, fault).type() == std::filesystem::file_type::not_found;
}

enum class Seen { there, missing, unknown };

Seen look(const settings::SourceConfig &source, produce::Production &production, const std::string &input) {
    fetch::Listing listing;
    listing.input = input;
    try {
        production.fetch(source, listing);
    } catch (const Gone &) {
        return Seen::missing;
    } catch (const Error &error) {
        // It cannot be read aloud, which its own job says.
        return next_step(error) == Next::skip ? Seen::there : Seen::unknown;
    }
    return Seen::there;
}

} // namespace

std::vector<std::string> missing_pages(const settings::SourceConfig &source, produce::Production &production,
                                       store::Store &store, const std::function<bool()> &is_over) {
    const std::string &name = source.settings.name;
    std::vector<std::string> missing;
    if (source.settings.content_from_feed)
        return missing; // its pages are not fetched
    if (!source.settings.path.empty()) {
        for (std::string &input : store.inputs_with_audio(name))
            if (!is_over() && is_missing(input))
                missing.push_back(std::move(input));
        return missing;
    }
    for (const std::string &input : store.long_unseen(name, looked_at)) {
        const Seen seen = is_over() ? Seen::unknown : look(source, production, input);
        if (seen == Seen::unknown)
            break;
        store.note_seen(name, input);
        if (seen == Seen::missing)
            missing.push_back(input);
    }
    return missing;
}

} // namespace baonoi::work
