// SPDX-License-Identifier: GPL-3.0-or-later
// Settings as the API writes and takes them, JSON: serve/ answers with it, and the commands speak it with the
// daemon and print it.
#pragma once

#include "work/article_settings.h"
#include "work/scope_settings.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

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

struct AskedRollback {
    std::int64_t version = 0;
    std::string reason;
};

// Throws BadBody.
AskedRollback rollback_in(const std::string &json);
std::string rollback_text(std::int64_t version, const std::string &reason);

struct AskedScopeChange {
    ScopeChange change;
    std::string reason;
};

// Throws BadBody.
AskedScopeChange scope_change_in(const std::string &json);
std::string text_of(const ScopeChange &change, const std::string &reason);

// As docs/openapi.json describes them, ArticleSettings and ScopeSettings. What nothing is said of is null;
// in_force tells what holds then.
std::string text_of(const ArticleSettings &settings, std::optional<std::int64_t> job);
std::string text_of(const ScopeSettings &settings, std::optional<std::size_t> queued);
// {"sources": […]}
std::string text_of(const std::vector<ScopeSettings> &sources);

} // namespace baonoi::work
