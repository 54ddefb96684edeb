// SPDX-License-Identifier: GPL-3.0-or-later
// Settings as the API writes and takes them, JSON: serve/ answers with it, and the commands speak it with the
// daemon and print it.
#pragma once

#include "work/article_settings.h"

#include <optional>
#include <stdexcept>
#include <string>

namespace baonoi::work {

// What is wrong with a body, in words.
class BadBody : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct AskedChange {
    ArticleChange change;
    std::string reason; // for the record
};

// Throws BadBody.
AskedChange article_change_in(const std::string &json);
std::string text_of(const ArticleChange &change, const std::string &reason);

// {"source", "input", "id", "voice", "on", "passages": [{"text", "read"}], "job"}: voice is null where the
// article has none of its own, on where its section decides, job where there is none.
std::string text_of(const ArticleSettings &settings, std::optional<std::int64_t> job);

} // namespace baonoi::work
