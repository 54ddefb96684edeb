// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers of the API share: JSON out, times and numbers as it writes them, the values of a query.
#pragma once

#include "serve/call.h"

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <variant>

namespace baonoi::serve {

constexpr std::int64_t last_page = 1'000'000;
constexpr std::size_t longest_search = 200; // bytes of what is searched for

http::ServerResponse reply_with(const nlohmann::json &body, int status = 200);
// With JSON as it is written, without the end of its line.
http::ServerResponse reply_written(const std::string &written);

// ISO 8601; null for 0, which is unknown.
nlohmann::json time_value(std::int64_t seconds);

// Nothing when it is no whole number from low to high.
std::optional<std::int64_t> number_from(const std::string &text, std::int64_t low, std::int64_t high);

// otherwise: when it is not there, or empty.
std::string query_text(const Call &call, const std::string &name, const std::string &otherwise = "");

http::ServerResponse refuse_number(const char *name, std::int64_t low, std::int64_t high);

// 422 with the message of what was thrown as skip; everything else is thrown on.
http::ServerResponse refuse_skipped(const std::exception &error);

// The answer, or what it threw as skip as 422.
template <class Answer>
http::ServerResponse told(Answer answer) {
    try {
        return answer();
    } catch (const std::exception &error) {
        return refuse_skipped(error);
    }
}

// What call.argument names is an article of the store, or a source holds it.
bool is_known_article(const Call &call);
// 404: it is none.
http::ServerResponse unknown_article(const Call &call);
// The store's article that call.argument names; refused when there is none or when it has no audio.
std::variant<store::ArticleRecord, http::ServerResponse> heard_article(const Call &call);

// Who reads and speaks. Throws retry when nobody does yet.
std::shared_ptr<work::Setup> speaker_of(const Call &call);

} // namespace baonoi::serve
